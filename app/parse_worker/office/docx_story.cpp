// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/docx_story.h"

#include <array>

namespace lectern::parse {

using namespace frames;

namespace {

bool isWord(const PartXml &xml) { return xml.space().endsWith(u"/wordprocessingml/2006/main") || xml.space().endsWith(u"/wordprocessingml/main"); }

bool isAmong(QStringView name, std::initializer_list<QStringView> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Whether the element only wraps other content.
bool isWrapper(const PartXml &xml)
{
    return isAmong(xml.name(),
                   {u"ins", u"moveTo", u"hyperlink", u"fldSimple", u"sdt", u"sdtContent", u"smartTag", u"customXml", u"dir", u"bdo", u"ruby",
                    u"rubyBase", u"subDoc"});
}

bool isDeleted(const PartXml &xml) { return xml.name() == u"del" || xml.name() == u"moveFrom"; }

/// Collects the paragraphs of a table cell as one text.
class CellSink final : public DocxSink
{
public:
    void take(FlowParagraph paragraph) override { append(paragraph.text); }
    void take(FlowRow row) override
    {
        QStringList texts;
        for (const FlowRow::Cell &cell : row.cells)
            texts += cell.text;
        append(texts.join(u'\t'));
    }
    void endPage() override {}
    void endSection(const QSizeF &) override {}
    [[nodiscard]] QString text() const { return m_lines.join(u'\n').trimmed(); }

private:
    void append(const QString &line)
    {
        if (!line.trimmed().isEmpty())
            m_lines += line;
    }
    QStringList m_lines;
};

} // namespace

void DocxStory::readBlocks()
{
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"AlternateContent") {
            readAlternatives([this] { readBlocks(); });
        } else if (!isWord(m_xml)) {
            m_xml.skip();
        } else if (m_xml.name() == u"p") {
            readParagraph();
        } else if (m_xml.name() == u"tbl") {
            readTable();
        } else if (isWrapper(m_xml)) {
            readBlocks();
        } else if (m_xml.name() == u"sectPr") {
            m_sink->endSection(readSectionPageSize(m_xml));
        } else {
            m_context.remarks |= isDeleted(m_xml) ? DeletionsLeftOut : 0;
            m_xml.skip();
        }
    }
}

/// Reads the first of the alternatives (Choice or Fallback) only.
void DocxStory::readAlternatives(const std::function<void()> &readContent)
{
    bool isDone = false;
    while (m_xml.enterChild()) {
        if (!isDone && (m_xml.name() == u"Choice" || m_xml.name() == u"Fallback")) {
            isDone = true;
            readContent();
        } else {
            m_xml.skip();
        }
    }
}

void DocxStory::readParagraph()
{
    Growing paragraph;
    paragraph.text = std::exchange(m_carried, {});
    DocxParagraphProperties properties;
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"pPr" && isWord(m_xml))
            properties = readParagraphProperties(m_xml);
        else
            readRunPart(paragraph);
    }
    if (properties.isMarkDeleted) {
        m_carried = std::move(paragraph.text);
        m_context.remarks |= DeletionsLeftOut;
        return;
    }
    finish(std::move(paragraph), properties);
}

/// Adds label, list position and heading level to the paragraph, and passes it to the sink.
void DocxStory::finish(Growing paragraph, const DocxParagraphProperties &properties)
{
    const DocxStyle style = m_context.styles.resolved(properties.style);
    FlowParagraph made;
    constexpr int bodyLevel = 9;
    const int outline = properties.outlineLevel.value_or(style.outlineLevel.value_or(bodyLevel));
    made.headingLevel = outline >= 0 && outline < bodyLevel ? quint8(std::min(outline + 1, 6)) : quint8(0);
    const int list = properties.place.list.value_or(style.place.list.value_or(0));
    const int level = properties.place.level.value_or(style.place.level.value_or(0));
    const bool hasText = !paragraph.text.trimmed().isEmpty() || !paragraph.pieces.empty();
    QString label;
    if (list != 0 && hasText) {
        label = m_context.numbering.nextLabel(list, level);
        made.indent = made.headingLevel > 0 ? quint8(0) : quint8(std::clamp(level, 0, 8) + 1);
    }
    made.startsPage = properties.startsPage || paragraph.startsPage;
    // Text boxes and the text before page breaks are separate pieces; the rest is the paragraph itself.
    for (FlowParagraph &piece : paragraph.pieces) {
        const bool endsPage = piece.startsPage;
        made.text = (label.isEmpty() ? QString() : std::exchange(label, {}) + u' ') + piece.text;
        m_sink->take(made);
        made.startsPage = false;
        if (endsPage)
            m_sink->endPage();
    }
    if (!paragraph.text.isEmpty() || paragraph.pieces.empty()) {
        made.text = (label.isEmpty() ? QString() : label + u' ') + paragraph.text;
        m_sink->take(std::move(made));
    }
    if (properties.endsSection)
        m_sink->endSection(properties.pageSize);
}

void DocxStory::add(Growing &paragraph, QStringView text)
{
    if (!isInInstruction() && paragraph.text.size() < maxTextBytes)
        paragraph.text += text;
}

void DocxStory::readInlines(Growing &paragraph)
{
    while (m_xml.enterChild())
        readRunPart(paragraph);
}

/// Reads a run and leaves out hidden text.
void DocxStory::readRun(Growing &paragraph)
{
    bool isHidden = false;
    Growing hidden;
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"rPr" && isWord(m_xml)) {
            while (m_xml.enterChild()) {
                isHidden = isHidden || (m_xml.name() == u"vanish" && isOn(m_xml));
                m_xml.skip();
            }
        } else {
            readRunPart(isHidden ? hidden : paragraph);
        }
    }
    if (isHidden)
        m_context.remarks |= DeletionsLeftOut;
}

/// Reads any element inside a paragraph or a run.
void DocxStory::readRunPart(Growing &paragraph)
{
    const QStringView name = m_xml.name();
    if (name == u"AlternateContent")
        return readAlternatives([&] { readInlines(paragraph); });
    const bool isMath = m_xml.space().endsWith(u"/math");
    if (isMath || (isWord(m_xml) && isWrapper(m_xml))) {
        if (isMath && name == u"t")
            return add(paragraph, m_xml.readText());
        return readInlines(paragraph);
    }
    if (!isWord(m_xml))
        return m_xml.skip();
    if (name == u"r")
        return readRun(paragraph);
    if (name == u"t")
        return add(paragraph, m_xml.readText());
    if (name == u"drawing" || name == u"pict" || name == u"object")
        return readDrawing(paragraph);
    if (name == u"fldChar") {
        readFieldMark();
    } else if (name == u"tab" || name == u"ptab") {
        add(paragraph, u"\t");
    } else if (name == u"br" && m_xml.attribute(u"type") == u"page") {
        if (!isInInstruction()) {
            const bool isLeading = paragraph.text.isEmpty() && paragraph.pieces.empty();
            paragraph.startsPage = paragraph.startsPage || isLeading;
            if (!isLeading)
                paragraph.pieces.push_back({.text = std::exchange(paragraph.text, {}), .startsPage = true});
        }
    } else if (name == u"br" || name == u"cr") {
        add(paragraph, u"\n");
    } else if (name == u"noBreakHyphen") {
        add(paragraph, u"-");
    } else if (name == u"sym") {
        add(paragraph, symbolOf(m_xml.attribute(u"font"), m_xml.attribute(u"char")));
    } else if (name == u"footnoteReference" || name == u"endnoteReference") {
        const QString kind = name.chopped(9).toString();
        add(paragraph, m_context.markOfNote ? m_context.markOfNote(kind, m_xml.attribute(u"id").toString()) : QString());
    } else if (isDeleted(m_xml)) {
        m_context.remarks |= DeletionsLeftOut;
    }
    m_xml.skip();
}

void DocxStory::readFieldMark()
{
    constexpr size_t deepest = 256;
    const QStringView type = m_xml.attribute(u"fldCharType");
    if (type == u"begin" && m_fields.size() < deepest) {
        m_fields.push_back(true);
        ++m_instructionDepth;
    } else if (type == u"separate" && !m_fields.empty() && m_fields.back()) {
        m_fields.back() = false;
        --m_instructionDepth;
    } else if (type == u"end" && !m_fields.empty()) {
        m_instructionDepth -= m_fields.back() ? 1 : 0;
        m_fields.pop_back();
    }
}

/// Reads text boxes at any depth of the drawing. They come before the rest of their paragraph.
void DocxStory::readDrawing(Growing &paragraph)
{
    class BoxSink final : public DocxSink
    {
    public:
        void take(FlowParagraph paragraph) override { lines += paragraph.text; }
        void take(FlowRow row) override
        {
            for (const FlowRow::Cell &cell : row.cells)
                lines += cell.text;
        }
        void endPage() override {}
        void endSection(const QSizeF &) override {}
        QStringList lines;
    };
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"AlternateContent") {
            readAlternatives([&] { readDrawing(paragraph); });
        } else if (m_xml.name() == u"txbxContent" && isWord(m_xml)) {
            BoxSink box;
            DocxSink *outer = std::exchange(m_sink, &box);
            const QString carried = std::exchange(m_carried, {});
            readBlocks();
            m_carried = carried;
            m_sink = outer;
            for (QString &line : box.lines) {
                if (!line.trimmed().isEmpty() && !isInInstruction())
                    paragraph.pieces.push_back({.text = std::move(line)});
            }
        } else {
            readDrawing(paragraph);
        }
    }
}

void DocxStory::readTable()
{
    std::vector<float> grid;
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"tblGrid") {
            constexpr size_t maxColumns = 256;
            while (m_xml.enterChild()) {
                if (m_xml.name() == u"gridCol" && grid.size() < maxColumns)
                    grid.push_back(std::max(1.0f, m_xml.attribute(u"w").toFloat()));
                m_xml.skip();
            }
        } else if (m_xml.name() == u"tr") {
            FlowRow row;
            if (readRow(row, grid) && !row.cells.empty())
                m_sink->take(std::move(row));
        } else if (isWrapper(m_xml)) {
            readTable();
        } else {
            m_xml.skip();
        }
    }
}

/// False: the row was deleted by a tracked change.
bool DocxStory::readRow(FlowRow &row, const std::vector<float> &grid)
{
    bool isKept = true;
    size_t column = 0;
    while (m_xml.enterChild()) {
        if (m_xml.name() == u"trPr") {
            while (m_xml.enterChild()) {
                isKept = isKept && m_xml.name() != u"del";
                m_xml.skip();
            }
        } else if (m_xml.name() == u"tc") {
            CellSink cell;
            DocxSink *outer = std::exchange(m_sink, &cell);
            readBlocks();
            m_sink = outer;
            row.cells.push_back({cell.text(), column < grid.size() ? grid[column] : 1});
            ++column;
        } else if (isWrapper(m_xml)) {
            isKept = readRow(row, grid) && isKept;
        } else {
            m_xml.skip();
        }
    }
    if (!isKept)
        m_context.remarks |= DeletionsLeftOut;
    return isKept;
}

} // namespace lectern::parse
