// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"
#include "storage/postgres/link/cell_reader.h"

namespace lectern::postgres {

/// Where a column of `documents d` meets a field of a Document, with the work on it as `job` (see documentTables).
extern const QString documentColumns;
inline constexpr int documentColumnCount = 38;
/// "documents d" with its content and its running job.
extern const QString documentTables;
[[nodiscard]] Document documentIn(CellReader &cells);

/// Of `document_pages p`.
extern const QString pageTextColumns;
/// Corrupt when the words are not what packedWords() made.
[[nodiscard]] Result<DocumentPage> documentPageIn(CellReader &cells);

/// "file", "ocr", "none": as in the PostgreSQL enum `text_source`. Indexed by the enum's value.
extern const std::array<std::string_view, 3> textSourceNames;

} // namespace lectern::postgres
