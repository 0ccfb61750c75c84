// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/reviews/review.h"

#include <QCoreApplication>

namespace lectern {

const std::array<std::string_view, platformCount> platformNames = {
    "google",  "yelp",   "tripadvisor", "trustpilot", "twitter",    "linkedin", "facebook",  "reddit",     "zillow", "airbnb",
    "booking", "amazon", "glassdoor",   "bbb",        "foursquare", "youtube",  "app_store", "play_store", "other",
};
const std::array<std::string_view, entityTypeCount> entityTypeNames = {
    "company", "restaurant", "rental_property", "hotel", "place", "service", "product", "healthcare", "education", "entertainment", "other",
};
const std::array<std::string_view, sentimentCount> sentimentNames = {"negative", "neutral", "positive"};
const std::array<std::string_view, 5> datePrecisionNames = {"second", "day", "month", "year", "unknown"};

namespace {

template <typename Enum, typename Names>
QString nameIn(const Names &names, Enum value)
{
    const std::string_view name = names[size_t(value)];
    return QString::fromLatin1(name.data(), qsizetype(name.size()));
}

template <typename Enum, typename Names>
std::optional<Enum> valueIn(const Names &names, QStringView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1String(names[i].data(), qsizetype(names[i].size())))
            return Enum(i);
    }
    return std::nullopt;
}

} // namespace

QString nameOf(Platform platform) { return nameIn(platformNames, platform); }
QString nameOf(EntityType type) { return nameIn(entityTypeNames, type); }
QString nameOf(Sentiment sentiment) { return nameIn(sentimentNames, sentiment); }
QString nameOf(DatePrecision precision) { return nameIn(datePrecisionNames, precision); }

std::optional<Platform> platformFromName(QStringView name) { return valueIn<Platform>(platformNames, name); }
std::optional<EntityType> entityTypeFromName(QStringView name) { return valueIn<EntityType>(entityTypeNames, name); }
std::optional<Sentiment> sentimentFromName(QStringView name) { return valueIn<Sentiment>(sentimentNames, name); }
std::optional<DatePrecision> datePrecisionFromName(QStringView name) { return valueIn<DatePrecision>(datePrecisionNames, name); }

QString displayNameOf(Platform platform)
{
    static constexpr std::array<const char16_t *, platformCount> shown = {
        u"Google",      u"Yelp",   u"Tripadvisor", u"Trustpilot", u"Twitter",    u"LinkedIn", u"Facebook",  u"Reddit",     u"Zillow", u"Airbnb",
        u"Booking.com", u"Amazon", u"Glassdoor",   u"BBB",        u"Foursquare", u"YouTube",  u"App Store", u"Play Store", nullptr,
    };
    const char16_t *name = shown[size_t(platform)];
    return name ? QString::fromUtf16(name) : QCoreApplication::translate("Platform", "Other");
}

} // namespace lectern
