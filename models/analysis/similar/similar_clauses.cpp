// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/similar/similar_clauses.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace lectern::analysis {

namespace {

constexpr int mostWords = 5;

/// A clause and its similarity; its words are not compared yet.
struct Hit {
    const ClauseBlock *block = nullptr;
    size_t clause = 0;
    float similarity = 0;
    friend bool operator<(const Hit &a, const Hit &b) { return a.similarity > b.similarity; }
};

/// Keeps the best `limit` hits.
void keep(std::vector<Hit> &best, const Hit &hit, size_t limit)
{
    if (best.size() == limit && !(hit < best.front()))
        return;
    if (best.size() == limit) {
        std::pop_heap(best.begin(), best.end());
        best.pop_back();
    }
    best.push_back(hit);
    std::push_heap(best.begin(), best.end());
}

/// Uses four sums, because each addition to a single sum would wait for the previous one.
float product(const TermVector::Entry *entries, size_t count, const float *asked)
{
    std::array<float, 4> sums{};
    size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        for (size_t k = 0; k < 4; ++k)
            sums[k] += float(entries[i + k].weight) * asked[entries[i + k].bucket];
    }
    for (; i < count; ++i)
        sums[0] += float(entries[i].weight) * asked[entries[i].bucket];
    return sums[0] + sums[1] + sums[2] + sums[3];
}

/// How often each word and each pair of words occurs.
QMap<QString, int> termCounts(const QStringList &words)
{
    QMap<QString, int> counts;
    for (qsizetype i = 0; i < words.size(); ++i) {
        ++counts[words[i]];
        if (i > 0)
            ++counts[words[i - 1] + u' ' + words[i]];
    }
    return counts;
}

/// Terms that both texts contain, by their share in the similarity; words of a listed pair are not listed again.
QStringList sharedTerms(const QMap<QString, int> &asked, const QMap<QString, int> &found, const std::vector<float> &rarity)
{
    std::vector<std::pair<double, QString>> shared;
    for (auto at = asked.begin(); at != asked.end(); ++at) {
        const int other = found.value(at.key());
        if (other == 0)
            continue;
        const double weight = rarity[bucketOf(at.key())];
        shared.emplace_back((1 + std::log(double(at.value()))) * (1 + std::log(double(other))) * weight * weight, at.key());
    }
    std::sort(shared.begin(), shared.end(),
              [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    QStringList terms;
    QSet<QString> named;
    for (const auto &[weight, term] : shared) {
        const QStringList words = term.split(u' ');
        if (std::all_of(words.begin(), words.end(), [&](const QString &word) { return named.contains(word); }))
            continue;
        for (const QString &word : words)
            named.insert(word);
        terms << term;
        if (terms.size() == mostWords)
            break;
    }
    return terms;
}

double shareOf(const std::vector<quint64> &of, const std::vector<quint64> &in)
{
    size_t common = 0;
    for (auto a = of.begin(), b = in.begin(); a != of.end() && b != in.end();) {
        if (*a < *b) {
            ++a;
        } else if (*b < *a) {
            ++b;
        } else {
            ++common, ++a, ++b;
        }
    }
    return of.empty() ? 0 : double(common) / double(of.size());
}

} // namespace

void ClauseIndex::count(const ClauseBlock &block, int sign)
{
    for (const TermVector::Entry &entry : block.entries)
        m_clausesWithTerm[entry.bucket] += sign;
    m_clauseCount += sign * qsizetype(block.clauses.size());
    m_rarity.clear();
}

void ClauseIndex::put(std::shared_ptr<const ClauseBlock> block)
{
    const DocumentId document = block->documentId;
    remove(document);
    count(*block, 1);
    m_held.insert(document, {std::move(block), {}});
}

void ClauseIndex::remove(DocumentId document)
{
    if (const auto held = m_held.constFind(document); held != m_held.cend()) {
        count(*held->block, -1);
        m_held.erase(held);
    }
}

std::optional<qint64> ClauseIndex::versionOf(DocumentId document) const
{
    const auto held = m_held.constFind(document);
    return held == m_held.cend() ? std::nullopt : std::optional(held->block->version);
}

std::vector<DocumentId> ClauseIndex::documents() const { return {m_held.keyBegin(), m_held.keyEnd()}; }

void ClauseIndex::weigh()
{
    if (!m_rarity.empty())
        return;
    m_rarity.resize(size_t(termBucketCount));
    for (size_t bucket = 0; bucket < m_rarity.size(); ++bucket)
        m_rarity[bucket] = float(std::log((1.0 + double(m_clauseCount)) / (1.0 + m_clausesWithTerm[bucket])) + 1.0);
    for (Held &held : m_held) {
        held.lengths.clear();
        for (const ClauseBlock::Clause &clause : held.block->clauses) {
            float sum = 0;
            for (size_t i = clause.firstEntry; i < clause.lastEntry; ++i) {
                const TermVector::Entry &entry = held.block->entries[i];
                const float weight = float(entry.weight) * m_rarity[entry.bucket];
                sum += weight * weight;
            }
            held.lengths.push_back(std::sqrt(sum));
        }
    }
}

std::vector<SimilarClause> ClauseIndex::find(QStringView text, int limit, std::optional<DocumentId> except, TextRange exceptRange,
                                             const std::stop_token &stop)
{
    weigh();
    const QStringList words = comparableWords(text);
    std::vector<float> asked(size_t(termBucketCount), 0);
    double length = 0;
    for (const TermVector::Entry &entry : termVector(words).entries) {
        // The rarity counts twice: in the question's weight and in the clause's.
        const float weight = float(entry.weight) * m_rarity[entry.bucket];
        asked[entry.bucket] = weight * m_rarity[entry.bucket];
        length += double(weight) * double(weight);
    }
    std::vector<Hit> best;
    const auto askedLength = float(std::sqrt(length));
    if (limit <= 0 || askedLength == 0)
        return {};
    for (const Held &held : std::as_const(m_held)) {
        if (stop.stop_requested())
            return {};
        const ClauseBlock &block = *held.block;
        for (size_t i = 0; i < block.clauses.size(); ++i) {
            const ClauseBlock::Clause &clause = block.clauses[i];
            const float sum = product(&block.entries[clause.firstEntry], clause.lastEntry - clause.firstEntry, asked.data());
            const bool isItself = except == block.documentId && exceptRange.overlaps(clause.evidence.range);
            if (sum > 0 && !isItself)
                keep(best, {&block, i, std::min(1.0F, sum / (askedLength * held.lengths[i]))}, size_t(limit));
        }
    }
    std::sort_heap(best.begin(), best.end());
    const QMap<QString, int> askedTerms = termCounts(words);
    std::vector<SimilarClause> found;
    for (const Hit &hit : best) {
        const Evidence &evidence = hit.block->clauses[hit.clause].evidence;
        found.push_back({hit.block->documentId, hit.block->documentName, evidence, double(hit.similarity),
                         sharedTerms(askedTerms, termCounts(comparableWords(evidence.quote)), m_rarity)});
    }
    return found;
}

std::vector<NearDuplicate> ClauseIndex::nearDuplicates(DocumentId document, double leastShare) const
{
    std::vector<NearDuplicate> found;
    const auto own = m_held.constFind(document);
    if (own == m_held.cend())
        return found;
    for (const Held &held : m_held) {
        if (held.block->documentId == document)
            continue;
        const double share = shareOf(own->block->shingles, held.block->shingles);
        const double otherShare = shareOf(held.block->shingles, own->block->shingles);
        if (std::max(share, otherShare) >= leastShare)
            found.push_back({held.block->documentId, held.block->documentName, share, otherShare});
    }
    std::sort(found.begin(), found.end(),
              [](const NearDuplicate &a, const NearDuplicate &b) { return a.share + a.otherShare > b.share + b.otherShare; });
    return found;
}

} // namespace lectern::analysis
