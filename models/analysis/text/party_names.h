// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::analysis {

/// The names of companies and people in a text that says who the parties are: a single name ("Acme Inc.") or a whole sentence
/// ("between Acme Inc., a Delaware corporation ("Supplier"), and Bell Ltd."). What the contract calls a party
/// ("Supplier") is not a name.
[[nodiscard]] QStringList partyNamesIn(const QString &words);

} // namespace lectern::analysis
