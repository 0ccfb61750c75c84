// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/word_features.h"

#include "models/analysis/clauses/segment_features.h"

#include <algorithm>
#include <array>

namespace lectern::analysis {
namespace {

constexpr qint32 openingWords = 1500;
constexpr qint32 window = 4;

constexpr std::array betweenWords{wordHash("between"), wordHash("among"), wordHash("amongst")};
constexpr std::array companySuffixes{wordHash("inc"),          wordHash("llc"),         wordHash("corp"),    wordHash("corporation"),
                                     wordHash("ltd"),          wordHash("limited"),     wordHash("company"), wordHash("co"),
                                     wordHash("lp"),           wordHash("plc"),         wordHash("gmbh"),    wordHash("ag"),
                                     wordHash("incorporated"), wordHash("bank"),        wordHash("trust"),   wordHash("partnership"),
                                     wordHash("sa"),           wordHash("association"), wordHash("bv"),      wordHash("university")};
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
    if (value < 0)
        return 99;
    quint32 bucket = 0;
    for (; value > 1; value = value * 2 / 3)
        ++bucket;
    return bucket;
}

} // namespace

WordFeatures::WordFeatures(const ContractTokens &text, const std::vector<ContractSegment> &segments) : m_text(text), m_segments(segments)
{
    m_context.resize(size_t(std::min(openingWords, qint32(text.words().size()))));
    walkContexts(segments);
}

void WordFeatures::walkContexts(const std::vector<ContractSegment> &segments)
{
    Context now;
    bool sawBetween = false;
    for (qint32 i = 0; i < count(); ++i) {
        const ContractToken &word = m_text.words()[size_t(i)];
        while (size_t(now.segment) + 1 < segments.size() && i >= segments[size_t(now.segment)].lastWord) {
            ++now.segment;
            now.sinceBetween = now.sinceAgreement = -1;
            now.brackets = 0;
            now.isQuoted = now.isFirstBetween = false;
        }
        if (word.is(ContractToken::LineStart)) {
            ++now.line;
            now.isLineCapitals = word.is(ContractToken::AllCapitals);
        } else if (word.is(ContractToken::Letters) && !word.is(ContractToken::AllCapitals)) {
            now.isLineCapitals = false;
        }
        if (isOneOf(betweenWords, word.full)) {
            now.isFirstBetween = !sawBetween || now.sinceBetween >= 0;
            sawBetween = true;
            now.sinceBetween = 0;
        } else if (now.sinceBetween >= 0) {
            ++now.sinceBetween;
        }
        if (word.full == wordHash("agreement") || word.full == wordHash("contract"))
            now.sinceAgreement = 0;
        else if (now.sinceAgreement >= 0)
            ++now.sinceAgreement;
        if (word.full == wordHash("\""))
            now.isQuoted = !now.isQuoted;
        now.brackets = qint8(word.full == wordHash("(") ? 1 : word.full == wordHash(")") ? 0 : now.brackets);
        m_context[size_t(i)] = now;
    }
}

quint32 WordFeatures::fullAt(qint32 word) const
{
    if (word < 0 || word >= qint32(m_text.words().size()))
        return 7;
    const ContractToken &own = m_text.words()[size_t(word)];
    return own.is(ContractToken::Number) ? own.stem : own.full;
}

quint32 WordFeatures::shapeAt(qint32 word) const
{
    if (word < 0 || word >= qint32(m_text.words().size()))
        return 7;
    const ContractToken &own = m_text.words()[size_t(word)];
    if (own.is(ContractToken::Mark))
        return own.full;
    if (isOneOf(months, own.full) && own.is(ContractToken::Capitalised))
        return 11;
    constexpr quint16 shape = ContractToken::Letters | ContractToken::Number | ContractToken::Capitalised | ContractToken::AllCapitals;
    const quint32 year = own.is(ContractToken::Number) && own.end - own.start == 4 ? 1000 : 0;
    return own.flags % (shape + 1) + year + 100;
}

/// Number of words to the "Inc." that ends the name which may contain this word; -1 if the capitalised words end before.
qint32 WordFeatures::distanceToSuffix(qint32 word) const
{
    const qint32 last = std::min(word + 8, qint32(m_text.words().size()));
    for (qint32 i = word; i < last; ++i) {
        const ContractToken &own = m_text.words()[size_t(i)];
        if (isOneOf(companySuffixes, own.full) && own.is(ContractToken::Capitalised))
            return i - word;
        const bool isPart = own.is(ContractToken::Capitalised) || own.is(ContractToken::Number) || own.full == wordHash(",")
            || own.full == wordHash("&") || own.full == wordHash(".") || own.full == wordHash("of") || own.full == wordHash("-");
        if (!isPart)
            return -1;
    }
    return -1;
}

std::vector<quint32> WordFeatures::featuresOf(qint32 word) const
{
    std::vector<quint32> features;
    const auto add = [&features](quint32 kind, quint32 a, quint32 b = 0) { features.push_back(mixedHash(kind, a, b)); };
    for (qint32 offset = -window; offset <= window; ++offset) {
        add(quint32(100 + offset), fullAt(word + offset));
        add(quint32(120 + offset), shapeAt(word + offset));
        if (offset > -window && offset <= 3) {
            add(quint32(140 + offset), fullAt(word + offset - 1), fullAt(word + offset));
            add(quint32(160 + offset), shapeAt(word + offset - 1), shapeAt(word + offset));
        }
    }
    add(180, mixedHash(shapeAt(word - 1), shapeAt(word)), shapeAt(word + 1));
    const Context &context = m_context[size_t(word)];
    const ContractToken &own = m_text.words()[size_t(word)];
    const ContractSegment &segment = m_segments[size_t(context.segment)];
    add(200, bucketOf(word));
    add(201, bucketOf(context.sinceBetween), quint32(context.isFirstBetween));
    add(202, bucketOf(context.sinceAgreement));
    add(203, quint32(std::min(context.line, 40)));
    add(204, quint32(context.isQuoted) * 2 + quint32(context.brackets), shapeAt(word));
    add(205, quint32(context.isQuoted) * 2 + quint32(context.brackets), quint32(context.sinceBetween >= 0));
    add(206, quint32(context.isLineCapitals), bucketOf(segment.lastWord - segment.firstWord));
    add(207, quint32(distanceToSuffix(word)), quint32(context.sinceBetween >= 0));
    add(208, own.flags & (ContractToken::LineStart | ContractToken::BlankBefore));
    add(209, quint32(std::min(word - segment.firstWord, 12)), quint32(std::min(segment.lastWord - word, 12)));
    add(210, quint32(std::min(segment.lastWord - word, 12)), bucketOf(word));
    add(211, fullAt(segment.firstWord), fullAt(segment.firstWord + 1));
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
    return features;
}

} // namespace lectern::analysis
