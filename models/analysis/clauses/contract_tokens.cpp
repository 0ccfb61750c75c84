// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/contract_tokens.h"

#include <QChar>
#include <QList>

#include <algorithm>

namespace lectern::analysis {
namespace {

bool isWordCharacter(char32_t c) { return QChar::isLetterOrNumber(c) || QChar::isMark(c); }

bool endsWith(const std::u32string &word, std::u32string_view ending)
{
    return word.size() >= ending.size() && std::u32string_view(word).substr(word.size() - ending.size()) == ending;
}

/// Drops common English endings. Rough, but the same in training and in use.
void dropEnding(std::u32string &word)
{
    if (word.size() > 4 && endsWith(word, U"ies")) {
        word.replace(word.size() - 3, 3, U"y");
        return;
    }
    if (word.size() > 3 && endsWith(word, U"s") && !endsWith(word, U"ss") && !endsWith(word, U"us"))
        word.pop_back();
    if (word.size() > 5 && endsWith(word, U"ing"))
        word.erase(word.size() - 3);
    else if (word.size() > 4 && endsWith(word, U"ed"))
        word.erase(word.size() - 2);
    if (word.size() > 4 && endsWith(word, U"e"))
        word.pop_back();
}

/// Reads the words of a text one by one.
class WordScanner
{
public:
    explicit WordScanner(const std::u32string &text) : m_text(text) {}

    std::vector<ContractToken> words()
    {
        std::vector<ContractToken> found;
        found.reserve(m_text.size() / 5);
        while (skipSpace())
            found.push_back(isWordCharacter(m_text[m_at]) ? takeWord() : takeMark());
        return found;
    }

private:
    bool skipSpace()
    {
        int breaks = m_at == 0 ? 2 : 0;
        m_flags = m_at == 0 ? ContractToken::SpaceBefore : 0;
        while (m_at < m_text.size() && (QChar::isSpace(m_text[m_at]) || QChar::category(m_text[m_at]) == QChar::Other_Control)) {
            breaks += m_text[m_at] == U'\n' || m_text[m_at] == U'\f';
            ++m_at;
            m_flags |= ContractToken::SpaceBefore;
        }
        if (breaks > 0)
            m_flags |= ContractToken::LineStart;
        if (breaks > 1)
            m_flags |= ContractToken::BlankBefore;
        return m_at < m_text.size();
    }

    /// Where a word continues after a hyphen at a line's end; npos: it does not.
    [[nodiscard]] size_t afterBrokenHyphen(size_t hyphen) const
    {
        size_t at = hyphen + 1;
        bool isBreak = false;
        while (at < m_text.size() && at < hyphen + 8 && QChar::isSpace(m_text[at]))
            isBreak = m_text[at++] == U'\n' || isBreak;
        return isBreak && at < m_text.size() && QChar::isLower(m_text[at]) ? at : std::u32string::npos;
    }

    ContractToken takeWord()
    {
        ContractToken word;
        word.start = qint32(m_at);
        std::u32string letters;
        int capitals = 0;
        while (m_at < m_text.size()) {
            if (isWordCharacter(m_text[m_at])) {
                capitals += QChar::isUpper(m_text[m_at]);
                letters += QChar::toLower(m_text[m_at++]);
            } else if (size_t next;
                       m_text[m_at] == U'-' && QChar::isLetter(m_text[m_at - 1]) && (next = afterBrokenHyphen(m_at)) != std::u32string::npos) {
                m_at = next;
            } else {
                break;
            }
        }
        word.end = qint32(m_at);
        const char32_t first = m_text[size_t(word.start)];
        const bool isNumber = QChar::isDigit(first);
        word.flags = quint16(m_flags | (isNumber ? ContractToken::Number : ContractToken::Letters)
                             | (QChar::isUpper(first) ? ContractToken::Capitalised : 0)
                             | (capitals > 1 && size_t(capitals) == letters.size() ? ContractToken::AllCapitals : 0));
        word.full = wordHash(letters);
        if (isNumber)
            letters = std::u32string(std::min<size_t>(letters.size(), 5), U'#');
        else
            dropEnding(letters);
        word.stem = wordHash(letters);
        return word;
    }

    ContractToken takeMark()
    {
        ContractToken word;
        word.start = qint32(m_at);
        const char32_t mark = m_text[m_at];
        while (m_at < m_text.size() && m_text[m_at] == mark)
            ++m_at;
        word.end = qint32(m_at);
        word.flags = quint16(m_flags | ContractToken::Mark);
        word.full = word.stem = wordHash(std::u32string_view(&plainMark(mark), 1));
        return word;
    }

    const char32_t &plainMark(char32_t mark)
    {
        m_mark = mark;
        if (mark == U'\u201c' || mark == U'\u201d' || mark == U'\u201e' || mark == U'\u00ab' || mark == U'\u00bb')
            m_mark = U'"';
        else if (mark == U'\u2018' || mark == U'\u2019' || mark == U'`')
            m_mark = U'\'';
        else if (mark >= U'\u2010' && mark <= U'\u2015')
            m_mark = U'-';
        return m_mark;
    }

    const std::u32string &m_text;
    size_t m_at = 0;
    int m_flags = 0;
    char32_t m_mark = 0;
};

} // namespace

ContractTokens::ContractTokens(QStringView text)
{
    const QList<uint> codePoints = text.toUcs4();
    m_characters.assign(codePoints.begin(), codePoints.end());
    m_words = WordScanner(m_characters).words();
}

size_t ContractTokens::firstWordFrom(qint32 codePoint) const
{
    const auto found = std::partition_point(m_words.begin(), m_words.end(),
                                            [codePoint](const ContractToken &word) { return word.start < codePoint; });
    return size_t(found - m_words.begin());
}

quint32 wordHash(std::u32string_view text)
{
    quint32 hash = 2166136261U;
    for (char32_t c : text) {
        if (c < 128) {
            hash = (hash ^ quint32(c)) * 16777619U;
            continue;
        }
        for (int shift = 0; shift < 24; shift += 8)
            hash = (hash ^ ((quint32(c) >> shift) & 255U)) * 16777619U;
    }
    return hash;
}

} // namespace lectern::analysis
