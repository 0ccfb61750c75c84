// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <algorithm>

namespace lectern {

/// Nothing is called missing in it: that is done of contracts only. That no risk was found is no good news of such a text.
[[nodiscard]] inline bool looksLikeNoContract(const Analysis &analysis)
{
    const auto isMissing = [](const CategoryResult &category) { return !category.isPresent; };
    return analysis.status == WorkStatus::Completed && std::none_of(analysis.categories.begin(), analysis.categories.end(), isMissing);
}

/// It is analysed, and nothing is said of its risks: none was found, and it looks like no contract.
[[nodiscard]] inline bool looksLikeNoContract(const Document &document)
{
    return document.status == WorkStatus::Completed && document.analysisStatus == WorkStatus::Completed && !document.risks;
}

} // namespace lectern
