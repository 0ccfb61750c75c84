// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

namespace lectern::analysis {

/// The analysis without what does not stand in these pages: a finding or a fact whose quote is not the document's own text
/// is dropped, with every mention of it, and counted in refusedQuotes. A risk that stood on dropped findings alone goes, too.
/// The numbers of the others stay.
///
/// Thread: any; pure. Takes time in proportion to the text.
[[nodiscard]] Analysis proven(Analysis analysis, const std::vector<DocumentPage> &pages);

} // namespace lectern::analysis
