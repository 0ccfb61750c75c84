// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/sentence_around.h"

#include <QString>

#include <vector>

namespace lectern::analysis {

/// A sum of money in a contract, and its position.
struct MoneyAmount {
    QString currency;  ///< ISO 4217 ("USD"); "$" if the text does not say which country's dollars.
    double amount = 0; ///< Above 0.
    UnitSpan span;     ///< In the searched text.
};

/// The sums in a text, in order: "$1,250,000", "US$ 2.5 million", "EUR 300.000,00", "40,000 U.S. dollars".
/// "$" means US dollars unless the text mentions another country's.
[[nodiscard]] std::vector<MoneyAmount> findMoney(const QString &text);

/// "USD 1,250,000", "EUR 99.50".
[[nodiscard]] QString writtenMoney(const MoneyAmount &money);

} // namespace lectern::analysis
