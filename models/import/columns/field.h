// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>
#include <string_view>

namespace lectern::imports {

/// The possible meanings of a file's column. Named like the column of the database where there is one.
enum class Field : quint8 {
    Platform,
    PlatformReviewId,
    PlatformUrl,
    EntityType,
    EntityId,
    EntityName,
    AuthorName,
    AuthorId,
    AuthorAvatarUrl,
    IsVerified,
    Title,
    Text,
    Positive,
    Negative,
    Language,
    Rating,
    Recommended,
    SentimentScore,
    Sentiment,
    HelpfulCount,
    ReplyCount,
    LikeCount,
    ShareCount,
    OwnerReply,
    OwnerReplyAt,
    ImageUrls,
    Tags,
    ReviewedAt,
    VisitedAt,
    FetchedAt,
};
inline constexpr int fieldCount = 30;
extern const std::array<std::string_view, fieldCount> fieldNames;

[[nodiscard]] QString nameOf(Field field);
/// Exact names, and "text" for review_text.
[[nodiscard]] std::optional<Field> fieldFromName(QStringView name);

} // namespace lectern::imports
