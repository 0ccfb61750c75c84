// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/keyset.h"

namespace lectern::postgres {

/// The keys of a sort of `documents d`: those of its index, or for relevance the rank in the table `ranks`.
[[nodiscard]] Keyset keysetOf(DocumentSortKey key, Qt::SortOrder order);

} // namespace lectern::postgres
