// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/word_tokens.h"

#include "models/sentiment/emoticons.h"
#include "models/sentiment/letters.h"
#include "models/sentiment/word_hash.h"

#include <algorithm>

namespace lectern::sentiment {

namespace {

/// Splits one review into words; called with its title, then its text.
class Cutter
{
public:
    explicit Cutter(ReviewWords &words) : m_words(words) {}

    void cut(QStringView text, bool isTitle)
    {
        m_isTitle = isTitle;
        m_text = text;
        for (m_at = 0; m_at < m_text.size();)
            m_at += take(unit(m_at));
        endWord();
        addToken(WordToken::Kind::Sentence, 0, noUnit);
    }

private:
    [[nodiscard]] char16_t unit(qsizetype at) const { return unitAt(m_text, at); }

    /// Reads the letter or token that begins with `c`; returns its length in units.
    qsizetype take(char16_t c)
    {
        if (c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : !QChar::isSurrogate(c) && !isUnspaced(c) && isOfWord(c))
            return addLetter(c);
        if (isOptional(c))
            return 1;
        if (isApostrophe(c) && m_inWord && joinsNegation())
            return 1; // "don't" is one word, "l'hôtel" two
        if (const qsizetype length = mayBeginEmoticon(c) ? emoticonLength(m_text, m_at) : 0; length > 0)
            return takeEmoticon(length);
        endWord();
        return takeOther(c);
    }

    qsizetype takeOther(char16_t c)
    {
        if (c == ' ')
            return 1;
        if (QChar::isDigit(c))
            return takeNumber();
        if (QChar::isHighSurrogate(c) && QChar::isLowSurrogate(unit(m_at + 1)))
            return takeSurrogates(QChar::surrogateToUcs4(c, unit(m_at + 1)));
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

    void endSentence(char16_t c)
    {
        m_words.exclamationCount += c == '!' || c == 0x203c;
        m_words.questionCount += c == '?' || c == 0x061f;
        if (m_words.tokens.empty() || m_words.tokens.back().kind != WordToken::Kind::Sentence)
            addToken(WordToken::Kind::Sentence, 0, noUnit);
    }

    /// Whether the apostrophe is that of "n't".
    [[nodiscard]] bool joinsNegation() const
    {
        const char16_t next = plainUnit(unit(m_at + 1));
        const char16_t after = unit(m_at + 2);
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
        // "sooooo gooood": keeps at most two equal letters in a row
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

    void addToken(WordToken::Kind kind, quint32 length, char16_t letter)
    {
        WordToken token;
        token.kind = kind;
        token.begin = quint32(m_words.letters.size());
        token.length = length;
        token.isTitle = m_isTitle;
        if (length > 0) {
            m_words.letters.push_back(letter);
            token.hash = word_hash::of(m_words.lettersOf(token));
        }
        m_words.tokens.push_back(token);
    }

    qsizetype takeNumber()
    {
        int value = 0;
        qsizetype at = m_at;
        for (; at < m_text.size() && QChar::isDigit(unit(at)); ++at)
            value = std::min(1000, value * 10 + std::max(0, QChar::digitValue(unit(at))));
        addToken(WordToken::Kind::Number, 0, noUnit);
        WordToken &token = m_words.tokens.back();
        token.number = value;
        token.begin = quint32(m_words.letters.size());
        for (qsizetype i = m_at; i < std::min(at, m_at + 4); ++i)
            m_words.letters.push_back(unit(i));
        token.length = quint32(m_words.letters.size()) - token.begin;
        token.hash = word_hash::of(m_words.lettersOf(token));
        return at - m_at;
    }

    qsizetype takeSurrogates(char32_t c)
    {
        if (!isPicture(c))
            return 2;
        addToken(WordToken::Kind::Picture, 1, unit(m_at));
        m_words.letters.push_back(unit(m_at + 1));
        WordToken &token = m_words.tokens.back();
        token.length = 2;
        token.hash = word_hash::of(m_words.lettersOf(token));
        return 2;
    }

    qsizetype takeEmoticon(qsizetype length)
    {
        endWord();
        addToken(WordToken::Kind::Picture, 1, plainUnit(unit(m_at)));
        for (qsizetype i = 1; i < length; ++i)
            m_words.letters.push_back(plainUnit(unit(m_at + i)));
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

} // namespace lectern::sentiment
