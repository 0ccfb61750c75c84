// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/sentence_around.h"

#include <QDate>

#include <vector>

namespace lectern::analysis {

/// A calendar date as contracts write it, and where.
struct WrittenDate {
    QDate date;
    UnitSpan span; ///< Of the text that was searched.
};

/// The dates in a text, in their order: "January 13, 2005", "15th day of July, 2010", "27 April 2006", "2011-04-01",
/// "13/07/2005". A date in figures whose day and month could be either ("1/4/2011") is passed over: nothing is guessed.
/// Years 1900 to 2199; of two-digit years those up to 49 belong to this century.
[[nodiscard]] std::vector<WrittenDate> findDates(const QString &text);

} // namespace lectern::analysis
