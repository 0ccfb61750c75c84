// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QString>
#include <QVariantList>

namespace lectern::postgres {

/// A filter as a condition on `reviews r`: the text holds only column names and `?`, every value is bound.
struct ReviewFilterSql {
    QString condition = QStringLiteral("true");
    QVariantList values; ///< In the order of the `?`.
};
[[nodiscard]] ReviewFilterSql reviewFilterSql(const ReviewFilter &filter);

/// Midnight UTC of a day as PostgreSQL reads it.
[[nodiscard]] QString startOfDay(QDate day);

} // namespace lectern::postgres
