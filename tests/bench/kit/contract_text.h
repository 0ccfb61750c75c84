// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_page.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lectern::bench {

/// The clauses in the bench's contracts.
[[nodiscard]] const QStringList &contractClauses();

/// Page `page` of contract `number`: about 3,000 characters, always the same ones.
[[nodiscard]] QString contractPage(int number, int page);
[[nodiscard]] std::vector<DocumentPage> contractPages(int number, int pageCount);

/// Writes the pages as a PDF. Requires: a QGuiApplication.
void writeContractPdf(const QString &path, int number, int pageCount);

} // namespace lectern::bench
