// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "models/documents/pages/page_marks.h"

namespace lectern::ui {

/// The marks of an analysis' findings on the pages, each with the highest severity of its risks.
[[nodiscard]] std::vector<models::DocumentHighlight> highlightsOf(const Analysis &analysis);

} // namespace lectern::ui
