// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/contract_segments.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <optional>

namespace lectern::analysis {
namespace {

constexpr qint32 longestSegment = 400; ///< Words; text without punctuation is cut after this many.
constexpr qint32 shortestClause = 8;   ///< Words; a shorter part of a sentence is not cut off.
constexpr qint32 longestHeading = 10;  ///< Words.

constexpr std::array abbreviations{
    wordHash("inc"),    wordHash("corp"), wordHash("ltd"),  wordHash("co"),     wordHash("no"),  wordHash("nos"), wordHash("mr"), wordHash("mrs"),
    wordHash("ms"),     wordHash("dr"),   wordHash("st"),   wordHash("sec"),    wordHash("art"), wordHash("vs"),  wordHash("v"),  wordHash("etc"),
    wordHash("approx"), wordHash("ext"),  wordHash("para"), wordHash("messrs"), wordHash("jr"),  wordHash("sr"),  wordHash("cf"), wordHash("fig"),
    wordHash("vol"),    wordHash("ave"),  wordHash("blvd"), wordHash("dept"),   wordHash("tel"),
};
constexpr std::array itemNames{wordHash("article"), wordHash("section"),  wordHash("exhibit"), wordHash("schedule"),
                               wordHash("annex"),   wordHash("appendix"), wordHash("clause")};

class Segmenter
{
public:
    explicit Segmenter(const ContractTokens &text) : m_text(text), m_words(text.words()) {}

    std::vector<ContractSegment> segments(const std::stop_token &stop)
    {
        const auto count = qint32(m_words.size());
        for (qint32 at = 1; at < count; ++at) {
            if (at % 4096 == 0 && stop.stop_requested())
                break;
            if (const auto before = breakBefore(at))
                cutAt(at, *before);
            else if (at - m_first >= longestSegment)
                cutAt(at, ContractSegment::Break::Clause);
        }
        if (count > 0)
            cutAt(count, ContractSegment::Break::Paragraph);
        tellHeadings();
        return std::move(m_segments);
    }

private:
    using Break = ContractSegment::Break;

    [[nodiscard]] const ContractToken &word(qint32 at) const { return m_words[size_t(at)]; }
    [[nodiscard]] char32_t character(qint32 at) const { return m_text.characters()[size_t(word(at).start)]; }
    [[nodiscard]] bool isCharacter(qint32 at, char32_t c) const { return at >= 0 && at < qint32(m_words.size()) && character(at) == c; }

    [[nodiscard]] std::optional<Break> breakBefore(qint32 at) const
    {
        const ContractToken &next = word(at);
        if (next.is(ContractToken::BlankBefore) && !goesOnAcross(at))
            return Break::Paragraph;
        if (next.is(ContractToken::LineStart) && isItem(at))
            return Break::Item;
        if (!next.is(ContractToken::SpaceBefore))
            return std::nullopt;
        if (endsSentence(at))
            return Break::Sentence;
        if (at - m_first >= shortestClause && (isCharacter(at - 1, U';') || (isCharacter(at - 1, U':') && isItem(at))))
            return Break::Clause;
        return std::nullopt;
    }

    /// Whether a sentence continues after an empty line, as at the end of a page.
    [[nodiscard]] bool goesOnAcross(qint32 at) const
    {
        const char32_t last = character(at - 1);
        return QChar::isLower(character(at)) && (word(at - 1).is(ContractToken::Letters) || last == U',')
            && !word(at - 1).is(ContractToken::AllCapitals) && !isItem(at);
    }

    /// Whether an item begins here: "1." "1.2" "(a)" "(iv)" "a)" "ARTICLE V" or a bullet.
    [[nodiscard]] bool isItem(qint32 at) const
    {
        const ContractToken &first = word(at);
        const char32_t c = character(at);
        if (c == U'\u2022' || c == U'\u25cf' || c == U'\u00b7' || c == U'\uf0b7')
            return true;
        if (c == U'(' && at + 2 < qint32(m_words.size()))
            return word(at + 1).end - word(at + 1).start <= 4 && !word(at + 1).is(ContractToken::Mark) && isCharacter(at + 2, U')');
        if (std::find(itemNames.begin(), itemNames.end(), first.full) != itemNames.end())
            return first.is(ContractToken::Capitalised);
        if (first.end - first.start > 3 || first.is(ContractToken::Mark))
            return false;
        return (isCharacter(at + 1, U'.') || isCharacter(at + 1, U')')) && !word(at + 1).is(ContractToken::SpaceBefore);
    }

    [[nodiscard]] bool endsSentence(qint32 at) const
    {
        qint32 stop = at - 1;
        while (stop > m_first && (isCharacter(stop, U'"') || isCharacter(stop, U')') || isCharacter(stop, U'\u201d') || isCharacter(stop, U'\'')))
            --stop;
        const char32_t mark = character(stop);
        if ((mark != U'.' && mark != U'?' && mark != U'!') || stop <= m_first)
            return false;
        const char32_t next = character(at);
        if (!QChar::isUpper(next) && !QChar::isDigit(next) && next != U'"' && next != U'\u201c' && next != U'(' && next != U'[')
            return false;
        const ContractToken &last = word(stop - 1);
        if (stop - 1 == m_first || (stop - 2 == m_first && isCharacter(m_first, U'(')))
            return false; // "1." and "(a." begin an item and end nothing.
        if (last.is(ContractToken::Number) && onlyNumbersSince(stop - 1))
            return false; // "12.3."
        const bool isInitial = last.end - last.start == 1 && last.is(ContractToken::Letters);
        return !isInitial && (std::find(abbreviations.begin(), abbreviations.end(), last.full) == abbreviations.end() || next == U'(');
    }

    [[nodiscard]] bool onlyNumbersSince(qint32 at) const
    {
        for (qint32 i = m_first; i <= at; ++i) {
            if (!word(i).is(ContractToken::Number) && !isCharacter(i, U'.')
                && std::find(itemNames.begin(), itemNames.end(), word(i).full) == itemNames.end())
                return false;
        }
        return true;
    }

    void cutAt(qint32 at, Break before)
    {
        ContractSegment segment;
        segment.firstWord = m_first;
        segment.lastWord = at;
        segment.start = word(m_first).start;
        segment.end = word(at - 1).end;
        segment.before = m_before;
        m_segments.push_back(segment);
        m_first = at;
        m_before = before;
    }

    /// Whether a segment is a heading: few words, most of them capitalised, no comma.
    [[nodiscard]] bool looksLikeHeading(const ContractSegment &segment) const
    {
        if (segment.lastWord - segment.firstWord > 2 * longestHeading || segment.before == Break::Clause)
            return false;
        int letters = 0;
        int capitals = 0;
        for (qint32 i = segment.firstWord; i < segment.lastWord; ++i) {
            if (!word(i).is(ContractToken::Letters) || word(i).end - word(i).start < 4)
                continue;
            ++letters;
            capitals += word(i).is(ContractToken::Capitalised);
        }
        return letters > 0 && letters <= longestHeading && capitals * 4 >= letters * 3;
    }

    void tellHeadings()
    {
        qint32 current = -1;
        for (size_t i = 0; i < m_segments.size(); ++i) {
            m_segments[i].heading = current;
            m_segments[i].isHeading = looksLikeHeading(m_segments[i]);
            if (m_segments[i].isHeading)
                current = qint32(i);
        }
    }

    const ContractTokens &m_text;
    const std::vector<ContractToken> &m_words;
    std::vector<ContractSegment> m_segments;
    qint32 m_first = 0;
    Break m_before = Break::Paragraph;
};

} // namespace

std::vector<ContractSegment> segmentsOf(const ContractTokens &text, const std::stop_token &stop) { return Segmenter(text).segments(stop); }

} // namespace lectern::analysis
