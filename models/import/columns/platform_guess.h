// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/column_table.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lectern::imports {

/// Where a file comes from, and why that is believed, in words.
struct PlatformGuess {
    Platform platform = Platform::Other;
    QString reason;
    const ColumnTable::Signature *signature = nullptr; ///< The kind of file, if its columns are those of one. Borrowed from the table.
};

/// `samples`: a column's sampled values, by column. The first of these that speaks: columns of a known kind of file,
/// the hosts in its URLs, words in its name.
[[nodiscard]] PlatformGuess guessPlatform(const QStringList &columns, const std::vector<QStringList> &samples, const QString &fileName);

/// The kind of file with the most of its columns present, or null.
[[nodiscard]] const ColumnTable::Signature *findSignature(const QStringList &columns);

/// What is left of a file's name without platform words and endings: "acme_reviews_trustpilot.csv" is "acme".
[[nodiscard]] QString entityNameFromFile(const QString &fileName);

} // namespace lectern::imports
