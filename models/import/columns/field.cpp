// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/columns/field.h"

namespace lectern::imports {

const std::array<std::string_view, fieldCount> fieldNames = {
    "platform",          "platform_review_id", "platform_url", "entity_type",   "entity_id",   "entity_name", "author_name", "author_id",
    "author_avatar_url", "is_verified",        "title",        "review_text",   "positive",    "negative",    "language",    "rating",
    "recommended",       "sentiment_score",    "sentiment",    "helpful_count", "reply_count", "like_count",  "share_count", "owner_reply",
    "owner_reply_at",    "image_urls",         "tags",         "reviewed_at",   "visited_at",  "fetched_at",
};

QString nameOf(Field field)
{
    const std::string_view name = fieldNames[size_t(field)];
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

std::optional<Field> fieldFromName(QStringView name)
{
    if (name == QLatin1String("text"))
        return Field::Text;
    for (int i = 0; i < fieldCount; ++i) {
        const std::string_view known = fieldNames[size_t(i)];
        if (name == QLatin1String(known.data(), qsizetype(known.size())))
            return Field(i);
    }
    return std::nullopt;
}

} // namespace lectern::imports
