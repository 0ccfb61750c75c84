// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_report.h"
#include "storage/api/result.h"

#include <span>

namespace lectern::models {

/// Writes findings as a table with a heading row and one row each. Texts from documents never become formulas: in CSV such
/// cells begin with an apostrophe, in XLSX every text is a text cell. The file is written completely or not at all.
///
/// Thread: any but the GUI thread; blocks. Denied when the file cannot be written.
[[nodiscard]] Result<void> writeFindingsCsv(std::span<const FindingRow> rows, const QString &path);
[[nodiscard]] Result<void> writeFindingsXlsx(std::span<const FindingRow> rows, const QString &path);
/// The report's JSON, indented.
[[nodiscard]] Result<void> writeReportJson(const FindingsReport &report, const QString &path);

} // namespace lectern::models
