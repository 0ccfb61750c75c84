// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/finding_cards.h"

namespace lectern::models {

/// "High", "Medium", "Low"; translated.
[[nodiscard]] QString displayNameOf(Severity severity);
/// "judged right by anna, 29.11.26 14:02"; "noted by anna, ..." where nothing was judged; translated.
[[nodiscard]] QString verdictText(const Verdict &verdict);
/// Why a verdict stands without its finding: who said it of what an earlier analysis found; translated.
[[nodiscard]] QString lostVerdictText(const LostVerdict &lost);

/// What a card is called; translated.
[[nodiscard]] QString titleOf(const FindingCard &card, const Analysis &analysis);
/// Why it is a risk; or the list of what was not found; or why a verdict stands without its finding.
[[nodiscard]] QString whyOf(const FindingCard &card, const Analysis &analysis);
/// All of the card for a screen reader; `isUnsaved`: what is said of the passage that is shown is not stored yet.
[[nodiscard]] QString spokenText(const FindingCard &card, const Analysis &analysis, bool isUnsaved);

} // namespace lectern::models
