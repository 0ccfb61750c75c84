// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/sentence_around.h"

#include <QString>

#include <vector>

namespace lectern::analysis {

/// A sum of money as a contract writes it, and where.
struct MoneyAmount {
    QString currency;  ///< ISO 4217 ("USD"); "$" where the text leaves open whose dollars they are.
    double amount = 0; ///< Above 0.
    UnitSpan span;     ///< Of the text that was searched.
};

/// The sums in a text, in their order: "$1,250,000", "US$ 2.5 million", "EUR 300.000,00", "40,000 U.S. dollars".
/// "$" alone is taken for US dollars unless the text speaks of another country's.
[[nodiscard]] std::vector<MoneyAmount> findMoney(const QString &text);

/// "USD 1,250,000", "EUR 99.50".
[[nodiscard]] QString writtenMoney(const MoneyAmount &money);

} // namespace lectern::analysis
