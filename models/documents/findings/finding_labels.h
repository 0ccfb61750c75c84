// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/finding_cards.h"

namespace lectern::models {

/// "High", "Medium", "Low"; translated.
[[nodiscard]] QString displayNameOf(Severity severity);
/// "judged right by anna, 29.11.26 14:02"; "noted by anna, ..." if there is only a note; translated.
[[nodiscard]] QString verdictText(const Verdict &verdict);
/// Explains a verdict without its finding: who judged what in an earlier analysis; translated.
[[nodiscard]] QString lostVerdictText(const LostVerdict &lost);

/// The title of a card; translated.
[[nodiscard]] QString titleOf(const FindingCard &card, const Analysis &analysis);
/// Why it is a risk; or the list of what was not found; or why the verdict has no finding.
[[nodiscard]] QString whyOf(const FindingCard &card, const Analysis &analysis);
/// The whole card for a screen reader; `isUnsaved`: the verdict on the shown passage is not stored yet.
[[nodiscard]] QString spokenText(const FindingCard &card, const Analysis &analysis, bool isUnsaved);

} // namespace lectern::models
