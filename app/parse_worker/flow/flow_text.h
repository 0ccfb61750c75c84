// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QString>

#include <vector>

namespace lectern::parse {

/// One paragraph, heading, list item or table row of a document without pages. Positions are UTF-16 units.
struct FlowBlock {
    qsizetype start = 0;
    qsizetype length = 0;    ///< Including the final line break.
    quint8 headingLevel = 0; ///< 1 .. 6; 0: not a heading.
    quint8 indent = 0;       ///< Number of indentation steps.
    bool startsPage = false;
    bool isSmall = false;  ///< A note, header or footer.
    quint32 firstCell = 0; ///< For a table row: index in FlowText::cells.
    quint16 cellCount = 0; ///< 0: not a table row.
};

/// A cell of a table row. `length` excludes the following tab or line break.
struct FlowCell {
    qsizetype start = 0;
    qsizetype length = 0;
    float widthShare = 1; ///< Relative to the other cells of the row.
};

/// The whole text of a document, divided into blocks. The blocks cover the text in order, without gaps.
struct FlowText {
    QString text;
    std::vector<FlowBlock> blocks;
    std::vector<FlowCell> cells;
    quint8 remarks = 0;
    QSizeF pageSize = QSizeF(595, 842); ///< Points; A4 unless the document specifies another size.
};

} // namespace lectern::parse
