// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/api/result.h"
#include "storage/postgres/sql/value_text.h"

namespace lectern::postgres {

/// The request for a document cannot be carried out.
[[nodiscard]] inline tl::unexpected<StorageError> invalidRequest(const QString &detail)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, detail);
}

[[nodiscard]] inline tl::unexpected<StorageError> noDocument(DocumentId id)
{
    return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("there is no document ") + uuidText(id.value));
}

} // namespace lectern::postgres
