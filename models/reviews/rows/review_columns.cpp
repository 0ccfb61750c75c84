// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_columns.h"

#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace lectern::models {

namespace {

struct ColumnFacts {
    const char *key;
    const char *title;
    std::optional<ReviewSortKey> sortKey;
    bool isNumber;
    bool isShownAtFirst;
    int characterWidth;
};

constexpr auto none = std::nullopt;

const std::array<ColumnFacts, reviewColumnCount> columns = {{
    {"date", QT_TRANSLATE_NOOP("ReviewColumn", "Date"), ReviewSortKey::Date, false, true, 13},
    {"platform", QT_TRANSLATE_NOOP("ReviewColumn", "Platform"), ReviewSortKey::Platform, false, true, 10},
    {"entity", QT_TRANSLATE_NOOP("ReviewColumn", "Entity"), ReviewSortKey::Entity, false, true, 12},
    {"type", QT_TRANSLATE_NOOP("ReviewColumn", "Type"), none, false, false, 14},
    {"rating", QT_TRANSLATE_NOOP("ReviewColumn", "Rating"), ReviewSortKey::Rating, false, true, 10},
    {"review", QT_TRANSLATE_NOOP("ReviewColumn", "Review"), none, false, true, 30},
    {"sentiment", QT_TRANSLATE_NOOP("ReviewColumn", "Sentiment"), ReviewSortKey::Sentiment, true, true, 8},
    {"language", QT_TRANSLATE_NOOP("ReviewColumn", "Language"), none, false, false, 11},
    {"author", QT_TRANSLATE_NOOP("ReviewColumn", "Author"), none, false, false, 16},
    {"verified", QT_TRANSLATE_NOOP("ReviewColumn", "Verified"), none, false, false, 10},
    {"helpful", QT_TRANSLATE_NOOP("ReviewColumn", "Helpful"), ReviewSortKey::Helpful, true, false, 9},
    {"replies", QT_TRANSLATE_NOOP("ReviewColumn", "Replies"), none, true, false, 9},
    {"likes", QT_TRANSLATE_NOOP("ReviewColumn", "Likes"), none, true, false, 8},
    {"shares", QT_TRANSLATE_NOOP("ReviewColumn", "Shares"), none, true, false, 8},
    {"images", QT_TRANSLATE_NOOP("ReviewColumn", "Images"), none, true, false, 8},
    {"answered", QT_TRANSLATE_NOOP("ReviewColumn", "Answered"), none, false, false, 10},
    {"tags", QT_TRANSLATE_NOOP("ReviewColumn", "Tags"), none, false, false, 18},
    {"from", QT_TRANSLATE_NOOP("ReviewColumn", "From"), none, false, true, 15},
    {"version", QT_TRANSLATE_NOOP("ReviewColumn", "Version"), none, true, false, 9},
}};

const ColumnFacts &factsOf(ReviewColumn column) { return columns[size_t(column)]; }

QString yes(bool value) { return value ? QCoreApplication::translate("ReviewColumn", "yes") : QString(); }

QString reviewText(const ReviewRow &row)
{
    const QString title = withVisibleControls(row.title());
    const QString excerpt = withVisibleControls(row.excerpt());
    return title.isEmpty() || excerpt.isEmpty() ? title + excerpt : title + QLatin1Char(' ') + excerpt;
}

int countIn(const ReviewRow &row, ReviewColumn column)
{
    switch (column) {
    case ReviewColumn::Helpful: return row.helpfulCount();
    case ReviewColumn::Replies: return row.replyCount();
    case ReviewColumn::Likes: return row.likeCount();
    case ReviewColumn::Shares: return row.shareCount();
    case ReviewColumn::Images: return row.imageCount();
    default: Q_UNREACHABLE();
    }
}

} // namespace

QString keyOf(ReviewColumn column) { return QString::fromLatin1(factsOf(column).key); }
QString titleOf(ReviewColumn column) { return QCoreApplication::translate("ReviewColumn", factsOf(column).title); }
std::optional<ReviewSortKey> sortKeyOf(ReviewColumn column) { return factsOf(column).sortKey; }
QString sortHintOf(ReviewColumn column)
{
    if (sortKeyOf(column))
        return QCoreApplication::translate("ReviewColumn", "Sorts by %1").arg(titleOf(column));
    QStringList sortable;
    for (int each = 0; each < reviewColumnCount; ++each) {
        if (sortKeyOf(ReviewColumn(each)))
            sortable << titleOf(ReviewColumn(each));
    }
    return QCoreApplication::translate("ReviewColumn", "The list cannot be sorted by %1. It can be by: %2.")
        .arg(titleOf(column), sortable.join(QStringLiteral(", ")));
}

bool isNumber(ReviewColumn column) { return factsOf(column).isNumber; }
bool isShownAtFirst(ReviewColumn column) { return factsOf(column).isShownAtFirst; }
int characterWidthOf(ReviewColumn column) { return factsOf(column).characterWidth; }

QString cellText(const ReviewRow &row, ReviewColumn column)
{
    switch (column) {
    case ReviewColumn::Date: return dateText(row.reviewedAtMicros(), row.reviewedAtPrecision());
    case ReviewColumn::Platform: return displayNameOf(row.platform());
    case ReviewColumn::Entity: return entityText(row.entityName(), row.entityId());
    case ReviewColumn::Type: return displayNameOf(row.entityType());
    case ReviewColumn::Rating: return ratingText(row.rating());
    case ReviewColumn::Review: return reviewText(row);
    case ReviewColumn::Sentiment: return row.sentimentScore() ? scoreText(row.sentimentScore()) : sentimentText({}, row.sentiment());
    case ReviewColumn::Language: return row.language().isEmpty() ? QString() : languageName(row.language());
    case ReviewColumn::Author: return withVisibleControls(row.authorName());
    case ReviewColumn::Verified: return yes(row.isVerified());
    case ReviewColumn::Answered: return yes(row.isAnswered());
    case ReviewColumn::Tags: return withVisibleControls(row.tags());
    case ReviewColumn::From: return {};
    case ReviewColumn::Version: return QLocale().toString(row.version());
    default: return QLocale().toString(countIn(row, column));
    }
}

QString accessibleCellText(const ReviewRow &row, ReviewColumn column)
{
    if (column == ReviewColumn::Rating) {
        return row.rating() ? QCoreApplication::translate("ReviewColumn", "%1 of 5 stars").arg(ratingText(row.rating()))
                            : QCoreApplication::translate("ReviewColumn", "not rated");
    }
    if (column == ReviewColumn::Sentiment)
        return sentimentText(row.sentimentScore(), row.sentiment());
    return cellText(row, column);
}

QVariant cellValue(const ReviewRow &row, ReviewColumn column)
{
    switch (column) {
    case ReviewColumn::Date: return row.reviewedAtMicros();
    case ReviewColumn::Rating: return row.rating() ? QVariant(*row.rating()) : QVariant();
    case ReviewColumn::Sentiment: return row.sentimentScore() ? QVariant(*row.sentimentScore()) : QVariant();
    case ReviewColumn::Helpful:
    case ReviewColumn::Replies:
    case ReviewColumn::Likes:
    case ReviewColumn::Shares:
    case ReviewColumn::Images: return countIn(row, column);
    case ReviewColumn::Version: return row.version();
    default: return cellText(row, column);
    }
}

} // namespace lectern::models
