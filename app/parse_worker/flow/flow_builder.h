// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"

namespace lectern::parse {

/// A paragraph from a word processor's file, before it has a position in the text.
struct FlowParagraph {
    QString text; ///< Without the final line break.
    quint8 headingLevel = 0;
    quint8 indent = 0;
    bool startsPage = false;
    bool isSmall = false;
};

/// A table row: each cell's paragraphs, joined by line breaks.
struct FlowRow {
    struct Cell {
        QString text;
        float widthShare = 1;
    };
    std::vector<Cell> cells;
};

/// Appends paragraphs and rows to a FlowText, up to the maximum length of a document's text.
///
/// Thread: one at a time.
class FlowBuilder
{
public:
    void append(const FlowParagraph &paragraph);
    /// A single cell is appended as plain paragraphs; several are separated by tabs.
    void append(const FlowRow &row);
    /// Makes the next paragraph or row begin a new page.
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

/// Removes what cannot be stored: U+0000, single surrogates, controls except tab and line break.
[[nodiscard]] QString storableText(QStringView text);

} // namespace lectern::parse
