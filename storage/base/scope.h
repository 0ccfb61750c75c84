// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_query.h"
#include "storage/api/reviews/review_stats.h"
#include "storage/base/family.h"

#include <QByteArray>
#include <QDate>

#include <vector>

namespace lectern {

/// The scopes that triggers write into cache.log (storage/schema) and that entries depend on. Spelled the same
/// here and in the migration that creates the triggers:
///
///   t:reviews             any change of the table
///   r:<uuid>              one row               r:*  more than 500 rows in one statement
///   e:<entity_id>         old and new entity    e:*  more than 500 entities in one statement
///   p:<platform name>     old and new platform
///   m:<yyyymm>            old and new month of reviewed_at, UTC    m:*  more than 500 months
///   f:reviews             the full-text index gained or lost rows
///   x:reviews             TRUNCATE, or an operator's `cache invalidate --all`
///   x:family:<name>       an operator's `cache invalidate --family`
///
/// The scopes of documents (d:, a:, t:documents ...) are in document_scope.h.
///
/// Every entry depends on x:reviews, on its family's scope and, for each kind of scope it uses, on that kind's `*`.
/// An entry may depend on a range of months, both inclusive: `m:<yyyymm>..<yyyymm>`, with 000000 and
/// 999999 as open ends. Triggers never write ranges.
using Scopes = std::vector<QByteArray>;

/// What an answer depends on: a pure function of the question and its result. A scope too many costs an unneeded
/// miss; a scope too few gives a stale answer.
[[nodiscard]] Scopes scopesOf(const PageRequest &request, const ReviewPage &page);
/// For anything computed from exactly the filter's rows: counts, statistics, anchors.
[[nodiscard]] Scopes scopesOf(const ReviewFilter &filter);
/// Each facet ignores its own field's restriction, so none of these restrictions narrows the scopes. An entity is
/// named as in its newest review, even if the filter excludes that review.
[[nodiscard]] Scopes scopesOf(const ReviewFilter &filter, const ReviewFacets &facets);
[[nodiscard]] Scopes scopesOf(const Review &review);

inline constexpr QByteArrayView everythingScope("x:reviews");
inline constexpr QByteArrayView tableScope("t:reviews");
/// What all entries of a family depend on, and no others: Question adds it to the scopes of its answer.
[[nodiscard]] QByteArray familyScope(Family family);
[[nodiscard]] QByteArray entityScope(const QString &entityId);
[[nodiscard]] QByteArray platformScope(Platform platform);

} // namespace lectern
