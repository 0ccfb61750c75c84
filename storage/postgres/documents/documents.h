// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"
#include "storage/postgres/link/cell_reader.h"

namespace lectern::postgres {

/// The columns of `documents d` that documentIn() reads, with its work as `job` (see documentTables).
extern const QString documentColumns;
inline constexpr int documentColumnCount = 38;
/// "documents d" joined with its content and its open job.
extern const QString documentTables;
[[nodiscard]] Document documentIn(CellReader &cells);

/// Columns of `document_pages p`.
extern const QString pageTextColumns;
/// Corrupt when the words are not in packedWords()' format.
[[nodiscard]] Result<DocumentPage> documentPageIn(CellReader &cells);

/// "file", "ocr", "none": as in the PostgreSQL enum `text_source`. Indexed by the enum's value.
extern const std::array<std::string_view, 3> textSourceNames;

} // namespace lectern::postgres
