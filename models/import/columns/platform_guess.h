// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/column_table.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lectern::imports {

/// The guessed platform of a file, with the reason in words.
struct PlatformGuess {
    Platform platform = Platform::Other;
    QString reason;
    const ColumnTable::Signature *signature = nullptr; ///< The recognised kind of file, or null. Borrowed from the table.
};

/// `samples`: sampled values per column. Uses the first hint that applies: columns of a known kind of file,
/// hosts in its URLs, words in its name.
[[nodiscard]] PlatformGuess guessPlatform(const QStringList &columns, const std::vector<QStringList> &samples, const QString &fileName);

/// The kind of file all of whose columns are present; if several, the one with most columns. Null: none.
[[nodiscard]] const ColumnTable::Signature *findSignature(const QStringList &columns);

/// A file's name without platform words and extensions: "acme_reviews_trustpilot.csv" is "acme".
[[nodiscard]] QString entityNameFromFile(const QString &fileName);

} // namespace lectern::imports
