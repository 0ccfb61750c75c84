// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/docx_reader.h"

#include "app/parse_worker/office/docx_relations.h"
#include "app/parse_worker/office/docx_story.h"

#include <QSet>

namespace lectern::parse {

using namespace frames;

namespace {

/// Appends the parts of a story to the document's text.
class DocumentSink final : public DocxSink
{
public:
    DocumentSink(FlowBuilder &builder, bool isSmall) : m_builder(builder), m_isSmall(isSmall) {}
    void take(FlowParagraph paragraph) override
    {
        paragraph.isSmall = m_isSmall;
        if (!m_isSmall || !paragraph.text.trimmed().isEmpty())
            m_builder.append(paragraph);
    }
    void take(FlowRow row) override { m_builder.append(row); }
    void endPage() override { m_builder.startPage(); }
    void endSection(const QSizeF &pageSize) override
    {
        if (!m_hasPageSize)
            m_builder.setPageSize(pageSize);
        m_hasPageSize = m_hasPageSize || !pageSize.isEmpty();
    }

private:
    FlowBuilder &m_builder;
    bool m_isSmall;
    bool m_hasPageSize = false; ///< Only the first section's size is used.
};

/// Reads one document: its main part and the related parts.
class DocxReading
{
public:
    explicit DocxReading(ZipParts &parts) : m_parts(parts) {}

    Read<FlowText> run()
    {
        const auto package = relationsOf(m_parts, {});
        if (!package)
            return tl::make_unexpected(package.error());
        m_main = partOfType(*package, u"officeDocument");
        if (m_main.isEmpty() || !m_parts.has(m_main.constData()))
            m_main = "word/document.xml";
        if (!m_parts.has(m_main.constData()))
            return tl::make_unexpected(Refusal::Damaged);
        auto relations = relationsOf(m_parts, m_main);
        if (!relations)
            return tl::make_unexpected(relations.error());
        m_relations = std::move(*relations);
        for (const auto step :
             {&DocxReading::readDefinitions, &DocxReading::readHeaders, &DocxReading::readBody, &DocxReading::readNotes, &DocxReading::readFooters}) {
            if (const auto done = (this->*step)(); !done)
                return tl::make_unexpected(done.error());
        }
        if (m_context.remarks & DeletionsLeftOut)
            m_builder.remark(DeletionsLeftOut);
        return m_builder.take();
    }

private:
    struct Note {
        QString kind, id;
    };

    Read<QByteArray> readRelated(QStringView type) { return m_parts.read(partOfType(m_relations, type)); }

    Read<void> readDefinitions()
    {
        const auto stylesXml = readRelated(u"styles");
        const auto numberingXml = readRelated(u"numbering");
        if (!stylesXml || !numberingXml)
            return tl::make_unexpected(stylesXml ? numberingXml.error() : stylesXml.error());
        auto styles = DocxStyles::parse(*stylesXml);
        auto numbering = DocxNumbering::parse(*numberingXml);
        if (!styles || !numbering)
            return tl::make_unexpected(styles ? numbering.error() : styles.error());
        m_context.styles = std::move(*styles);
        m_context.numbering = std::move(*numbering);
        m_context.markOfNote = [this](QStringView kind, const QString &id) {
            constexpr size_t most = 100'000;
            if (m_notes.size() < most)
                m_notes.push_back({kind.toString(), id});
            return QStringLiteral("[%1]").arg(m_notes.size());
        };
        return {};
    }

    /// Reads a part whose root element contains blocks.
    Read<void> readStory(const QByteArray &part, bool isBody, DocxSink &sink)
    {
        const auto bytes = m_parts.read(part);
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        PartXml xml(*bytes);
        bool isThere = xml.enterChild();
        while (isBody && isThere && xml.name() != u"body") {
            if (xml.name() == u"document") {
                isThere = xml.enterChild();
            } else {
                xml.skip();
                isThere = xml.enterChild();
            }
        }
        if (isThere)
            DocxStory(xml, m_context, sink).readBlocks();
        if (const auto refusal = xml.refusal())
            return tl::make_unexpected(*refusal);
        return {};
    }

    Read<void> readBody()
    {
        DocumentSink sink(m_builder, false);
        return readStory(m_main, true, sink);
    }

    Read<void> readHeaders() { return readRepeated(u"header"); }
    Read<void> readFooters() { return readRepeated(u"footer"); }

    /// Reads headers or footers; a text repeated by several sections or page types is added once.
    Read<void> readRepeated(QStringView type)
    {
        class Collector final : public DocxSink
        {
        public:
            void take(FlowParagraph paragraph) override { lines += paragraph.text; }
            void take(FlowRow row) override
            {
                QStringList cells;
                for (const FlowRow::Cell &cell : row.cells)
                    cells += cell.text;
                lines += cells.join(u'\t');
            }
            void endPage() override {}
            void endSection(const QSizeF &) override {}
            QStringList lines;
        };
        QSet<QString> seen;
        for (const DocxRelation &relation : m_relations) {
            if (relation.type != type || !m_parts.has(relation.target.constData()))
                continue;
            Collector collector;
            if (const auto done = readStory(relation.target, false, collector); !done)
                return done;
            for (const QString &line : std::as_const(collector.lines)) {
                if (line.trimmed().isEmpty() || seen.contains(line))
                    continue;
                seen.insert(line);
                m_builder.append(FlowParagraph{.text = line, .isSmall = true});
            }
        }
        return {};
    }

    /// Adds the notes that the text refers to, in the order of their references.
    Read<void> readNotes()
    {
        QHash<QString, QStringList> texts; // kind and id -> paragraphs
        for (const QStringView kind : {QStringView(u"footnote"), QStringView(u"endnote")}) {
            const auto bytes = readRelated(kind.toString() + u's');
            if (!bytes)
                return tl::make_unexpected(bytes.error());
            if (!bytes->isEmpty()) {
                if (const auto done = collectNotes(*bytes, kind, texts); !done)
                    return done;
            }
        }
        const size_t count = m_notes.size(); // references inside notes are not followed
        for (size_t i = 0; i < count; ++i) {
            const QStringList lines = texts.value(m_notes[i].kind + m_notes[i].id);
            for (qsizetype line = 0; line < lines.size(); ++line) {
                const QString mark = line == 0 ? QStringLiteral("[%1] ").arg(i + 1) : QString();
                m_builder.append(FlowParagraph{.text = mark + lines[line].trimmed(), .isSmall = true});
            }
        }
        return {};
    }

    Read<void> collectNotes(const QByteArray &bytes, QStringView kind, QHash<QString, QStringList> &texts)
    {
        class Collector final : public DocxSink
        {
        public:
            void take(FlowParagraph paragraph) override
            {
                if (!paragraph.text.trimmed().isEmpty())
                    lines += paragraph.text;
            }
            void take(FlowRow row) override
            {
                for (const FlowRow::Cell &cell : row.cells)
                    lines += cell.text;
            }
            void endPage() override {}
            void endSection(const QSizeF &) override {}
            QStringList lines;
        };
        PartXml xml(bytes);
        const bool hasRoot = xml.enterChild();
        while (hasRoot && xml.enterChild()) {
            if (xml.name() != kind || !xml.attribute(u"type").isEmpty()) {
                xml.skip(); // separators
                continue;
            }
            const QString id = xml.attribute(u"id").toString();
            Collector collector;
            DocxStory(xml, m_context, collector).readBlocks();
            texts.insert(kind.toString() + id, collector.lines);
        }
        if (const auto refusal = xml.refusal())
            return tl::make_unexpected(*refusal);
        return {};
    }

    ZipParts &m_parts;
    QByteArray m_main;
    std::vector<DocxRelation> m_relations;
    DocxContext m_context;
    FlowBuilder m_builder;
    std::vector<Note> m_notes;
};

} // namespace

Read<FlowText> readDocx(ZipParts &parts) { return DocxReading(parts).run(); }

} // namespace lectern::parse
