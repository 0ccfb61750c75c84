// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "models/documents/pages/page_marks.h"

namespace lectern::ui {

/// What the findings of an analysis mark on the pages, each as grave as the gravest risk that it shows.
[[nodiscard]] std::vector<models::DocumentHighlight> highlightsOf(const Analysis &analysis);

} // namespace lectern::ui
