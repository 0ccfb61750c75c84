// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

namespace lectern::models {

/// "judged right by anna, 29.11.26 14:02"; "noted by anna, ..." where nothing was judged; translated.
[[nodiscard]] QString verdictText(const Verdict &verdict);
/// Why a verdict stands without its finding: who said it of what an earlier analysis found; translated.
[[nodiscard]] QString lostVerdictText(const LostVerdict &lost);

} // namespace lectern::models
