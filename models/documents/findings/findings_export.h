// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_report.h"
#include "storage/api/result.h"

#include <span>

namespace lectern::models {

/// Writes findings as a table, one row each, under a heading row. What documents say never becomes a formula: in CSV such
/// cells are guarded by an apostrophe, in XLSX every text is a text cell. The file appears whole or not at all.
///
/// Thread: any but the GUI's; blocks. Denied when the file cannot be written.
[[nodiscard]] Result<void> writeFindingsCsv(std::span<const FindingRow> rows, const QString &path);
[[nodiscard]] Result<void> writeFindingsXlsx(std::span<const FindingRow> rows, const QString &path);
/// The report's JSON, indented.
[[nodiscard]] Result<void> writeReportJson(const FindingsReport &report, const QString &path);

} // namespace lectern::models
