// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_fields.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace lectern::models {

namespace {

constexpr double starHalf = 0.5;
constexpr double belowHalf = 0.49; ///< Ratings have two decimals.

struct FilterFieldWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FilterFieldWords)
};

} // namespace

QString titleOf(FilterField field)
{
    switch (field) {
    case FilterField::Rating: return FilterFieldWords::tr("Rating");
    case FilterField::Date: return FilterFieldWords::tr("Date");
    case FilterField::Platform: return FilterFieldWords::tr("Platform");
    case FilterField::EntityType: return FilterFieldWords::tr("Type");
    case FilterField::Entity: return FilterFieldWords::tr("Entity");
    case FilterField::Sentiment: return FilterFieldWords::tr("Sentiment");
    case FilterField::Language: return FilterFieldWords::tr("Language");
    case FilterField::Verified: return FilterFieldWords::tr("Verified");
    case FilterField::Answered: return FilterFieldWords::tr("Answered");
    case FilterField::Active: return FilterFieldWords::tr("Deleted");
    case FilterField::Text: return FilterFieldWords::tr("Text");
    }
    Q_UNREACHABLE();
}

void copyField(ReviewFilter &to, const ReviewFilter &from, FilterField field)
{
    switch (field) {
    case FilterField::Rating:
        to.ratingMin = from.ratingMin;
        to.ratingMax = from.ratingMax;
        to.isRated = from.isRated;
        break;
    case FilterField::Date:
        to.from = from.from;
        to.until = from.until;
        break;
    case FilterField::Platform: to.platforms = from.platforms; break;
    case FilterField::EntityType: to.entityTypes = from.entityTypes; break;
    case FilterField::Entity: to.entityIds = from.entityIds; break;
    case FilterField::Sentiment:
        to.sentiments = from.sentiments;
        to.hasSentiment = from.hasSentiment;
        break;
    case FilterField::Language: to.languages = from.languages; break;
    case FilterField::Verified: to.isVerified = from.isVerified; break;
    case FilterField::Answered: to.isAnswered = from.isAnswered; break;
    case FilterField::Active: to.isActive = from.isActive; break;
    case FilterField::Text: to.text = from.text; break;
    }
}

void setStars(ReviewFilter &filter, StarRange stars)
{
    filter.isRated.reset();
    filter.ratingMin = std::max(0.0, stars.first - starHalf);
    filter.ratingMax = std::min(5.0, stars.last + belowHalf);
}

std::optional<StarRange> starsOf(const ReviewFilter &filter)
{
    if (!filter.ratingMin && !filter.ratingMax)
        return std::nullopt;
    const StarRange stars{int(std::lround(filter.ratingMin.value_or(0) + 0.001)), int(std::lround(filter.ratingMax.value_or(5)))};
    ReviewFilter same;
    setStars(same, stars);
    const bool isSame = std::abs(*same.ratingMin - filter.ratingMin.value_or(0)) < 0.001
        && std::abs(*same.ratingMax - filter.ratingMax.value_or(5)) < 0.001;
    return isSame ? std::optional(stars) : std::nullopt;
}

QString ratingsText(StarRange stars)
{
    ReviewFilter filter;
    setStars(filter, stars);
    return ratingsBetween(*filter.ratingMin, *filter.ratingMax);
}

QString ratingsBetween(double least, double most)
{
    return FilterFieldWords::tr("%1 to %2").arg(QLocale().toString(least), QLocale().toString(most));
}

} // namespace lectern::models
