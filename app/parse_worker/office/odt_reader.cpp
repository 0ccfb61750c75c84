// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/odt_reader.h"

#include "app/parse_worker/flow/flow_builder.h"
#include "app/parse_worker/office/odt_numbering.h"
#include "app/parse_worker/office/part_xml.h"

#include <QStringList>

namespace lectern::parse {

using namespace frames;

namespace {

/// List position of a paragraph: nesting depth, and the label for the item's first paragraph.
struct ListPlace {
    int depth = 0;
    QString label;
};

/// Reads the stories of one document; appends text to `builder`, or to m_lines inside tables and notes.
class OdtStory
{
public:
    explicit OdtStory(FlowBuilder &builder) : m_builder(builder) {}

    Read<void> readContent(const QByteArray &bytes)
    {
        PartXml xml(bytes);
        const bool hasRoot = xml.enterChild();
        while (hasRoot && xml.enterChild()) {
            if (xml.name() == u"automatic-styles")
                m_numbering.readStyles(xml);
            else if (xml.name() == u"body")
                readBody(xml);
            else
                xml.skip();
        }
        return ended(xml);
    }

    /// Reads styles.xml: list definitions, and the pages' headers and footers.
    Read<void> readStyles(const QByteArray &bytes, QStringList &headers, QStringList &footers)
    {
        PartXml xml(bytes);
        const bool hasRoot = xml.enterChild();
        while (hasRoot && xml.enterChild()) {
            if (xml.name() == u"styles" || xml.name() == u"automatic-styles")
                m_numbering.readStyles(xml);
            else if (xml.name() == u"master-styles")
                readMasterPages(xml, headers, footers);
            else
                xml.skip();
        }
        return ended(xml);
    }

    void appendNotes()
    {
        for (qsizetype i = 0; i < m_notes.size(); ++i)
            m_builder.append(FlowParagraph{.text = m_notes[i], .isSmall = true});
    }

private:
    static Read<void> ended(const PartXml &xml)
    {
        if (const auto refusal = xml.refusal())
            return tl::make_unexpected(*refusal);
        return {};
    }

    void readMasterPages(PartXml &xml, QStringList &headers, QStringList &footers)
    {
        while (xml.enterChild()) {
            const bool isHeader = xml.name().startsWith(u"header"), isFooter = xml.name().startsWith(u"footer");
            if (xml.name() == u"master-page") {
                readMasterPages(xml, headers, footers);
            } else if (isHeader || isFooter) {
                QStringList lines;
                readLines(xml, lines);
                for (const QString &line : std::as_const(lines)) {
                    QStringList &known = isHeader ? headers : footers;
                    if (!line.trimmed().isEmpty() && !known.contains(line) && known.size() < 1000)
                        known += line;
                }
            } else {
                xml.skip();
            }
        }
    }

    void readBody(PartXml &xml)
    {
        while (xml.enterChild()) {
            if (xml.name() == u"text")
                readBlocks(xml, {});
            else
                xml.skip();
        }
    }

    void readBlocks(PartXml &xml, ListPlace place)
    {
        while (xml.enterChild())
            readBlock(xml, place);
    }

    void readBlock(PartXml &xml, ListPlace &place)
    {
        const QStringView name = xml.name();
        if (name == u"p" || name == u"h") {
            FlowParagraph paragraph;
            QString label = std::exchange(place.label, {});
            if (name == u"h") {
                const int level = std::max(1, xml.attribute(u"outline-level").toInt());
                paragraph.headingLevel = quint8(std::min(level, 6));
                if (place.depth == 0 && xml.attribute(u"is-list-header") != u"true")
                    label = m_numbering.nextHeading(xml.attribute(u"style-name").toString(), level);
            }
            paragraph.indent = quint8(std::min(place.depth, 9));
            QString text;
            readInlines(xml, text);
            paragraph.text = label.isEmpty() ? text : label + u' ' + text;
            take(paragraph);
        } else if (name == u"list") {
            readList(xml, place.depth);
        } else if (name == u"table") {
            readTable(xml);
        } else if (name == u"section" || name == u"text-box" || name == u"frame" || name == u"index-body" || name == u"table-of-content"
                   || name == u"index-title" || name == u"list-header" || name == u"alphabetical-index" || name == u"user-index") {
            readBlocks(xml, place);
        } else {
            if (name == u"tracked-changes")
                m_builder.remark(DeletionsLeftOut);
            xml.skip();
        }
    }

    void take(const FlowParagraph &paragraph)
    {
        if (m_lines)
            *m_lines += paragraph.text;
        else
            m_builder.append(paragraph);
        for (const QString &box : std::exchange(m_boxes, {}))
            take(FlowParagraph{.text = box});
    }

    void readList(PartXml &xml, int depth)
    {
        const QString style = xml.attribute(u"style-name").toString();
        const QString outer = m_listStyle;
        if (!style.isEmpty())
            m_listStyle = style;
        const bool goesOn = xml.attribute(u"continue-numbering") == u"true" || !xml.attribute(u"continue-list").isEmpty();
        if (depth == 0 && !goesOn)
            m_numbering.beginAgain(m_listStyle);
        while (xml.enterChild()) {
            if (xml.name() != u"list-item" && xml.name() != u"list-header") {
                xml.skip();
                continue;
            }
            ListPlace place{depth + 1, {}};
            if (xml.name() == u"list-item")
                place.label = m_numbering.nextItem(m_listStyle, depth, xml.attribute(u"start-value"));
            readBlocks(xml, place);
        }
        m_listStyle = outer;
    }

    /// Reads the open element's contents as lines, for cells, boxes and notes.
    void readLines(PartXml &xml, QStringList &lines)
    {
        QStringList *outer = std::exchange(m_lines, &lines);
        readBlocks(xml, {});
        m_lines = outer;
    }

    void readTable(PartXml &xml)
    {
        while (xml.enterChild()) {
            if (xml.name() == u"table-header-rows" || xml.name() == u"table-rows" || xml.name() == u"table-row-group") {
                readTable(xml);
            } else if (xml.name() == u"table-row") {
                FlowRow row;
                readRow(xml, row);
                if (m_lines)
                    *m_lines += textOf(row);
                else if (!row.cells.empty())
                    m_builder.append(row);
            } else {
                xml.skip();
            }
        }
    }

    static QString textOf(const FlowRow &row)
    {
        QStringList texts;
        for (const FlowRow::Cell &cell : row.cells)
            texts += cell.text;
        return texts.join(u'\t');
    }

    void readRow(PartXml &xml, FlowRow &row)
    {
        constexpr size_t maxCells = 256;
        while (xml.enterChild()) {
            if (xml.name() != u"table-cell" || row.cells.size() >= maxCells) {
                xml.skip();
                continue;
            }
            QStringList lines;
            readLines(xml, lines);
            lines.removeIf([](const QString &line) { return line.trimmed().isEmpty(); });
            row.cells.push_back({lines.join(u'\n').trimmed(), 1});
        }
    }

    void add(QString &text, QStringView more) const
    {
        if (text.size() < maxTextBytes)
            text += more;
    }

    /// Collapses white space: in text it counts once, and more of it is encoded as elements.
    void addCollapsed(QString &text, QStringView more) const
    {
        for (const QChar c : more) {
            const bool isSpace = c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
            if (!isSpace)
                add(text, QStringView(&c, 1));
            else if (!text.isEmpty() && !text.back().isSpace())
                text += u' ';
        }
    }

    void readInlines(PartXml &xml, QString &text)
    {
        while (true) {
            const PartXml::Part part = xml.nextPart();
            if (part == PartXml::Part::End)
                return;
            if (part == PartXml::Part::Text)
                addCollapsed(text, xml.text());
            else
                readInline(xml, text);
        }
    }

    void readInline(PartXml &xml, QString &text)
    {
        const QStringView name = xml.name();
        if (name == u"s") {
            constexpr int most = 1000;
            const QStringView count = xml.attribute(u"c");
            add(text, QString(count.isEmpty() ? 1 : std::clamp(count.toInt(), 0, most), u' '));
            return xml.skip();
        }
        if (name == u"tab" || name == u"line-break") {
            add(text, name == u"tab" ? u"\t" : u"\n");
            return xml.skip();
        }
        if (name == u"note")
            return readNote(xml, text);
        if (name == u"text-box") {
            QStringList lines;
            readLines(xml, lines);
            m_boxes += lines;
            return;
        }
        const bool isLeftOut = name == u"annotation" || name == u"annotation-end" || name == u"tracked-changes" || name == u"ruby-text"
            || name == u"object" || name == u"image" || name == u"event-listeners" || name == u"desc" || name == u"title";
        isLeftOut ? xml.skip() : readInlines(xml, text);
    }

    void readNote(PartXml &xml, QString &text)
    {
        const QString mark = QStringLiteral("[%1]").arg(m_noteCount + 1);
        ++m_noteCount;
        add(text, mark);
        QStringList lines;
        while (xml.enterChild()) {
            if (xml.name() == u"note-body")
                readLines(xml, lines);
            else
                xml.skip();
        }
        m_notes += mark + u' ' + lines.join(u' ').trimmed();
    }

    FlowBuilder &m_builder;
    OdtNumbering m_numbering;
    QString m_listStyle;
    QStringList *m_lines = nullptr; ///< Receives the lines inside cells, boxes and notes; else null.
    QStringList m_boxes;            ///< Text boxes of the current paragraph.
    QStringList m_notes;
    int m_noteCount = 0;
};

} // namespace

Read<FlowText> readOdt(ZipParts &parts)
{
    const auto mimeType = parts.read("mimetype");
    const auto manifest = parts.read("META-INF/manifest.xml");
    if (!mimeType || !manifest)
        return tl::make_unexpected(mimeType ? manifest.error() : mimeType.error());
    if (manifest->contains("encryption-data"))
        return tl::make_unexpected(Refusal::Encrypted);
    if (mimeType->contains("opendocument.spreadsheet"))
        return tl::make_unexpected(Refusal::Spreadsheet);
    if (mimeType->contains("opendocument.presentation"))
        return tl::make_unexpected(Refusal::Presentation);
    if (!mimeType->contains("opendocument.text"))
        return tl::make_unexpected(Refusal::ZipArchive);
    const auto styles = parts.read("styles.xml");
    const auto content = parts.read("content.xml");
    if (!styles || !content)
        return tl::make_unexpected(styles ? content.error() : styles.error());
    FlowBuilder builder;
    OdtStory story(builder);
    QStringList headers, footers;
    if (!styles->isEmpty()) {
        if (const auto read = story.readStyles(*styles, headers, footers); !read)
            return tl::make_unexpected(read.error());
    }
    for (const QString &header : std::as_const(headers))
        builder.append(FlowParagraph{.text = header, .isSmall = true});
    if (const auto read = story.readContent(*content); !read)
        return tl::make_unexpected(read.error());
    story.appendNotes();
    for (const QString &footer : std::as_const(footers))
        builder.append(FlowParagraph{.text = footer, .isSmall = true});
    return builder.take();
}

} // namespace lectern::parse
