// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QString>

#include <vector>

namespace lectern::parse {

/// One paragraph, heading, list item or table row of a document that has no pages of its own. Positions are UTF-16 units.
struct FlowBlock {
    qsizetype start = 0;
    qsizetype length = 0;    ///< With the line break at its end.
    quint8 headingLevel = 0; ///< 1 .. 6; 0: not a heading.
    quint8 indent = 0;       ///< Steps to the right.
    bool startsPage = false;
    bool isSmall = false;  ///< A note, a header or footer.
    quint32 firstCell = 0; ///< Of a table row: its cells in FlowText::cells.
    quint16 cellCount = 0; ///< 0: not a table row.
};

/// A cell of a table row. `length` is without the tab or line break that follows.
struct FlowCell {
    qsizetype start = 0;
    qsizetype length = 0;
    float widthShare = 1; ///< Relative to the other cells of the row.
};

/// The whole text of a document and what its parts are. The blocks cover the text without gaps, in order.
struct FlowText {
    QString text;
    std::vector<FlowBlock> blocks;
    std::vector<FlowCell> cells;
    quint8 remarks = 0;
    QSizeF pageSize = QSizeF(595, 842); ///< Points; A4 unless the document says otherwise.
};

} // namespace lectern::parse
