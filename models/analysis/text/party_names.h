// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::analysis {

/// The names of companies and people in words that say who the parties are: a name alone ("Acme Inc."), or a whole sentence
/// ("between Acme Inc., a Delaware corporation ("Supplier"), and Bell Ltd."). What a party is called in the contract
/// ("Supplier") is no name.
[[nodiscard]] QStringList partyNamesIn(const QString &words);

} // namespace lectern::analysis
