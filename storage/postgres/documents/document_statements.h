// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// Column indexes of a list page, after the stamp.
enum DocumentListColumn { TotalColumn = 2, RankColumn, SnippetPageColumn, SnippetTextColumn, FirstDocumentColumn };
/// The characters around the matches in a snippet.
inline constexpr char16_t markBegins = 2;
inline constexpr char16_t markEnds = 3;

/// One page of a list with the total count, and one row beyond the limit when there is another page. An empty page has one row
/// without a document. InvalidRequest when the anchor belongs to another sort.
[[nodiscard]] Result<Statement> listStatement(const DocumentPageRequest &request);
/// Counts of each value of each field, as (field, value, count), each restricted by the other fields.
[[nodiscard]] Statement facetsStatement(const DocumentFilter &filter);

/// The sort that is applied: relevance without a text is date.
[[nodiscard]] DocumentSortKey effectiveSortKey(const DocumentQuery &query);

} // namespace lectern::postgres
