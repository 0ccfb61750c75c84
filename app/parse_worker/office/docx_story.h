// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_builder.h"
#include "app/parse_worker/office/docx_paragraph.h"

#include <functional>

namespace lectern::parse {

/// State shared by all stories of a document (body, notes, headers).
struct DocxContext {
    DocxStyles styles;
    DocxNumbering numbering;
    /// Returns the mark ("[1]") of a note for the text. `kind` is "footnote" or "endnote".
    std::function<QString(QStringView kind, const QString &id)> markOfNote;
    quint8 remarks = 0;
};

/// Receives the parts of a story: the document, or a table cell.
class DocxSink
{
public:
    virtual ~DocxSink() = default;
    virtual void take(FlowParagraph paragraph) = 0;
    virtual void take(FlowRow row) = 0;
    virtual void endPage() = 0;
    virtual void endSection(const QSizeF &pageSize) = 0;
};

/// Reads one story of a Word document, block by block, from the element that is open in `xml`.
///
/// Thread: one at a time. Borrows: all three.
class DocxStory
{
public:
    DocxStory(PartXml &xml, DocxContext &context, DocxSink &sink) : m_xml(xml), m_context(context), m_sink(&sink) {}

    /// Reads paragraphs, tables and their wrappers. Leaves the open element.
    void readBlocks();

private:
    /// A paragraph being read, with the pieces that precede it.
    struct Growing {
        QString text;
        std::vector<FlowParagraph> pieces; ///< Text boxes, and text before page breaks.
        bool startsPage = false;
    };

    void readParagraph();
    void readInlines(Growing &paragraph);
    void readRun(Growing &paragraph);
    void readRunPart(Growing &paragraph);
    void readFieldMark();
    void readDrawing(Growing &paragraph);
    void readAlternatives(const std::function<void()> &readContent);
    void readTable();
    [[nodiscard]] bool readRow(FlowRow &row, const std::vector<float> &grid);
    void finish(Growing paragraph, const DocxParagraphProperties &properties);
    void add(Growing &paragraph, QStringView text);
    [[nodiscard]] bool isInInstruction() const { return m_instructionDepth > 0; }

    PartXml &m_xml;
    DocxContext &m_context;
    DocxSink *m_sink;
    /// Open fields, innermost last; true while the field's instruction is being read. Fields may span paragraphs.
    std::vector<bool> m_fields;
    int m_instructionDepth = 0;
    QString m_carried; ///< Text of a paragraph whose end was deleted.
};

} // namespace lectern::parse
