// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/postgres/link/cell_reader.h"

#include <QJsonArray>

namespace lectern::postgres {

/// The columns of `analysis_results a` that analysisIn() reads; the verdicts are the last columns.
extern const QString analysisColumns;
[[nodiscard]] Analysis analysisIn(CellReader &cells);

/// Contents of the jsonb columns. Ranges are half-open, in code points of the document's text.
[[nodiscard]] QJsonArray findingsJson(const Analysis &analysis); ///< {"category", "confidence", "page", "start", "end", "quote", "hash"}
[[nodiscard]] QJsonArray factsJson(const Analysis &analysis);    ///< {"kind", "value", "page", "start", "end", "quote", "hash"}
[[nodiscard]] QJsonArray risksJson(const Analysis &analysis);
[[nodiscard]] QJsonArray categoriesJson(const Analysis &analysis);

} // namespace lectern::postgres
