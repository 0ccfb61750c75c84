// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <algorithm>

namespace lectern {

/// Missing clauses are reported of contracts only, and "no risk found" is not reassuring for a text that is no contract.
[[nodiscard]] inline bool looksLikeNoContract(const Analysis &analysis)
{
    const auto isMissing = [](const CategoryResult &category) { return !category.isPresent; };
    return analysis.status == WorkStatus::Completed && std::none_of(analysis.categories.begin(), analysis.categories.end(), isMissing);
}

/// Analysed, but without any statement about risks: none was found, and the text does not look like a contract.
[[nodiscard]] inline bool looksLikeNoContract(const Document &document)
{
    return document.status == WorkStatus::Completed && document.analysisStatus == WorkStatus::Completed && !document.risks;
}

} // namespace lectern
