// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_report.h"
#include "storage/api/result.h"

namespace lectern::ui {

/// Writes the report as a PDF for print: document, engine and time, summary with its facts, risks with quotes and pages,
/// all other clauses, what was looked for and not found, and each quote's hash. The file appears whole or not at all.
///
/// Thread: any but the GUI's; blocks. Denied when the file cannot be written.
[[nodiscard]] Result<void> writeReportPdf(const models::FindingsReport &report, const QString &path);

} // namespace lectern::ui
