// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_state.h"

#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace lectern::models {

namespace {

constexpr double starHalf = 0.5;
constexpr double belowHalf = 0.49; ///< Ratings have two decimals.
constexpr int listedValues = 3;

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FilterWords)
};

/// "Yelp, Google", or the first ones and how many more.
QString listed(const QStringList &names)
{
    if (names.size() <= listedValues)
        return names.join(QStringLiteral(", "));
    return names.mid(0, listedValues).join(QStringLiteral(", ")) + FilterWords::tr(" +%n more", nullptr, int(names.size()) - listedValues);
}

template <typename Values, typename Name>
QStringList namesOf(const Values &values, Name &&name)
{
    QStringList names;
    for (const auto &value : values)
        names << name(value);
    return names;
}

QString yesNo(std::optional<bool> value) { return value.value_or(false) ? FilterWords::tr("yes") : FilterWords::tr("no"); }

QString ratingsBetween(double least, double most) { return FilterWords::tr("%1 to %2").arg(QLocale().toString(least), QLocale().toString(most)); }

QString ratingWords(const ReviewFilter &filter)
{
    if (filter.isRated && !filter.ratingMin && !filter.ratingMax)
        return *filter.isRated ? FilterWords::tr("given") : FilterWords::tr("not given");
    if (const auto stars = starsOf(filter)) {
        const QString names = stars->first == stars->last ? QString::number(stars->first)
                                                          : QStringLiteral("%1-%2").arg(stars->first).arg(stars->last);
        return QStringLiteral("%1 (%2)").arg(names, ratingsText(*stars));
    }
    return ratingsBetween(filter.ratingMin.value_or(0), filter.ratingMax.value_or(5));
}

QString lastDaysWords(int days) { return days == 1 ? FilterWords::tr("1 day") : FilterWords::tr("%1 days").arg(QLocale().toString(days)); }

QString dateWords(const ReviewFilter &filter)
{
    const QLocale locale;
    const auto shown = [&locale](QDate date) { return locale.toString(date, u"yyyy-MM-dd"); };
    if (!filter.until)
        return FilterWords::tr("from %1").arg(shown(*filter.from));
    const QString last = shown(filter.until->addDays(-1));
    if (!filter.from)
        return FilterWords::tr("until %1").arg(last);
    if (filter.from->day() == 1 && *filter.until == filter.from->addMonths(1))
        return locale.toString(*filter.from, u"yyyy-MM");
    if (filter.from->dayOfYear() == 1 && *filter.until == filter.from->addYears(1))
        return locale.toString(*filter.from, u"yyyy");
    return *filter.from == filter.until->addDays(-1) ? last : QStringLiteral("%1 - %2").arg(shown(*filter.from), last);
}

} // namespace

QString titleOf(FilterField field)
{
    switch (field) {
    case FilterField::Rating: return FilterWords::tr("Rating");
    case FilterField::Date: return FilterWords::tr("Date");
    case FilterField::Platform: return FilterWords::tr("Platform");
    case FilterField::EntityType: return FilterWords::tr("Type");
    case FilterField::Entity: return FilterWords::tr("Entity");
    case FilterField::Sentiment: return FilterWords::tr("Sentiment");
    case FilterField::Language: return FilterWords::tr("Language");
    case FilterField::Verified: return FilterWords::tr("Verified");
    case FilterField::Answered: return FilterWords::tr("Answered");
    case FilterField::Active: return FilterWords::tr("Deleted");
    case FilterField::Text: return FilterWords::tr("Text");
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

bool isSet(const ReviewFilter &filter, FilterField field)
{
    ReviewFilter only;
    copyField(only, filter, field);
    return !only.isEmpty();
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

ReviewFilter FilterState::effective(QDate today) const
{
    ReviewFilter filter = m_filter;
    if (m_lastDays)
        filter.from = today.addDays(1 - *m_lastDays);
    for (int i = 0; i < filterFieldCount; ++i) {
        if (m_isOff[size_t(i)])
            copyField(filter, ReviewFilter{}, FilterField(i));
    }
    return filter.normalised();
}

bool FilterState::isSet(FilterField field) const { return lectern::models::isSet(m_filter, field) || (field == FilterField::Date && m_lastDays); }

bool FilterState::isEmpty() const { return m_filter.isEmpty() && !m_lastDays; }

bool FilterState::hasOn() const
{
    for (int i = 0; i < filterFieldCount; ++i) {
        if (isSet(FilterField(i)) && !m_isOff[size_t(i)])
            return true;
    }
    return false;
}

void FilterState::setAllOff()
{
    for (int i = 0; i < filterFieldCount; ++i)
        setOff(FilterField(i), true);
}

void FilterState::clear(FilterField field) { take(field, ReviewFilter{}); }

void FilterState::take(FilterField field, const ReviewFilter &from)
{
    copyField(m_filter, from, field);
    if (field == FilterField::Date)
        m_lastDays.reset();
    m_isOff[size_t(field)] = false;
}

void FilterState::narrow(const ReviewFilter &from)
{
    for (int i = 0; i < filterFieldCount; ++i) {
        if (lectern::models::isSet(from, FilterField(i)))
            take(FilterField(i), from);
    }
}

void FilterState::setLastDays(int days)
{
    clear(FilterField::Date);
    m_lastDays = days;
}

QString FilterState::chipTitle(FilterField field) const
{
    return field == FilterField::Date && m_lastDays ? FilterWords::tr("Last") : titleOf(field);
}

QString FilterState::chipValue(FilterField field) const
{
    switch (field) {
    case FilterField::Rating: return ratingWords(m_filter);
    case FilterField::Date: return m_lastDays ? lastDaysWords(*m_lastDays) : dateWords(m_filter);
    case FilterField::Platform: return listed(namesOf(m_filter.platforms, [](Platform value) { return displayNameOf(value); }));
    case FilterField::EntityType: return listed(namesOf(m_filter.entityTypes, [](EntityType value) { return displayNameOf(value); }));
    case FilterField::Entity:
        return listed(namesOf(m_filter.entityIds, [this](const QString &id) { return withVisibleControls(m_entityNames.value(id, id)); }));
    case FilterField::Sentiment:
        if (m_filter.hasSentiment)
            return *m_filter.hasSentiment ? FilterWords::tr("known") : FilterWords::tr("unknown");
        return listed(namesOf(m_filter.sentiments, [](Sentiment value) { return displayNameOf(value); }));
    case FilterField::Language: return listed(namesOf(m_filter.languages, [](const QString &tag) { return languageName(tag); }));
    case FilterField::Verified: return yesNo(m_filter.isVerified);
    case FilterField::Answered: return yesNo(m_filter.isAnswered);
    case FilterField::Active: return m_filter.isActive ? FilterWords::tr("only") : FilterWords::tr("too");
    case FilterField::Text: return withVisibleControls(m_filter.text);
    }
    Q_UNREACHABLE();
}

QString FilterState::summary() const
{
    QStringList parts;
    for (int i = 0; i < filterFieldCount; ++i) {
        if (isSet(FilterField(i)) && !isOff(FilterField(i)))
            parts << chipTitle(FilterField(i)) + QLatin1Char(' ') + chipValue(FilterField(i));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern::models
