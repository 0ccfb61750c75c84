// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_sort_sql.h"

#include <array>

namespace lectern::postgres {

namespace {

/// The key column before (created_at, id), with which every sort ends; Date has none.
constexpr std::array<KeyColumn, documentSortKeyCount> leadingKeys = {{
    {"", ""},
    {"d.name_key", "text"},
    {"d.risk_rank", "bigint"},
    {"coalesce(ranks.rank, 0::real)", "real"},
}};

} // namespace

Keyset keysetOf(DocumentSortKey key, Qt::SortOrder order)
{
    std::vector<KeyColumn> columns{{"d.created_at", "timestamptz"}, {"d.id", "uuid"}};
    if (key != DocumentSortKey::Date)
        columns.insert(columns.begin(), leadingKeys[size_t(key)]);
    return {std::move(columns), order};
}

} // namespace lectern::postgres
