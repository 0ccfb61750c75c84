// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/contract_phrases.h"

#include "models/analysis/clauses/segment_features.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace lectern::analysis {
namespace {

constexpr qint32 openingWords = 2500;
constexpr qint32 longestTitle = 14;
constexpr size_t mostDates = 2000;

constexpr std::array titleEnds{wordHash("agreement"),  wordHash("contract"),   wordHash("amendment"),  wordHash("addendum"),
                               wordHash("license"),    wordHash("letter"),     wordHash("lease"),      wordHash("plan"),
                               wordHash("terms"),      wordHash("conditions"), wordHash("memorandum"), wordHash("understanding"),
                               wordHash("agreements"), wordHash("deed"),       wordHash("order"),      wordHash("arrangement"),
                               wordHash("exhibit"),    wordHash("schedule"),   wordHash("guaranty"),   wordHash("program"),
                               wordHash("statement"),  wordHash("restated")};
constexpr std::array titleWords{wordHash("and"), wordHash("of"), wordHash("for"), wordHash("to"),   wordHash("the"), wordHash("&"),  wordHash("-"),
                                wordHash("/"),   wordHash(","),  wordHash("in"),  wordHash("with"), wordHash("on"),  wordHash("or"), wordHash("\'"),
                                wordHash("a"),   wordHash("s"),  wordHash("by"),  wordHash("("),    wordHash(")"),   wordHash(".")};
constexpr std::array months{wordHash("january"),  wordHash("february"), wordHash("march"),  wordHash("april"),     wordHash("may"),
                            wordHash("june"),     wordHash("july"),     wordHash("august"), wordHash("september"), wordHash("october"),
                            wordHash("november"), wordHash("december"), wordHash("jan"),    wordHash("feb"),       wordHash("mar"),
                            wordHash("apr"),      wordHash("jun"),      wordHash("jul"),    wordHash("aug"),       wordHash("sept"),
                            wordHash("sep"),      wordHash("oct"),      wordHash("nov"),    wordHash("dec")};

template <size_t N>
bool isOneOf(const std::array<quint32, N> &hashes, quint32 hash)
{
    return std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
}

quint32 bucketOf(qint32 value)
{
    quint32 bucket = 0;
    for (; value > 1; value = value * 2 / 3)
        ++bucket;
    return bucket;
}

class PhraseFinder
{
public:
    PhraseFinder(const ContractTokens &text, const std::vector<ContractSegment> &segments)
        : m_text(text)
        , m_words(text.words())
        , m_segments(segments)
        , m_count(qint32(text.words().size()))
    {
    }

    std::vector<ContractPhrase> phrases()
    {
        findTitles();
        findDates();
        return std::move(m_phrases);
    }

private:
    using Kind = ContractPhrase::Kind;

    [[nodiscard]] const ContractToken &word(qint32 at) const { return m_words[size_t(at)]; }
    [[nodiscard]] quint32 fullAt(qint32 at) const
    {
        if (at < 0 || at >= m_count)
            return 7;
        return word(at).is(ContractToken::Number) ? word(at).stem : word(at).full;
    }
    [[nodiscard]] quint32 shapeAt(qint32 at) const
    {
        return at < 0 || at >= m_count ? 7U : word(at).is(ContractToken::Mark) ? word(at).full : 100U + (word(at).flags & 31U);
    }
    [[nodiscard]] bool is(qint32 at, quint32 hash) const { return at >= 0 && at < m_count && word(at).full == hash; }
    [[nodiscard]] bool isNumber(qint32 at, qint32 shortest, qint32 longest) const
    {
        return at >= 0 && at < m_count && word(at).is(ContractToken::Number) && word(at).end - word(at).start >= shortest
            && word(at).end - word(at).start <= longest;
    }
    /// Passes a number or a blank for one: "__", "[*]", "[●]".
    [[nodiscard]] qint32 afterOpenNumber(qint32 at, qint32 longest) const
    {
        if (isNumber(at, 1, longest) || (at < m_count && is(at, wordHash("_"))))
            return at + 1 + (isNumber(at, 1, 2) && is(at + 1, wordHash("_")) ? 1 : 0);
        if (is(at, wordHash("[")) && at + 2 < m_count && word(at + 1).is(ContractToken::Mark) && is(at + 2, wordHash("]")))
            return at + 3;
        return -1;
    }

    // --- Titles

    void findTitles()
    {
        for (qint32 at = 0; at < std::min(m_count, openingWords); ++at) {
            if (!isOneOf(titleEnds, word(at).full) || !word(at).is(ContractToken::Capitalised))
                continue;
            for (qint32 first = at; first >= std::max(0, at - longestTitle); --first) {
                const bool isPart = word(first).is(ContractToken::Capitalised) || isOneOf(titleWords, word(first).full);
                if (!isPart)
                    break;
                if (word(first).is(ContractToken::Capitalised))
                    addTitle(first, at + 1);
                if (word(first).is(ContractToken::BlankBefore) && first < at && !word(first).is(ContractToken::AllCapitals))
                    break;
            }
        }
    }

    void addTitle(qint32 first, qint32 last)
    {
        ContractPhrase phrase{Kind::Title, first, last, {}};
        const auto add = [&phrase](quint32 kind, quint32 a, quint32 b = 0) { phrase.features.push_back(mixedHash(kind + 1000, a, b)); };
        qint32 capitals = 0;
        qint32 breaks = 0;
        quint32 content = 0;
        for (qint32 i = first; i < last; ++i) {
            capitals += word(i).is(ContractToken::AllCapitals);
            breaks += i > first && word(i).is(ContractToken::LineStart);
            add(1, word(i).full);
            content = mixedHash(content, word(i).full);
        }
        const quint32 isCapitals = capitals * 2 > last - first;
        const quint32 seen = std::min(m_titlesSeen[content]++, 3U);
        const quint32 starts = word(first).flags & (ContractToken::LineStart | ContractToken::BlankBefore);
        const quint32 ends = last >= m_count ? 0U : word(last).flags & (ContractToken::LineStart | ContractToken::BlankBefore);
        add(2, fullAt(first - 1));
        add(3, fullAt(last));
        add(4, word(first).full);
        add(5, word(last - 1).full, fullAt(last - 2));
        add(6, shapeAt(first - 1), isCapitals);
        add(7, quint32(std::min(last - first, 12)), isCapitals);
        add(8, starts, ends);
        add(9, starts * 1000 + ends, isCapitals);
        add(10, isCapitals, seen);
        add(11, bucketOf(first));
        add(12, bucketOf(first), isCapitals);
        add(13, quint32(std::min(breaks, 4)), isCapitals);
        add(14, fullAt(first - 1), fullAt(last));
        add(15, fullAt(last), fullAt(last + 1));
        add(16, fullAt(first - 2), fullAt(first - 1));
        add(17, shapeAt(last), isCapitals);
        add(18, seen, starts * 1000 + ends);
        // Is it the text's first agreement on its own line, or the first that is called "this"?
        add(19, std::min(m_ownLines, 4U), starts * 1000 + ends);
        add(20, std::min(m_ownLines, 4U), isCapitals);
        m_ownLines += starts != 0 && ends != 0;
        keep(std::move(phrase));
    }

    // --- Dates

    void findDates()
    {
        for (qint32 at = 0; at < m_count && m_dates < mostDates;) {
            const qint32 last = endOfDate(at);
            if (last > at) {
                addDate(at, last);
                at = last;
            } else {
                ++at;
            }
        }
    }

    [[nodiscard]] qint32 endOfDate(qint32 at) const
    {
        if (isOneOf(months, word(at).full) && word(at).is(ContractToken::Capitalised))
            return endFromMonth(at);
        if (isNumber(at, 1, 4) && at + 4 < m_count && (is(at + 1, wordHash("/")) || is(at + 1, wordHash("-")) || is(at + 1, wordHash(".")))
            && word(at + 3).full == word(at + 1).full && isNumber(at + 2, 1, 2) && isNumber(at + 4, 2, 4) && word(at + 4).start - word(at).start <= 9)
            return at + 5;
        return endFromDay(at);
    }

    /// "January 1, 2001", "January 2001", "January ___, 2001"
    [[nodiscard]] qint32 endFromMonth(qint32 at) const
    {
        qint32 next = at + 1;
        if (is(next, wordHash(".")))
            ++next;
        qint32 day = isNumber(next, 1, 4) && word(next).end - word(next).start > 2 && !isOrdinal(next) ? -1 : afterOpenNumber(next, 4);
        if (day >= 0 && day < m_count && isOrdinal(day))
            ++day;
        const qint32 beforeYear = day < 0 ? next : day;
        const qint32 comma = is(beforeYear, wordHash(",")) ? beforeYear + 1 : beforeYear;
        if (comma < m_count && (isNumber(comma, 4, 4) || isYearLeftOpen(comma)))
            return isNumber(comma, 4, 4) ? comma + 1 : afterOpenNumber(comma, 4);
        return -1;
    }

    /// "1st day of January, 2001", "2 January 2001", "____ day of ______, 20__"
    [[nodiscard]] qint32 endFromDay(qint32 at) const
    {
        qint32 next = afterOpenNumber(at, 4);
        if (next < 0 || next >= m_count || isNumber(at, 3, 4) != isOrdinal(at))
            return -1;
        if (is(next, wordHash("st")) || is(next, wordHash("nd")) || is(next, wordHash("rd")) || is(next, wordHash("th")))
            ++next;
        if (is(next, wordHash("day")))
            ++next;
        if (is(next, wordHash("of")))
            ++next;
        if (next >= m_count)
            return -1;
        const bool isMonth = isOneOf(months, word(next).full);
        const qint32 afterMonth = isMonth ? next + 1 : is(next - 1, wordHash("of")) ? afterOpenNumber(next, 2) : -1;
        if (afterMonth < 0 || afterMonth >= m_count)
            return -1;
        const qint32 comma = is(afterMonth, wordHash(",")) || is(afterMonth, wordHash(".")) ? afterMonth + 1 : afterMonth;
        if (comma < m_count && (isNumber(comma, 4, 4) || isYearLeftOpen(comma)))
            return isNumber(comma, 4, 4) ? comma + 1 : afterOpenNumber(comma, 4);
        return isMonth && is(next - 1, wordHash("of")) ? next + 1 : -1;
    }

    [[nodiscard]] bool isOrdinal(qint32 at) const
    {
        if (!isNumber(at, 3, 4))
            return false;
        return QChar::isLetter(m_text.characters()[size_t(word(at).end - 1)]);
    }
    [[nodiscard]] bool isYearLeftOpen(qint32 at) const
    {
        return (isNumber(at, 2, 2) && is(at + 1, wordHash("_"))) || is(at, wordHash("_")) || is(at, wordHash("["));
    }

    void addDate(qint32 first, qint32 last)
    {
        ContractPhrase phrase{Kind::Date, first, last, {}};
        const auto add = [&phrase](quint32 kind, quint32 a, quint32 b = 0) { phrase.features.push_back(mixedHash(kind + 2000, a, b)); };
        quint32 content = 0;
        bool isOpen = false;
        for (qint32 i = first; i < last; ++i) {
            content = mixedHash(content, word(i).full);
            isOpen = isOpen || is(i, wordHash("_")) || is(i, wordHash("["));
        }
        for (qint32 i = 1; i <= 8; ++i) {
            add(1, fullAt(first - i));
            add(2, fullAt(last + i - 1));
            if (i <= 3) {
                add(quint32(10 + i), fullAt(first - i));
                add(quint32(20 + i), fullAt(last + i - 1));
                add(quint32(30 + i), fullAt(first - i - 1), fullAt(first - i));
                add(quint32(40 + i), fullAt(last + i - 1), fullAt(last + i));
            }
        }
        const auto segment = std::upper_bound(m_segments.begin(), m_segments.end(), first,
                                              [](qint32 value, const ContractSegment &own) { return value < own.lastWord; });
        for (qint32 i = segment->firstWord; i < std::min(segment->lastWord, segment->firstWord + 60); ++i)
            add(3, fullAt(i));
        add(50, isOpen ? 1U : 0U, bucketOf(first));
        add(51, quint32(std::min<size_t>(m_dates, 8)));
        add(52, quint32(std::min<size_t>(m_dates, 8)), bucketOf(first));
        add(53, std::min(m_datesSeen[content], 3U));
        add(54, quint32(first * 10LL / m_count));
        add(55, quint32(first - segment->firstWord < 3), quint32(segment->lastWord - last < 3));
        add(56, quint32(std::min(last - first, 8)));
        ++m_datesSeen[content];
        ++m_dates;
        keep(std::move(phrase));
    }

    void keep(ContractPhrase phrase)
    {
        std::sort(phrase.features.begin(), phrase.features.end());
        phrase.features.erase(std::unique(phrase.features.begin(), phrase.features.end()), phrase.features.end());
        m_phrases.push_back(std::move(phrase));
    }

    const ContractTokens &m_text;
    const std::vector<ContractToken> &m_words;
    const std::vector<ContractSegment> &m_segments;
    const qint32 m_count;
    std::vector<ContractPhrase> m_phrases;
    QHash<quint32, quint32> m_titlesSeen;
    QHash<quint32, quint32> m_datesSeen;
    quint32 m_ownLines = 0;
    size_t m_dates = 0;
};

} // namespace

std::vector<ContractPhrase> phrasesOf(const ContractTokens &text, const std::vector<ContractSegment> &segments)
{
    return PhraseFinder(text, segments).phrases();
}

} // namespace lectern::analysis
