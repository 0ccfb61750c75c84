// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

namespace lectern::analysis {

/// Removes from the analysis what is not in these pages: findings and facts whose quote is not the document's own text
/// are dropped, with all references to them, and counted in refusedQuotes, as are risks based only on dropped findings.
/// The other findings keep their numbers.
///
/// Thread: any; pure. Linear in the length of the text.
[[nodiscard]] Analysis proven(Analysis analysis, const std::vector<DocumentPage> &pages);

} // namespace lectern::analysis
