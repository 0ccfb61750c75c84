// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::models {
class ReviewModel;
} // namespace lectern::models

namespace lectern::ui {

class RankSelection;
class TableHeader;

/// Rows for the clipboard, as tab-separated text with the titles of the columns first.
struct CopiedRows {
    QString text;
    qint64 count = 0; ///< Of the rows that are here; the others are left out.
};

/// The rows in the columns that the analyst chose, in the order in which they stand.
[[nodiscard]] CopiedRows copyRows(const models::ReviewModel &model, const TableHeader &header, const RankSelection &rows);

/// A row for the ear: each column that the analyst chose by its title, in the order in which they stand, without the empty ones.
[[nodiscard]] QString rowInWords(const models::ReviewModel &model, const TableHeader &header, qint64 row);

} // namespace lectern::ui
