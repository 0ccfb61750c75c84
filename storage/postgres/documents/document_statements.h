// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// Where a page's columns stand, behind the stamp.
enum DocumentListColumn { TotalColumn = 2, RankColumn, SnippetPageColumn, SnippetTextColumn, FirstDocumentColumn };
/// What stands around the words found in a snippet.
inline constexpr char16_t markBegins = 2;
inline constexpr char16_t markEnds = 3;

/// One page of a list and the count of all, with one row more than the limit when there is another page; without a document
/// in its only row when the page is empty. InvalidRequest when the anchor is not of this sort.
[[nodiscard]] Result<Statement> listStatement(const DocumentPageRequest &request);
/// How often each value of each field occurs, as (field, value, count), each under the other fields' restrictions.
[[nodiscard]] Statement facetsStatement(const DocumentFilter &filter);

/// The sort that a query really has: relevance without a text is date.
[[nodiscard]] DocumentSortKey effectiveSortKey(const DocumentQuery &query);

} // namespace lectern::postgres
