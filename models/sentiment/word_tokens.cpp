// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/word_tokens.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace lectern::sentiment {

namespace {

constexpr char16_t noUnit = 0;

/// Scripts that write words without spaces between them.
bool isUnspaced(char16_t c)
{
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || c == 0x3005;
}

bool isMark(char16_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

/// Signs that some write and others leave out: Arabic vowels and tatweel, Hebrew points, joiners, variation selectors.
bool isOptional(char16_t c)
{
    return (c >= 0x064b && c <= 0x065f) || c == 0x0640 || c == 0x0670 || (c >= 0x0591 && c <= 0x05c7) || c == 0x00ad || (c >= 0x200b && c <= 0x200f)
        || (c >= 0xfe00 && c <= 0xfe0f) || c == 0x2060 || c == 0xfeff;
}

/// One spelling for letters that are written in several ways, in lower case.
char16_t plainUnit(char16_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? char16_t(c + 32) : c;
    switch (c) {
    case 0x0131: return 'i';    // Turkish dotless i: its capital is I
    case 0x03c2: return 0x03c3; // Greek final sigma
    case 0x0451:
    case 0x0401: return 0x0435; // Russian yo
    case 0x0622:
    case 0x0623:
    case 0x0625: return 0x0627; // Arabic alef
    case 0x0649:
    case 0x06cc: return 0x064a; // Arabic yeh
    case 0x0629: return 0x0647; // Arabic teh marbuta
    case 0x06a9: return 0x0643; // Persian kaf
    default: return char16_t(QChar::toLower(char32_t(c)));
    }
}

bool isApostrophe(char16_t c) { return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x0060 || c == 0x00b4; }
bool isSentenceEnd(char16_t c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == 0x3002 || c == 0x061f || c == 0x2026 || c == 0x0964 || c == 0x203c;
}
bool isClauseEnd(char16_t c)
{
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x3001 || c == 0x060c || c == 0x061b || c == '|' || c == 0x2013
        || c == 0x2014;
}
bool isPicture(char32_t c) { return (c >= 0x1f300 && c <= 0x1faff && !(c >= 0x1f3fb && c <= 0x1f3ff)) || (c >= 0x2600 && c <= 0x27bf); }

constexpr std::array<std::u16string_view, 21> emoticons{u":-)", u";-)", u":-d", u":-(", u":-/", u"<3", u":)",  u":(", u";)", u":d", u";d",
                                                        u"=)",  u"=(",  u"=d",  u":/",  u"^^",  u":p", u":'(", u"=/", u":|", u":*"};

/// Cuts one text; a title and a text go through the same instance.
class Cutter
{
public:
    explicit Cutter(ReviewWords &words) : m_words(words) {}

    void cut(QStringView text, bool isTitle)
    {
        m_isTitle = isTitle;
        m_text = text;
        for (m_at = 0; m_at < m_text.size();)
            m_at += take(unitAt(m_at));
        endWord();
        addToken(WordToken::Kind::Sentence, 0, noUnit);
    }

private:
    [[nodiscard]] char16_t unitAt(qsizetype at) const
    {
        const char16_t c = at < m_text.size() ? m_text[at].unicode() : noUnit;
        return c >= 0xff01 && c <= 0xff5e ? char16_t(c - 0xfee0) : c; // full width
    }

    /// Takes what begins with `c`; returns how many units it was.
    qsizetype take(char16_t c)
    {
        if (c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : !QChar::isSurrogate(c) && !isUnspaced(c) && isOfWord(c))
            return addLetter(c);
        if (isOptional(c))
            return 1;
        if (isApostrophe(c) && m_inWord && joinsNegation())
            return 1; // "don't" is one word, "l'hôtel" two
        if (emoticonLength(c) > 0)
            return takeEmoticon(c);
        endWord();
        return takeOther(c);
    }

    qsizetype takeOther(char16_t c)
    {
        if (c == ' ')
            return 1;
        if (QChar::isDigit(c))
            return takeNumber();
        if (QChar::isHighSurrogate(c) && QChar::isLowSurrogate(unitAt(m_at + 1)))
            return takeSurrogates(QChar::surrogateToUcs4(c, unitAt(m_at + 1)));
        if (c == 0x2605 || c == 0x2b50)
            ++m_words.starCount;
        else if (c == 0x2606)
            ++m_words.emptyStarCount;
        else if (isUnspaced(c))
            addToken(WordToken::Kind::Sign, 1, c), m_signs = !m_signs, m_words.wordCount += m_signs;
        else if (isPicture(c))
            addToken(WordToken::Kind::Picture, 1, c);
        else if (isSentenceEnd(c))
            endSentence(c);
        else if (isClauseEnd(c))
            addToken(WordToken::Kind::Clause, 0, noUnit);
        else if (c == '/')
            addToken(WordToken::Kind::Slash, 0, noUnit);
        return 1;
    }

    static bool isOfWord(char16_t c) { return !isOptional(c) && (QChar::isLetter(c) || isMark(c)); }

    void endSentence(char16_t c)
    {
        m_words.exclamationCount += c == '!' || c == 0x203c;
        m_words.questionCount += c == '?' || c == 0x061f;
        if (m_words.tokens.empty() || m_words.tokens.back().kind != WordToken::Kind::Sentence)
            addToken(WordToken::Kind::Sentence, 0, noUnit);
    }

    /// "nt" after an apostrophe.
    [[nodiscard]] bool joinsNegation() const
    {
        const char16_t next = plainUnit(unitAt(m_at + 1));
        const char16_t after = unitAt(m_at + 2);
        return next == 't' && m_words.letters.back() == 'n' && !(after < 0x80 ? QChar::isLetter(after) : isOfWord(after));
    }

    qsizetype addLetter(char16_t c)
    {
        const char16_t plain = plainUnit(c);
        if (!m_inWord) {
            m_inWord = true;
            m_wordBegin = m_words.letters.size();
            m_capitals = 0;
        }
        const size_t length = m_words.letters.size() - m_wordBegin;
        // "sooooo gooood": a letter stands twice at most
        if (length >= 2 && m_words.letters[m_words.letters.size() - 1] == plain && m_words.letters[m_words.letters.size() - 2] == plain)
            return 1;
        m_capitals += plain != c;
        m_words.letters.push_back(plain);
        return 1;
    }

    void endWord()
    {
        if (!m_inWord)
            return;
        m_inWord = false;
        WordToken token;
        token.begin = quint32(m_wordBegin);
        token.length = quint32(m_words.letters.size() - m_wordBegin);
        token.hash = word_hash::of(m_words.lettersOf(token));
        token.isShouted = token.length > 2 && m_capitals == int(token.length);
        token.isTitle = m_isTitle;
        m_words.tokens.push_back(token);
        ++m_words.wordCount;
    }

    void addToken(WordToken::Kind kind, quint32 length, char16_t unit)
    {
        WordToken token;
        token.kind = kind;
        token.begin = quint32(m_words.letters.size());
        token.length = length;
        token.isTitle = m_isTitle;
        if (length > 0) {
            m_words.letters.push_back(unit);
            token.hash = word_hash::of(m_words.lettersOf(token));
        }
        m_words.tokens.push_back(token);
    }

    qsizetype takeNumber()
    {
        int value = 0;
        qsizetype at = m_at;
        for (; at < m_text.size() && QChar::isDigit(unitAt(at)); ++at)
            value = std::min(1000, value * 10 + std::max(0, QChar::digitValue(unitAt(at))));
        addToken(WordToken::Kind::Number, 0, noUnit);
        WordToken &token = m_words.tokens.back();
        token.number = value;
        token.begin = quint32(m_words.letters.size());
        for (qsizetype i = m_at; i < std::min(at, m_at + 4); ++i)
            m_words.letters.push_back(unitAt(i));
        token.length = quint32(m_words.letters.size()) - token.begin;
        token.hash = word_hash::of(m_words.lettersOf(token));
        return at - m_at;
    }

    qsizetype takeSurrogates(char32_t c)
    {
        if (!isPicture(c))
            return 2;
        addToken(WordToken::Kind::Picture, 1, unitAt(m_at));
        m_words.letters.push_back(unitAt(m_at + 1));
        WordToken &token = m_words.tokens.back();
        token.length = 2;
        token.hash = word_hash::of(m_words.lettersOf(token));
        return 2;
    }

    [[nodiscard]] qsizetype emoticonLength(char16_t c) const
    {
        if (c != ':' && c != ';' && c != '=' && c != '<' && c != '^')
            return 0;
        for (const std::u16string_view emoticon : emoticons) {
            const qsizetype length = qsizetype(emoticon.size());
            bool matches = m_at + length <= m_text.size();
            for (qsizetype i = 0; matches && i < length; ++i)
                matches = plainUnit(unitAt(m_at + i)) == emoticon[size_t(i)];
            const bool endsInLetter = emoticon.back() >= 'a' && emoticon.back() <= 'z';
            if (matches && !(endsInLetter && QChar::isLetterOrNumber(unitAt(m_at + length))) && !isInsideWords(length))
                return length;
        }
        return 0;
    }

    /// "(see:a)" and "http://" hold no emoticon.
    [[nodiscard]] bool isInsideWords(qsizetype length) const
    {
        const bool before = m_at > 0 && QChar::isLetterOrNumber(unitAt(m_at - 1));
        const char16_t next = unitAt(m_at + length);
        return before && (QChar::isLetterOrNumber(next) || next == '/');
    }

    qsizetype takeEmoticon(char16_t c)
    {
        const qsizetype length = emoticonLength(c);
        endWord();
        addToken(WordToken::Kind::Picture, 1, plainUnit(c));
        for (qsizetype i = 1; i < length; ++i)
            m_words.letters.push_back(plainUnit(unitAt(m_at + i)));
        WordToken &token = m_words.tokens.back();
        token.length = quint32(length);
        token.hash = word_hash::of(m_words.lettersOf(token));
        return length;
    }

    ReviewWords &m_words;
    QStringView m_text;
    qsizetype m_at = 0;
    size_t m_wordBegin = 0;
    int m_capitals = 0;
    bool m_inWord = false;
    bool m_isTitle = false;
    bool m_signs = false;
};

bool isDecomposed(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x0300 && c.unicode() <= 0x036f; });
}

void cutPart(Cutter &cutter, QStringView part, bool isTitle)
{
    if (isDecomposed(part))
        cutter.cut(part.toString().normalized(QString::NormalizationForm_C), isTitle);
    else
        cutter.cut(part, isTitle);
}

} // namespace

quint64 word_hash::of(std::u16string_view word)
{
    quint64 hash = start;
    for (const char16_t unit : word)
        hash = add(hash, unit);
    return hash;
}

ReviewWords wordsOf(QStringView title, QStringView text)
{
    ReviewWords words;
    title = title.left(readTextUnits / 4);
    words.letters.reserve(size_t(title.size() + std::min(text.size(), readTextUnits)) + 2);
    words.tokens.reserve(words.letters.capacity() / 4 + 8);
    Cutter cutter(words);
    if (!title.isEmpty())
        cutPart(cutter, title, true);
    if (text.size() <= readTextUnits) {
        cutPart(cutter, text, false);
    } else {
        cutPart(cutter, text.left(readTextUnits / 3 * 2), false);
        cutPart(cutter, text.right(readTextUnits / 3), false);
    }
    return words;
}

std::u16string withoutAccents(std::u16string_view word)
{
    std::u16string plain;
    bool hasAccent = false;
    const QString decomposed = QString::fromUtf16(word.data(), qsizetype(word.size())).normalized(QString::NormalizationForm_D);
    for (const QChar c : decomposed) {
        const char16_t unit = c.unicode();
        if (unit >= 0x0300 && unit <= 0x036f) {
            hasAccent = true;
            continue;
        }
        const std::u16string_view letters = unit == 0x00df ? u"ss"
            : unit == 0x00f8                               ? u"o"
            : unit == 0x0142                               ? u"l"
            : unit == 0x0111                               ? u"d"
            : unit == 0x00e6                               ? u"ae"
            : unit == 0x0153                               ? u"oe"
                                                           : std::u16string_view(&unit, 1);
        hasAccent = hasAccent || letters.front() != unit;
        plain += letters;
    }
    return hasAccent && QChar::script(char32_t(plain.empty() ? u'\0' : plain.front())) == QChar::Script_Latin ? plain : std::u16string();
}

} // namespace lectern::sentiment
