// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QString>
#include <QStringList>
#include <QVariantList>

namespace lectern::postgres {

/// A sort of `reviews r` as SQL. Its key columns all run in one direction and end with the id, so that a place in the
/// order is a comparison of rows, and one index serves both directions.
class ReviewSortSql
{
public:
    explicit ReviewSortSql(ReviewSort sort) : m_sort(sort) {}

    /// The key's expressions on `r`, the id last: those of the index of this sort.
    [[nodiscard]] QStringList keys() const;
    /// "a desc, b desc, c desc". `isReversed`: the order against the sort.
    [[nodiscard]] QString orderBy(const QStringList &columns, bool isReversed = false) const;
    /// "<" or ">": how the keys behind a place compare to it.
    [[nodiscard]] QString comparison(bool isReversed = false) const;
    /// `(keys) < (?, ?, ?)`: what stands behind the anchor, or ahead of it when reversed.
    [[nodiscard]] QString behind(bool isReversed, bool isInclusive) const;
    /// The anchor's values, bound by `behind`. InvalidRequest when they do not fit the sort.
    [[nodiscard]] Result<QVariantList> valuesOf(const Anchor &anchor) const;

private:
    [[nodiscard]] bool isDescending(bool isReversed) const;

    ReviewSort m_sort;
};

/// A timestamptz column as microseconds since 1970-01-01 UTC: exact, and free of time zones.
[[nodiscard]] QString microsecondsOf(const QString &column);

} // namespace lectern::postgres
