// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/question.h"

namespace lectern::cache {

namespace {

qint64 weightOf(const QString &text) { return qint64(sizeof(QString)) + 16 + 2 * text.size(); }

} // namespace

qint64 weightOf(const Review &review)
{
    // What can be long; the rest is guessed at once.
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

} // namespace lectern::cache
