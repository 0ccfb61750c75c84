// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/base/scope.h"

namespace lectern {

/// The scopes of documents, with the spelling rules of scope.h:
///
///   t:documents       any document, or the work on one, changed
///   d:<document>      that document, or the work on it, changed     d:*  more than 500 documents in one statement
///   a:<document>      its analyses or their verdicts changed        a:*  more than 500 documents in one statement
///   t:analyses        any analysis or verdict changed
///   f:documents       full text finds other documents than before
///   x:documents       TRUNCATE of documents
///
/// Every entry also depends on x:reviews, which stands for an operator's `cache invalidate --all`.
/// For lists and facets: whatever is computed from the filter's documents.
[[nodiscard]] Scopes scopesOf(const DocumentFilter &filter);
[[nodiscard]] Scopes scopesOf(const Document &document);
[[nodiscard]] Scopes scopesOf(const Analysis &analysis);
[[nodiscard]] Scopes scopesOfPrecision();

inline constexpr QByteArrayView allDocumentsScope("x:documents");
inline constexpr QByteArrayView documentTableScope("t:documents");

} // namespace lectern
