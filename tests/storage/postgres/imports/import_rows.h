// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

namespace lectern {

/// A row as a file may bring it, with what has to be quoted on its way to the database.
inline ImportRow rowOf(qint64 number, const QString &id, const QString &text = QStringLiteral("text"))
{
    Review review;
    review.platform = Platform::Yelp;
    review.entityType = EntityType::Restaurant;
    review.entityId = QStringLiteral("lupo");
    review.entityName = QStringLiteral("Casa \"Lupo\" \\ 5");
    review.platformReviewId = id;
    review.text = text;
    review.rating = 3.5;
    review.platformRating = 7;
    review.platformScale = 10;
    review.imageUrls = {QStringLiteral("https://x/a,b.jpg"), QStringLiteral("https://x/\"q\"\\.jpg")};
    review.tags = {QStringLiteral("a b")};
    review.metadata = {{QStringLiteral("k\n"), QStringLiteral("v\\\t\"")}};
    review.reviewedAt = QDateTime(QDate(2020, 2, 29), QTime(12, 34, 56, 789), Qt::UTC);
    return {number, number + 2, review};
}

} // namespace lectern
