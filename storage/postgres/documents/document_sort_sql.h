// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/keyset.h"

namespace lectern::postgres {

/// A sort of `documents d`: the keys of its index, or, by relevance, a rank that `ranks` holds.
[[nodiscard]] Keyset keysetOf(DocumentSortKey key, Qt::SortOrder order);

} // namespace lectern::postgres
