// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_review_source.h"

#include <QJsonArray>

// The content of FakeReviewSource's rows.

namespace lectern {

struct FakeStory {
    const char *entity;
    EntityType type;
    const char *title;
    const char *text;
};
inline constexpr FakeStory fakeStories[] = {
    {"Hotel Aurora", EntityType::Hotel, "Room not ready until six",
     "Check-in was promised for three. We waited in the lobby with two children and nobody offered even water."},
    {"Casa Lupo", EntityType::Restaurant, "Cold pasta, warm wine",
     "The waiter was kind, the kitchen was not. Everything that should be hot was cold."},
    {"Nordwind Air", EntityType::Company, "Refund promised in March",
     "Four emails, two calls, still nothing. The chat closes itself when you ask for a person."},
    {"Ledgerly", EntityType::Service, "Sync loses entries",
     "Since 4.2 every second booking is missing on the phone. Support asked me to reinstall twice."},
    {"Hotel Aurora", EntityType::Hotel, "Beautiful lobby, thin walls", "You hear the neighbours turn pages. The breakfast makes up for some of it."},
    {"Pier 7", EntityType::Restaurant, "Two hours for a burger", "Nobody told us that the kitchen had one cook that evening."},
    {"Kettle K2", EntityType::Product, "Lid broke after a week", "The hinge is thin plastic. The new one came fast, and broke as well."},
    {"Loft by the canal", EntityType::RentalProperty, "Not the flat in the pictures",
     "The photos show another building. Clean, though, and the host answered quickly."},
};

inline QByteArray fakeTitle(qint64 serial) { return fakeStories[size_t(std::abs(serial)) % std::size(fakeStories)].title; }

inline Result<ReviewPage> FakeReviewSource::pageFor(const PageRequest &request) const
{
    const ReviewQuery &query = request.query;
    const qint64 total = rowCount(query.filter);
    qint64 first = 0;
    if (!request.anchor.isStart()) {
        const QStringList &values = request.anchor.values;
        if (values.size() != anchorOf(0, query.sort).values.size())
            return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("an anchor of another sort"));
        const qint64 serial = values[values.size() - 2].toLongLong();
        const qint64 newer = placeOf(serial, query.filter), here = deleted.contains(serial) ? 0 : 1;
        const qint64 ahead = isReversed(query) ? total - newer - here : newer;
        first = request.direction == PageRequest::Direction::After ? ahead + here : ahead;
    }
    qint64 last = first;
    if (request.direction == PageRequest::Direction::Before) {
        last = std::max<qint64>(0, first - request.skip);
        first = std::max<qint64>(0, last - request.limit);
    } else {
        first += request.skip;
        last = std::min(total, first + request.limit);
    }
    ReviewPageBuilder builder;
    for (qint64 rank = first; rank < last; ++rank) {
        const qint64 serial = serialAt(rank, query);
        const Review review = reviewFor(idOf(serial));
        const QByteArray entityId = review.entityId.toUtf8(), entity = review.entityName.toUtf8(), author = review.authorName.toUtf8();
        const QByteArray title = review.title.toUtf8(), text = review.text.left(ReviewPage::excerptLength).toUtf8();
        const QByteArray platformId = review.platformReviewId.toUtf8(), tags = review.tags.join(QStringLiteral(", ")).toUtf8();
        const QByteArray anchor = anchorOf(serial, query.sort).values.join(QChar(0x1f)).toUtf8();
        builder.add({review.id,
                     review.platform,
                     review.entityType,
                     review.sentiment,
                     review.rating,
                     review.sentimentScore,
                     review.reviewedAt.toMSecsSinceEpoch() * 1000,
                     DatePrecision::Second,
                     review.version,
                     review.helpfulCount,
                     review.replyCount,
                     0,
                     0,
                     int(review.imageUrls.size()),
                     review.isVerified,
                     true,
                     !review.ownerReply.isEmpty(),
                     entityId,
                     entity,
                     author,
                     title,
                     text,
                     "en",
                     platformId,
                     tags,
                     anchor});
    }
    return std::move(builder).build();
}

inline Review FakeReviewSource::reviewFor(ReviewId id) const
{
    const qint64 serial = serialOf(id);
    const auto &story = fakeStories[size_t(std::abs(serial)) % std::size(fakeStories)];
    Review review;
    review.id = id;
    review.platform = Platform(std::abs(serial * 7) % platformCount);
    review.entityType = story.type;
    review.entityId = QStringLiteral("entity-%1").arg(std::abs(serial) % 8);
    review.entityName = QString::fromUtf8(story.entity) + nameEnd;
    review.platformReviewId = QStringLiteral("r%1").arg(serial) + nameEnd;
    review.platformUrl = QStringLiteral("https://example.org/reviews/%1").arg(serial);
    review.authorName = serial % 97 == 5 ? QStringLiteral("M. \u202eKeller") : QStringLiteral("M. Keller") + nameEnd;
    review.isVerified = serial % 3 == 0;
    review.title = QString::fromUtf8(story.title) + nameEnd;
    review.text = QString::fromUtf8(story.text) + textEnd;
    review.language = QStringLiteral("en");
    review.rating = serial % 11 == 7 ? std::optional<double>() : double(std::abs(serial * 5) % 11) / 2;
    review.sentimentScore = double(std::abs(serial * 13) % 181 - 90) / 100;
    review.sentiment = *review.sentimentScore < -0.2 ? Sentiment::Negative : *review.sentimentScore > 0.2 ? Sentiment::Positive : Sentiment::Neutral;
    review.helpfulCount = int(std::abs(serial * 31) % 400);
    review.replyCount = int(std::abs(serial) % 3);
    if (serial % 2 == 0) {
        review.ownerReply = QStringLiteral("We are sorry to read this and have asked our team to look at the case.") + textEnd;
        review.ownerReplyAt = QDateTime(newestDay(), QTime(9, 0), Qt::UTC);
    }
    review.imageUrls = serial % 4 == 0 ? QStringList{QStringLiteral("https://example.org/images/%1.jpg").arg(serial)} : QStringList();
    review.tags = {QStringLiteral("refund") + nameEnd, QStringLiteral("support")};
    review.metadata = {{QStringLiteral("order_id") + nameEnd, QStringLiteral("NW-88213") + nameEnd},
                       {QStringLiteral("route"), QJsonArray{QStringLiteral("HAM"), QStringLiteral("LIS")}},
                       {QStringLiteral("device"), QJsonObject{{QStringLiteral("os"), QStringLiteral("Android")}, {QStringLiteral("version"), 14}}}};
    // Each day has rowsPerDay reviews, the first at the very end of the day.
    review.reviewedAt = QDateTime(newestDay(), QTime(23, 59, 59, 999), Qt::UTC).addMSecs(-serial * 86'400'000 / rowsPerDay);
    review.isActive = !deleted.contains(serial);
    review.fetchedAt = review.createdAt = review.updatedAt = QDateTime(newestDay(), QTime(23, 50), Qt::UTC);
    const auto version = versions.find(serial);
    review.version = version == versions.end() ? 1 : version->second;
    return review;
}

inline ReviewStats FakeReviewSource::statsFor(const ReviewFilter &filter) const
{
    ReviewStats stats;
    stats.count = rowCount(filter);
    if (stats.count == 0)
        return stats;
    stats.averageRating = 3.4;
    qint64 left = stats.count;
    for (int stars = 0; stars < ReviewStats::ratingBucketCount; ++stars)
        left -= stats.byRating[size_t(stars)] = stats.count * (stars == 0 ? 1 : 2 + stars * 3) / 62;
    stats.unrated = left;
    stats.bySentiment = {stats.count * 3 / 10, stats.count / 10, stats.count / 2};
    stats.withoutSentiment = stats.count - stats.bySentiment[0] - stats.bySentiment[1] - stats.bySentiment[2];
    left = stats.count;
    for (int i = platformCount - 1; i > 0; --i)
        left -= stats.byPlatform[size_t(i)].count = stats.count / (20 + i * 3);
    stats.byPlatform[0].count = left;
    QDate month(newestDay().year(), newestDay().month(), 1);
    for (left = stats.count; left > 0; month = month.addMonths(-1)) {
        const qint64 count = std::min(left, stats.count / 90 + 1 + (month.month() * 37 % 11) * stats.count / 900);
        stats.byMonth.insert(stats.byMonth.begin(), {month, count, 3.0 + (month.month() % 5) * 0.2});
        left -= count;
    }
    stats.answered = stats.count / 2;
    stats.verified = stats.count / 3;
    return stats;
}

inline ReviewFacets FakeReviewSource::facetsFor(const ReviewFilter &filter) const
{
    ReviewFilter ofAnyPlatform = filter, ofAnyRating = filter;
    ofAnyPlatform.platforms.clear();
    ofAnyRating.ratingMin = ofAnyRating.ratingMax = std::nullopt;
    const ReviewStats stats = statsFor(filter), platforms = statsFor(ofAnyPlatform), ratings = statsFor(ofAnyRating);
    ReviewFacets facets;
    for (int i = 0; i < platformCount; ++i)
        facets.platforms[size_t(i)] = platforms.byPlatform[size_t(i)].count;
    facets.entityTypes[3] = stats.count;
    facets.ratings = ratings.byRating;
    facets.unrated = ratings.unrated;
    facets.sentiments = stats.bySentiment;
    facets.withoutSentiment = stats.withoutSentiment;
    facets.verified = stats.verified;
    facets.notVerified = stats.count - stats.verified;
    facets.languages = {{QStringLiteral("en"), stats.count - stats.count / 5}, {QStringLiteral("de"), stats.count / 5}};
    for (int i = 0; i < 8; ++i)
        facets.entities.push_back({QStringLiteral("entity-%1").arg(i), QString::fromUtf8(fakeStories[i].entity) + nameEnd, stats.count / 8});
    return facets;
}

} // namespace lectern
