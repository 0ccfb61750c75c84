// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/filter_state.h"

#include "models/reviews/review_labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

constexpr int listedValues = 3;

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FilterWords)
};

/// "Yelp, Google", or the first names and the number of others.
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

void FilterState::narrow(const ReviewFilter &from)
{
    for (int i = 0; i < fieldCount; ++i) {
        if (isFieldSet(from, FilterField(i)))
            take(FilterField(i), from);
    }
}

QString FilterState::chipValue(FilterField field) const
{
    switch (field) {
    case FilterField::Rating: return ratingWords(values());
    case FilterField::Date: return lastDays() ? lastDaysText(*lastDays()) : dateWords(values());
    case FilterField::Platform: return listed(namesOf(values().platforms, [](Platform value) { return displayNameOf(value); }));
    case FilterField::EntityType: return listed(namesOf(values().entityTypes, [](EntityType value) { return displayNameOf(value); }));
    case FilterField::Entity:
        return listed(namesOf(values().entityIds, [this](const QString &id) { return withVisibleControls(m_entityNames.value(id, id)); }));
    case FilterField::Sentiment:
        if (values().hasSentiment)
            return *values().hasSentiment ? FilterWords::tr("known") : FilterWords::tr("unknown");
        return listed(namesOf(values().sentiments, [](Sentiment value) { return displayNameOf(value); }));
    case FilterField::Language: return listed(namesOf(values().languages, [](const QString &tag) { return languageName(tag); }));
    case FilterField::Verified: return yesNo(values().isVerified);
    case FilterField::Answered: return yesNo(values().isAnswered);
    case FilterField::Active: return values().isActive ? FilterWords::tr("only") : FilterWords::tr("too");
    case FilterField::Text: return withVisibleControls(values().text);
    }
    Q_UNREACHABLE();
}

QString FilterState::summary() const
{
    QStringList parts;
    for (int i = 0; i < fieldCount; ++i) {
        if (isSet(FilterField(i)) && !isOff(FilterField(i)))
            parts << chipTitle(FilterField(i)) + QLatin1Char(' ') + chipValue(FilterField(i));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace lectern::models
