// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_report.h"
#include "storage/api/result.h"

namespace lectern::ui {

/// Writes the report as a PDF for printing: document, engine and time, summary with its facts, risks with quotes and pages,
/// all other clauses, categories not found, and each quote's hash. The file is written completely or not at all.
///
/// Thread: any but the GUI thread; blocks. Denied when the file cannot be written.
[[nodiscard]] Result<void> writeReportPdf(const models::FindingsReport &report, const QString &path);

} // namespace lectern::ui
