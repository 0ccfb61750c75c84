// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/answer_value.h"

#include "storage/cache/tiers/codec.h"
#include "storage/cache/tiers/document_codec.h"

namespace lectern::cache {

namespace {

qint64 weightOf(const QString &text) { return qint64(sizeof(QString)) + 16 + 2 * text.size(); }

qint64 weightOf(const ReviewPage &page) { return page.packed().size(); }

qint64 weightOf(const RowCount &) { return qint64(sizeof(RowCount)); }

qint64 weightOf(const Review &review)
{
    // Counts what may be long; the constant covers the rest.
    return qint64(sizeof(Review)) + 1500 + 2 * (review.text.size() + review.title.size() + review.ownerReply.size()) + 200 * review.imageUrls.size()
        + 200 * review.metadata.size();
}

qint64 weightOf(const RowIndex &index)
{
    qint64 bytes = qint64(sizeof(RowIndex));
    for (const Anchor &anchor : index.anchors) {
        for (const QString &value : anchor.values)
            bytes += weightOf(value);
    }
    return bytes;
}

qint64 weightOf(const ReviewStats &stats) { return qint64(sizeof(ReviewStats) + stats.byMonth.size() * sizeof(ReviewStats::Month)); }

qint64 weightOf(const ReviewFacets &facets)
{
    qint64 bytes = qint64(sizeof(ReviewFacets));
    for (const ReviewFacets::Entity &entity : facets.entities)
        bytes += weightOf(entity.id) + weightOf(entity.name);
    return bytes + 64 * qint64(facets.languages.size());
}

qint64 weightOf(const Document &document)
{
    // Counts what may be long; the constant covers the rest.
    return qint64(sizeof(Document)) + 600 + 2 * (document.reason.size() + document.note.size()) + 200 * document.metadata.size();
}

qint64 weightOf(const DocumentList &list)
{
    qint64 bytes = qint64(sizeof(DocumentList));
    for (const DocumentRow &row : list.rows)
        bytes += weightOf(row.document) + 64 + 2 * row.snippet.text.size();
    return bytes;
}

qint64 weightOf(const DocumentFacets &facets)
{
    qint64 bytes = qint64(sizeof(DocumentFacets));
    for (const auto *values : {&facets.clients, &facets.contractTypes}) {
        for (const auto &[value, count] : *values)
            bytes += 64 + 2 * value.size();
    }
    return bytes;
}

qint64 weightOf(const Analysis &analysis)
{
    qint64 bytes = qint64(sizeof(Analysis)) + 1000 + 2 * analysis.summary.size();
    for (const SummaryFact &fact : analysis.facts)
        bytes += 200 + 2 * (fact.value.size() + fact.evidence.quote.size());
    for (const Finding &finding : analysis.findings)
        bytes += 400 + 2 * (finding.evidence.quote.size() + finding.verdict.note.size());
    for (const LostVerdict &lost : analysis.lostVerdicts)
        bytes += 500 + 2 * (lost.evidence.quote.size() + lost.verdict.note.size());
    for (const Risk &risk : analysis.risks)
        bytes += 300 + 2 * (risk.why.size() + risk.recommendation.size());
    for (const QString &recommendation : analysis.recommendations)
        bytes += 64 + 2 * recommendation.size();
    return bytes + 200 * qint64(analysis.categories.size());
}

qint64 weightOf(const std::vector<EnginePrecision> &engines) { return qint64(sizeof(std::vector<EnginePrecision>)) + 200 * qint64(engines.size()); }

} // namespace

QByteArray encoded(const AnswerValue &value)
{
    return std::visit([](const auto &held) { return encoded(*held); }, value);
}

qint64 weightOf(const AnswerValue &value)
{
    return std::visit([](const auto &held) { return weightOf(*held); }, value);
}

} // namespace lectern::cache
