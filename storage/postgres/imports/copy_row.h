// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

#include <QByteArray>
#include <QDateTime>

namespace lectern::postgres {

/// The columns of `reviews` that an import writes, in the order of copyRow(), for SQL.
[[nodiscard]] const QString &importedColumns();

/// One review as a line of COPY's text format, without what the database makes itself; ends in a newline.
/// `fetchedNow` stands in for a fetchedAt that the file does not tell.
[[nodiscard]] QByteArray copyRow(const Review &review, const QDateTime &fetchedNow);

} // namespace lectern::postgres
