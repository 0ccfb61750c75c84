// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::models {
class ReviewModel;
} // namespace lectern::models

namespace lectern::ui {

class RankSelection;
class TableHeader;

/// Rows for the clipboard: tab-separated text, column titles first.
struct CopiedRows {
    QString text;
    qint64 count = 0; ///< Rows copied; those not loaded are left out.
};

/// The rows in the visible columns, in the columns' order.
[[nodiscard]] CopiedRows copyRows(const models::ReviewModel &model, const TableHeader &header, const RankSelection &rows);

/// A row for screen readers: title and value of each chosen column, in the columns' order, without empty values.
[[nodiscard]] QString rowInWords(const models::ReviewModel &model, const TableHeader &header, qint64 row);

} // namespace lectern::ui
