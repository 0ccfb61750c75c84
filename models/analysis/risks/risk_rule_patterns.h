// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QRegularExpression>

namespace lectern::analysis {

/// Compiles a pattern of the risk rules: case is ignored, a space stands for any white
/// space, "{duration}" for a length of time (group "duration") and "{party}" for a party's name (group "party").
/// InvalidRequest: what is wrong with the pattern and where.
[[nodiscard]] Result<QRegularExpression> riskPattern(const QString &pattern);

/// Whether a captured "party" means both sides: "either party", "the parties", "Licensor or Licensee".
[[nodiscard]] bool meansBothSides(const QString &party);
/// Whether a sentence mentions both sides anywhere, whatever a pattern captured in it.
[[nodiscard]] bool mentionsBothSides(const QString &sentence);
/// A captured party without the heading before it: "The Provider" from "Service Termination The Provider".
[[nodiscard]] QString partyWithoutHeading(const QString &party);
/// A captured party normalised for comparison: without article, white space and case.
[[nodiscard]] QString comparableParty(const QString &party);

} // namespace lectern::analysis
