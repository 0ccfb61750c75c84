// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_sort_sql.h"

#include <array>

namespace lectern::postgres {

namespace {

/// The key column before (reviewed_at, id), with which every sort ends; Date has none.
constexpr std::array<KeyColumn, reviewSortKeyCount> leadingKeys = {{
    {"", ""},
    {"coalesce(r.rating, -1)", "numeric"},
    {"r.helpful_count", "integer"},
    {"coalesce(r.sentiment_score, -2)", "numeric"},
    {"r.entity_name", "text"},
    {"r.platform", "platform"},
}};

} // namespace

Keyset keysetOf(ReviewSort sort)
{
    std::vector<KeyColumn> columns{{"r.reviewed_at", "timestamptz"}, {"r.id", "uuid"}};
    if (sort.key != ReviewSortKey::Date)
        columns.insert(columns.begin(), leadingKeys[size_t(sort.key)]);
    return {std::move(columns), sort.order};
}

} // namespace lectern::postgres
