// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_reader.h"

#include "app/parse_worker/flow/flow_builder.h"
#include "app/parse_worker/text/code_page.h"
#include "app/parse_worker/text/rtf_tokens.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <unordered_map>

namespace lectern::parse {

using namespace frames;

namespace {

/// Where text goes.
enum class Target : quint8 { Body, Nowhere, Fonts, Header, Footer, Note };

/// What a control word does.
enum class Word : quint8 {
    SkipGroup,
    FontTable,
    Header,
    Footer,
    Note,
    PassThrough,
    Paragraph,
    Line,
    Tab,
    Page,
    Cell,
    Row,
    ParagraphDefaults,
    InTable,
    Plain,
    CodePage,
    Font,
    FontCharacterSet,
    DefaultFont,
    UnicodeSkip,
    Unicode,
    Hidden,
    Deleted,
    OutlineLevel,
    PaperWidth,
    PaperHeight,
    Character,
};

struct Meaning {
    Word word;
    char16_t character = 0;
};

const std::unordered_map<std::string_view, Meaning> &meanings()
{
    static const std::unordered_map<std::string_view, Meaning> table{
        {"fonttbl", {Word::FontTable}},
        {"colortbl", {Word::SkipGroup}},
        {"stylesheet", {Word::SkipGroup}},
        {"info", {Word::SkipGroup}},
        {"pict", {Word::SkipGroup}},
        {"object", {Word::SkipGroup}},
        {"objdata", {Word::SkipGroup}},
        {"fldinst", {Word::SkipGroup}},
        {"nonshppict", {Word::SkipGroup}},
        {"annotation", {Word::SkipGroup}},
        {"atnid", {Word::SkipGroup}},
        {"atnauthor", {Word::SkipGroup}},
        {"sp", {Word::SkipGroup}},
        {"listtable", {Word::SkipGroup}},
        {"listoverridetable", {Word::SkipGroup}},
        {"revtbl", {Word::SkipGroup}},
        {"rxe", {Word::SkipGroup}},
        {"xe", {Word::SkipGroup}},
        {"tc", {Word::SkipGroup}},
        {"filetbl", {Word::SkipGroup}},
        {"txe", {Word::SkipGroup}},
        {"pntxta", {Word::SkipGroup}},
        {"pntxtb", {Word::SkipGroup}},
        {"nesttableprops", {Word::PassThrough}},
        {"shpinst", {Word::PassThrough}},
        {"shptxt", {Word::PassThrough}},
        {"shp", {Word::PassThrough}},
        {"fldrslt", {Word::PassThrough}},
        {"listtext", {Word::PassThrough}},
        {"pntext", {Word::PassThrough}},
        {"ud", {Word::PassThrough}},
        {"nonesttables", {Word::SkipGroup}},
        {"header", {Word::Header}},
        {"headerl", {Word::Header}},
        {"headerr", {Word::Header}},
        {"headerf", {Word::Header}},
        {"footer", {Word::Footer}},
        {"footerl", {Word::Footer}},
        {"footerr", {Word::Footer}},
        {"footerf", {Word::Footer}},
        {"footnote", {Word::Note}},
        {"par", {Word::Paragraph}},
        {"sect", {Word::Page}},
        {"page", {Word::Page}},
        {"line", {Word::Line}},
        {"softline", {Word::Line}},
        {"tab", {Word::Tab}},
        {"cell", {Word::Cell}},
        {"nestcell", {Word::Cell}},
        {"row", {Word::Row}},
        {"nestrow", {Word::Row}},
        {"pard", {Word::ParagraphDefaults}},
        {"intbl", {Word::InTable}},
        {"plain", {Word::Plain}},
        {"ansicpg", {Word::CodePage}},
        {"f", {Word::Font}},
        {"fcharset", {Word::FontCharacterSet}},
        {"deff", {Word::DefaultFont}},
        {"uc", {Word::UnicodeSkip}},
        {"u", {Word::Unicode}},
        {"v", {Word::Hidden}},
        {"deleted", {Word::Deleted}},
        {"outlinelevel", {Word::OutlineLevel}},
        {"paperw", {Word::PaperWidth}},
        {"paperh", {Word::PaperHeight}},
        {"emdash", {Word::Character, u'\u2014'}},
        {"endash", {Word::Character, u'\u2013'}},
        {"lquote", {Word::Character, u'\u2018'}},
        {"rquote", {Word::Character, u'\u2019'}},
        {"ldblquote", {Word::Character, u'\u201C'}},
        {"rdblquote", {Word::Character, u'\u201D'}},
        {"bullet", {Word::Character, u'\u2022'}},
        {"emspace", {Word::Character, u'\u2003'}},
        {"enspace", {Word::Character, u'\u2002'}},
        {"qmspace", {Word::Character, u'\u2005'}},
        {"zwj", {Word::Character, u'\u200D'}},
        {"zwnj", {Word::Character, u'\u200C'}},
    };
    return table;
}

/// What a group inherits from the one around it and forgets at its end.
struct Group {
    Target target = Target::Body;
    int codePage = 1252;
    int unicodeSkip = 1;
    bool isHidden = false;
    bool isInTable = false;
    quint8 headingLevel = 0;
};

class RtfReading
{
public:
    explicit RtfReading(QByteArrayView bytes) : m_tokens(bytes) {}

    Read<FlowText> run()
    {
        for (RtfToken token = m_tokens.next(); token.kind != RtfToken::Kind::End; token = m_tokens.next()) {
            constexpr size_t deepest = 256;
            if (token.kind == RtfToken::Kind::Open && m_groups.size() >= deepest)
                return tl::make_unexpected(Refusal::TooDeep);
            if (m_builder.isFull())
                return tl::make_unexpected(Refusal::TooMuchText);
            take(token);
        }
        flushBytes();
        endParagraph(false);
        endRow();
        for (const QString &note : std::as_const(m_notes))
            m_builder.append(FlowParagraph{.text = note, .isSmall = true});
        for (const QString &footer : std::as_const(m_footers))
            m_builder.append(FlowParagraph{.text = footer, .isSmall = true});
        m_builder.setPageSize(m_paper);
        return m_builder.take();
    }

private:
    void take(const RtfToken &token)
    {
        const bool isIgnorable = std::exchange(m_isNextIgnorable, false);
        if (token.kind != RtfToken::Kind::HexByte && token.kind != RtfToken::Kind::Text)
            flushBytes();
        switch (token.kind) {
        case RtfToken::Kind::Open:
            m_charactersToSkip = 0;
            m_groups.push_back(group());
            break;
        case RtfToken::Kind::Close:
            m_charactersToSkip = 0;
            closeGroup();
            break;
        case RtfToken::Kind::Word: takeWord(token, isIgnorable); break;
        case RtfToken::Kind::Symbol: takeSymbol(token.text[0]); break;
        case RtfToken::Kind::HexByte: takeByte(char(token.byte)); break;
        case RtfToken::Kind::Text:
            for (const char byte : token.text)
                takeByte(byte);
            break;
        case RtfToken::Kind::End: break;
        }
    }

    Group &group() { return m_groups.back(); }

    void closeGroup()
    {
        if (m_groups.size() < 2)
            return;
        const Target ended = group().target;
        m_groups.pop_back();
        if (ended == group().target)
            return;
        if (ended == Target::Header)
            keepOnce(m_seenHeaders, [this](const QString &line) { m_builder.append(FlowParagraph{.text = line, .isSmall = true}); });
        else if (ended == Target::Footer)
            keepOnce(m_seenFooters, [this](const QString &line) { m_footers += line; });
        else if (ended == Target::Note)
            m_notes += QStringLiteral("[%1] ").arg(m_notes.size() + 1) + std::exchange(m_aside, {}).simplified();
    }

    template <typename Keep>
    void keepOnce(QSet<QString> &seen, Keep keep)
    {
        const QString aside = std::exchange(m_aside, {});
        for (const QString &line : aside.split(u'\n')) {
            if (!line.trimmed().isEmpty() && !seen.contains(line)) {
                seen.insert(line);
                keep(line.trimmed());
            }
        }
    }

    void takeByte(char byte)
    {
        if (m_charactersToSkip > 0)
            --m_charactersToSkip;
        else
            m_bytes += byte;
    }

    void flushBytes()
    {
        if (m_bytes.isEmpty())
            return;
        const QString text = fromCodePage(group().codePage, m_bytes);
        m_bytes.clear();
        add(text);
    }

    void add(QStringView text)
    {
        if (group().isHidden)
            return m_builder.remark(DeletionsLeftOut);
        switch (group().target) {
        case Target::Body:
            if (m_paragraph.size() < maxTextBytes)
                m_paragraph += text;
            break;
        case Target::Header:
        case Target::Footer:
        case Target::Note:
            if (m_aside.size() < maxTextBytes)
                m_aside += text;
            break;
        case Target::Nowhere:
        case Target::Fonts: break;
        }
    }

    void takeSymbol(char symbol)
    {
        if (symbol == '*') {
            m_isNextIgnorable = true;
            return;
        }
        if (m_charactersToSkip > 0) {
            --m_charactersToSkip;
            return;
        }
        switch (symbol) {
        case '\\':
        case '{':
        case '}': add(QString(QLatin1Char(symbol))); break;
        case '~': add(u"\u00A0"); break;
        case '_': add(u"-"); break;
        case '\r':
        case '\n': endParagraph(true); break;
        case '\t': add(u"\t"); break;
        default: break; // soft hyphens, index marks
        }
    }

    void takeWord(const RtfToken &token, bool isIgnorable)
    {
        const auto found = meanings().find(std::string_view(token.text.data(), size_t(token.text.size())));
        if (found == meanings().end()) {
            if (isIgnorable)
                group().target = Target::Nowhere;
            return;
        }
        const Meaning meaning = found->second;
        const bool isCharacter = meaning.word == Word::Character || meaning.word == Word::Tab || meaning.word == Word::Line;
        if (isCharacter && m_charactersToSkip > 0) {
            --m_charactersToSkip;
            return;
        }
        apply(meaning, token.number);
    }

    void apply(const Meaning &meaning, std::optional<int> number)
    {
        switch (meaning.word) {
        case Word::SkipGroup: group().target = Target::Nowhere; break;
        case Word::FontTable: group().target = group().target == Target::Body ? Target::Fonts : Target::Nowhere; break;
        case Word::Header: startAside(Target::Header); break;
        case Word::Footer: startAside(Target::Footer); break;
        case Word::Note:
            if (group().target == Target::Body)
                add(QStringLiteral("[%1]").arg(m_notes.size() + 1));
            startAside(Target::Note);
            break;
        case Word::PassThrough: break;
        case Word::Paragraph: endParagraph(true); break;
        case Word::Line: add(u"\n"); break;
        case Word::Tab: add(u"\t"); break;
        case Word::Page: endPage(); break;
        case Word::Cell: endCell(); break;
        case Word::Row: endRow(); break;
        case Word::Character: add(QStringView(&meaning.character, 1)); break;
        default: applyState(meaning.word, number);
        }
    }

    void applyState(Word word, std::optional<int> number)
    {
        const bool isOn = number.value_or(1) != 0;
        switch (word) {
        case Word::ParagraphDefaults:
            group().isInTable = false;
            group().headingLevel = 0;
            break;
        case Word::InTable: group().isInTable = true; break;
        case Word::Plain:
            group().isHidden = false;
            group().codePage = m_fontCodePages.value(m_defaultFont, m_codePage);
            break;
        case Word::CodePage:
            m_codePage = number.value_or(1252);
            group().codePage = m_codePage;
            break;
        case Word::Font: takeFont(number.value_or(0)); break;
        case Word::FontCharacterSet: takeCharacterSet(number.value_or(0)); break;
        case Word::DefaultFont: m_defaultFont = number.value_or(0); break;
        case Word::UnicodeSkip: group().unicodeSkip = std::clamp(number.value_or(1), 0, 16); break;
        case Word::Unicode: takeUnicode(number.value_or(0)); break;
        case Word::Hidden:
        case Word::Deleted: group().isHidden = isOn; break;
        case Word::OutlineLevel: group().headingLevel = quint8(std::clamp(number.value_or(0), 0, 5) + 1); break;
        case Word::PaperWidth: m_paper.setWidth(number.value_or(0) / twentiethsPerPoint); break;
        case Word::PaperHeight: m_paper.setHeight(number.value_or(0) / twentiethsPerPoint); break;
        default: break;
        }
    }

    void startAside(Target target)
    {
        // Within something that is passed over, or within another aside, it belongs to that.
        if (group().target == Target::Body)
            group().target = target;
    }

    void takeFont(int font)
    {
        if (group().target == Target::Fonts)
            m_definedFont = font;
        else
            group().codePage = m_fontCodePages.value(font, m_codePage);
    }

    void takeCharacterSet(int characterSet)
    {
        constexpr qsizetype mostFonts = 10'000;
        const int page = codePageOfCharacterSet(characterSet);
        if (group().target == Target::Fonts && page != 0 && m_fontCodePages.size() < mostFonts)
            m_fontCodePages.insert(m_definedFont, page);
    }

    void takeUnicode(int number)
    {
        const auto unit = char16_t(number < 0 ? number + 0x10000 : number);
        add(QStringView(&unit, 1));
        m_charactersToSkip = group().unicodeSkip;
    }

    void endParagraph(bool isEmptyLineMeant)
    {
        if (group().target != Target::Body) {
            add(u"\n");
            return;
        }
        QString text = std::exchange(m_paragraph, {});
        if (group().isInTable || !m_cell.isEmpty()) {
            if (!text.trimmed().isEmpty())
                m_cell += text.trimmed() + u'\n';
        } else if (!text.isEmpty() || isEmptyLineMeant) {
            endRow();
            m_builder.append(FlowParagraph{.text = text, .headingLevel = group().headingLevel});
        }
    }

    void endCell()
    {
        constexpr size_t most = 256;
        if (group().target != Target::Body)
            return add(u"\t");
        const QString text = m_cell + std::exchange(m_paragraph, {});
        m_cell.clear();
        if (m_row.cells.size() < most)
            m_row.cells.push_back({text.trimmed(), 1});
    }

    void endRow()
    {
        if (group().target != Target::Body)
            return add(u"\n");
        if (!m_cell.isEmpty())
            endCell();
        if (!m_row.cells.empty())
            m_builder.append(std::exchange(m_row, {}));
    }

    void endPage()
    {
        if (group().target != Target::Body)
            return;
        endParagraph(false);
        m_builder.startPage();
    }

    static constexpr double twentiethsPerPoint = 20;

    RtfTokens m_tokens;
    FlowBuilder m_builder;
    std::vector<Group> m_groups{Group()};
    bool m_isNextIgnorable = false;
    int m_charactersToSkip = 0; ///< What stands after \u for readers without Unicode.
    QByteArray m_bytes;         ///< Of the present code page, not yet decoded: a character may be two.
    QString m_paragraph;
    QString m_cell;
    FlowRow m_row;
    QString m_aside; ///< The header, footer or note that is being read.
    QSet<QString> m_seenHeaders, m_seenFooters;
    QStringList m_footers, m_notes;
    int m_codePage = 1252;
    int m_defaultFont = 0;
    int m_definedFont = 0;
    QHash<int, int> m_fontCodePages;
    QSizeF m_paper;
};

} // namespace

Read<FlowText> readRtf(QByteArrayView bytes) { return RtfReading(bytes).run(); }

} // namespace lectern::parse
