// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHashFunctions>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <array>
#include <compare>
#include <optional>
#include <string_view>

namespace lectern {

/// Where a review was published. The order is the order of the PostgreSQL enum `platform`: never reorder.
enum class Platform : quint8 {
    Google,
    Yelp,
    Tripadvisor,
    Trustpilot,
    Twitter,
    Linkedin,
    Facebook,
    Reddit,
    Zillow,
    Airbnb,
    Booking,
    Amazon,
    Glassdoor,
    Bbb,
    Foursquare,
    Youtube,
    AppStore,
    PlayStore,
    Other,
};
inline constexpr int platformCount = 19;

/// What a review is about. The order is the order of the PostgreSQL enum `entity_type`: never reorder.
enum class EntityType : quint8 {
    Company,
    Restaurant,
    RentalProperty,
    Hotel,
    Place,
    Service,
    Product,
    Healthcare,
    Education,
    Entertainment,
    Other,
};
inline constexpr int entityTypeCount = 11;

enum class Sentiment : quint8 { Negative, Neutral, Positive };
inline constexpr int sentimentCount = 3;

/// Precision of `reviewedAt` in the source. Unknown: `reviewedAt` is 1900-01-01 and is shown as "no date".
enum class DatePrecision : quint8 { Second, Day, Month, Year, Unknown };

/// The names used in SQL, JSON, URLs and on the command line ("app_store"), indexed by the enum's value.
extern const std::array<std::string_view, platformCount> platformNames;
extern const std::array<std::string_view, entityTypeCount> entityTypeNames;
extern const std::array<std::string_view, sentimentCount> sentimentNames;
extern const std::array<std::string_view, 5> datePrecisionNames;

[[nodiscard]] QString nameOf(Platform platform);
[[nodiscard]] QString nameOf(EntityType type);
[[nodiscard]] QString nameOf(Sentiment sentiment);
[[nodiscard]] QString nameOf(DatePrecision precision);
/// Matches exact names in lower case only.
[[nodiscard]] std::optional<Platform> platformFromName(QStringView name);
[[nodiscard]] std::optional<EntityType> entityTypeFromName(QStringView name);
[[nodiscard]] std::optional<Sentiment> sentimentFromName(QStringView name);
[[nodiscard]] std::optional<DatePrecision> datePrecisionFromName(QStringView name);
/// Proper nouns to display ("App Store"); not translated, except Other.
[[nodiscard]] QString displayNameOf(Platform platform);

/// The key of a review in PostgreSQL.
struct ReviewId {
    QUuid value;
    friend bool operator==(const ReviewId &, const ReviewId &) = default;
    friend size_t qHash(const ReviewId &id, size_t seed = 0) { return qHash(id.value, seed); }
};

/// Everything about one review. Times are UTC; ratings are 0-5; scores are -1..1.
struct Review {
    ReviewId id;
    Platform platform = Platform::Other;
    EntityType entityType = EntityType::Other;
    QString entityId;
    QString entityName;
    QString platformReviewId; ///< Unique together with `platform`.
    QString platformUrl;
    QString authorName;
    QString authorId;
    QString authorAvatarUrl;
    bool isVerified = false;
    QString title;
    QString text;
    QString language;                     ///< BCP 47 primary tag in lower case ("en"); empty: unknown.
    std::optional<double> rating;         ///< 0-5.
    std::optional<double> platformRating; ///< As the platform gave it.
    std::optional<double> platformScale;  ///< The platform's best rating (5, 10, 100; 1 for thumbs).
    std::optional<double> sentimentScore; ///< -1..1
    std::optional<Sentiment> sentiment;
    QString sentimentEngine;  ///< Empty: the platform delivered the sentiment, or there is none yet.
    QString sentimentVersion; ///< Of the engine.
    int helpfulCount = 0;
    int replyCount = 0;
    int likeCount = 0;
    int shareCount = 0;
    QString ownerReply;
    QDateTime ownerReplyAt;
    QStringList imageUrls;
    QStringList tags;
    QJsonObject metadata;
    QDateTime reviewedAt;
    DatePrecision reviewedAtPrecision = DatePrecision::Second;
    QDateTime fetchedAt;
    QDateTime createdAt;
    QDateTime updatedAt;
    bool isActive = true;
    qint64 version = 1; ///< Raised by a trigger on every update, whoever makes it.
};

} // namespace lectern
