// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

namespace lectern::parse {

/// What the readers of word processors' files make: a paragraph before it has a place in the text.
struct FlowParagraph {
    QString text; ///< Without the line break at its end.
    quint8 headingLevel = 0;
    quint8 indent = 0;
    bool startsPage = false;
    bool isSmall = false;
};

/// A row of a table: the paragraphs of each cell, joined by line breaks.
struct FlowRow {
    struct Cell {
        QString text;
        float widthShare = 1;
    };
    std::vector<Cell> cells;
};

/// Appends paragraphs and rows to a FlowText, within the limit of a document's text.
///
/// Thread: one at a time.
class FlowBuilder
{
public:
    void append(const FlowParagraph &paragraph);
    /// One cell: its paragraphs stand alone. Several: a tab between the cells.
    void append(const FlowRow &row);
    /// The next paragraph or row begins a page.
    void startPage() { m_startsPage = true; }
    void remark(frames::Remark remark) { m_flow.remarks |= remark; }
    void setPageSize(const QSizeF &points);
    [[nodiscard]] bool isFull() const { return m_isFull; }
    [[nodiscard]] Read<FlowText> take();

private:
    void appendLine(QStringView line, FlowBlock block);

    FlowText m_flow;
    bool m_startsPage = false;
    bool m_isFull = false;
};

/// The text with only what can be stored: no U+0000, no halves of pairs, no controls but tab and line break.
[[nodiscard]] QString storableText(QStringView text);

} // namespace lectern::parse
