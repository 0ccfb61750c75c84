// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QRegularExpression>

namespace lectern::analysis {

/// Makes a regular expression of a pattern as risk rules write it: case does not matter, a space stands for any white
/// space, "{duration}" for a length of time (group "duration") and "{party}" for a party's name (group "party").
/// InvalidRequest says what is wrong with the pattern and where.
[[nodiscard]] Result<QRegularExpression> riskPattern(const QString &pattern);

/// Whether a "party" that was captured means both sides: "either party", "the parties", "Licensor or Licensee".
[[nodiscard]] bool meansBothSides(const QString &party);
/// Whether a sentence speaks of both sides anywhere, whomever a pattern found in it.
[[nodiscard]] bool mentionsBothSides(const QString &sentence);
/// A captured party without a heading that ran into it: "The Provider" of "Service Termination The Provider".
[[nodiscard]] QString partyWithoutHeading(const QString &party);
/// A captured party as it can be compared: without article, white space and case.
[[nodiscard]] QString comparableParty(const QString &party);

} // namespace lectern::analysis
