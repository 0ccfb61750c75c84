// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QDateTime>

namespace lectern::postgres {

/// The columns of `reviews` that an import writes, in copyRow()'s order, for SQL.
[[nodiscard]] const QString &importedColumns();

/// One review as a line of COPY's text format, without the columns that the database fills in; ends in a newline.
/// `fetchedNow` is used if the file contains no fetchedAt.
[[nodiscard]] QByteArray copyRow(const Review &review, const QDateTime &fetchedNow);

} // namespace lectern::postgres
