// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/sentence_around.h"

#include <QDate>

#include <vector>

namespace lectern::analysis {

/// A calendar date in a contract, and its position.
struct WrittenDate {
    QDate date;
    UnitSpan span; ///< In the searched text.
};

/// The dates in a text, in order: "January 13, 2005", "15th day of July, 2010", "27 April 2006", "2011-04-01",
/// "13/07/2005". Dates in which day and month are ambiguous ("1/4/2011") are skipped, not guessed.
/// Years 1900 to 2199; two-digit years up to 49 are in this century.
[[nodiscard]] std::vector<WrittenDate> findDates(const QString &text);

} // namespace lectern::analysis
