// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_reader.h"

#include "app/parse_worker/text/code_page.h"
#include "app/parse_worker/text/rtf_fonts.h"
#include "app/parse_worker/text/rtf_story.h"
#include "app/parse_worker/text/rtf_tokens.h"
#include "app/parse_worker/text/rtf_words.h"

namespace lectern::parse {

using namespace frames;

namespace {

constexpr double twentiethsPerPoint = 20;

/// The state that a group inherits from the one around it and that ends with the group.
struct Group {
    RtfSetting setting;
    int codePage = 1252;
    int unicodeSkip = 1;
};

/// Follows the groups of a file, decodes its bytes and passes the text on.
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
            if (m_story.isFull())
                return tl::make_unexpected(Refusal::TooMuchText);
            take(token);
        }
        flushBytes();
        return m_story.take(setting());
    }

private:
    Group &group() { return m_groups.back(); }
    RtfSetting &setting() { return group().setting; }
    void add(QStringView text) { m_story.add(text, setting()); }

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

    void closeGroup()
    {
        if (m_groups.size() < 2)
            return;
        const RtfTarget ended = setting().target;
        m_groups.pop_back();
        if (ended == setting().target)
            return;
        if (ended == RtfTarget::Header || ended == RtfTarget::Footer || ended == RtfTarget::Note)
            m_story.endAside(ended);
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
        case '\n': m_story.endParagraph(setting(), true); break;
        case '\t': add(u"\t"); break;
        default: break; // soft hyphens, index marks
        }
    }

    void takeWord(const RtfToken &token, bool isIgnorable)
    {
        const std::optional<RtfMeaning> meaning = meaningOf(token.text);
        if (!meaning) {
            if (isIgnorable)
                setting().target = RtfTarget::Nowhere;
            return;
        }
        const bool isCharacter = meaning->word == RtfWord::Character || meaning->word == RtfWord::Tab || meaning->word == RtfWord::Line;
        if (isCharacter && m_charactersToSkip > 0) {
            --m_charactersToSkip;
            return;
        }
        apply(*meaning, token.number);
    }

    void apply(const RtfMeaning &meaning, std::optional<int> number)
    {
        switch (meaning.word) {
        case RtfWord::SkipGroup: setting().target = RtfTarget::Nowhere; break;
        case RtfWord::FontTable: setting().target = setting().target == RtfTarget::Body ? RtfTarget::Fonts : RtfTarget::Nowhere; break;
        case RtfWord::Header: startAside(RtfTarget::Header); break;
        case RtfWord::Footer: startAside(RtfTarget::Footer); break;
        case RtfWord::Note:
            if (setting().target == RtfTarget::Body)
                m_story.addNoteMark(setting());
            startAside(RtfTarget::Note);
            break;
        case RtfWord::PassThrough: break;
        case RtfWord::Paragraph: m_story.endParagraph(setting(), true); break;
        case RtfWord::Line: add(u"\n"); break;
        case RtfWord::Tab: add(u"\t"); break;
        case RtfWord::Page: m_story.endPage(setting()); break;
        case RtfWord::Cell: m_story.endCell(setting()); break;
        case RtfWord::Row: m_story.endRow(setting()); break;
        case RtfWord::Character: add(QStringView(&meaning.character, 1)); break;
        default: applyState(meaning.word, number);
        }
    }

    void applyState(RtfWord word, std::optional<int> number)
    {
        const bool isOn = number.value_or(1) != 0;
        switch (word) {
        case RtfWord::ParagraphDefaults:
            setting().isInTable = false;
            setting().headingLevel = 0;
            break;
        case RtfWord::InTable: setting().isInTable = true; break;
        case RtfWord::Plain:
            setting().isHidden = false;
            group().codePage = m_fonts.defaultCodePage();
            break;
        case RtfWord::CodePage:
            group().codePage = number.value_or(1252);
            m_fonts.setCodePage(group().codePage);
            break;
        case RtfWord::Font: takeFont(number.value_or(0)); break;
        case RtfWord::FontCharacterSet:
            if (setting().target == RtfTarget::Fonts)
                m_fonts.setCharacterSet(number.value_or(0));
            break;
        case RtfWord::DefaultFont: m_fonts.setDefault(number.value_or(0)); break;
        case RtfWord::UnicodeSkip: group().unicodeSkip = std::clamp(number.value_or(1), 0, 16); break;
        case RtfWord::Unicode: takeUnicode(number.value_or(0)); break;
        case RtfWord::Hidden:
        case RtfWord::Deleted: setting().isHidden = isOn; break;
        case RtfWord::OutlineLevel: setting().headingLevel = quint8(std::clamp(number.value_or(0), 0, 5) + 1); break;
        case RtfWord::PaperWidth: m_story.setPaperWidth(number.value_or(0) / twentiethsPerPoint); break;
        case RtfWord::PaperHeight: m_story.setPaperHeight(number.value_or(0) / twentiethsPerPoint); break;
        default: break;
        }
    }

    void startAside(RtfTarget target)
    {
        // Inside skipped text or another aside, it belongs to that.
        if (setting().target == RtfTarget::Body)
            setting().target = target;
    }

    void takeFont(int font)
    {
        if (setting().target == RtfTarget::Fonts)
            m_fonts.define(font);
        else
            group().codePage = m_fonts.codePageOf(font);
    }

    void takeUnicode(int number)
    {
        const auto unit = char16_t(number < 0 ? number + 0x10000 : number);
        add(QStringView(&unit, 1));
        m_charactersToSkip = group().unicodeSkip;
    }

    RtfTokens m_tokens;
    RtfStory m_story;
    RtfFonts m_fonts;
    std::vector<Group> m_groups{Group()};
    bool m_isNextIgnorable = false;
    int m_charactersToSkip = 0; ///< The replacement after \u for readers without Unicode.
    QByteArray m_bytes;         ///< Not yet decoded, in the current code page: a character may have two bytes.
};

} // namespace

Read<FlowText> readRtf(QByteArrayView bytes) { return RtfReading(bytes).run(); }

} // namespace lectern::parse
