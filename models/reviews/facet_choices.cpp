// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/facet_choices.h"

#include "models/reviews/review_labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace lectern::models {

namespace {

struct FacetWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FacetWords)
};

const QString yesKey = QStringLiteral("yes");
const QString noKey = QStringLiteral("no");
const QString anyKey = QStringLiteral("any");
const QString unknownKey = QStringLiteral("unknown");
const QString unratedKey = QStringLiteral("unrated");

/// Choices for the values of an enum that have reviews or are chosen, most frequent first.
template <typename Enum, size_t count>
FilterChoices frequentFirst(const std::array<qint64, count> *counts, const std::vector<Enum> &chosen)
{
    FilterChoices choices = enumChoices(counts, chosen, [](Enum value) { return displayNameOf(value); });
    std::stable_sort(choices.begin(), choices.end(), [](const auto &a, const auto &b) { return a.count.value_or(0) > b.count.value_or(0); });
    return choices;
}

FilterChoices ratingChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    FilterChoices choices;
    const std::optional<StarRange> chosen = starsOf(filter);
    for (int stars = ReviewStats::ratingBucketCount - 1; stars >= 0; --stars) {
        const bool isChosen = chosen && chosen->first <= stars && stars <= chosen->last;
        const QString name = stars == 1 ? FacetWords::tr("1 star") : FacetWords::tr("%n stars", nullptr, stars);
        choices.push_back({QString::number(stars), QStringLiteral("%1 (%2)").arg(name, ratingsText({stars, stars})), {}, isChosen});
        if (facets)
            choices.back().count = facets->ratings[size_t(stars)];
    }
    choices.push_back({unratedKey, FacetWords::tr("not rated"), {}, filter.isRated == false});
    if (facets)
        choices.back().count = facets->unrated;
    return choices;
}

FilterChoices sentimentChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    FilterChoices choices = frequentFirst(facets ? &facets->sentiments : nullptr, filter.sentiments);
    choices.push_back({unknownKey, FacetWords::tr("unknown"), {}, filter.hasSentiment == false});
    if (facets)
        choices.back().count = facets->withoutSentiment;
    return choices;
}

FilterChoices languageChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    FilterChoices choices;
    if (facets) {
        for (const auto &[tag, count] : facets->languages)
            choices.push_back({tag, languageName(tag), count, filter.languages.contains(tag)});
    }
    addMissing(choices, filter.languages, [](const QString &tag) { return languageName(tag); });
    return choices;
}

FilterChoices entityChoices(const ReviewFacets *facets, const FilterState &state)
{
    FilterChoices choices;
    if (facets) {
        for (const auto &[id, name, count] : facets->entities)
            choices.push_back({id, withVisibleControls(name.isEmpty() ? id : name), count, state.values().entityIds.contains(id)});
    }
    addMissing(choices, state.values().entityIds, [&state](const QString &id) { return withVisibleControls(state.entityName(id)); });
    return choices;
}

FilterChoices yesNoChoices(std::optional<bool> chosen, std::optional<qint64> yes, std::optional<qint64> no)
{
    return {{yesKey, FacetWords::tr("yes"), yes, chosen == true}, {noKey, FacetWords::tr("no"), no, chosen == false}};
}

FilterChoices activeChoices(const ReviewFilter &filter)
{
    return {{anyKey, FacetWords::tr("show deleted reviews too"), {}, !filter.isActive},
            {noKey, FacetWords::tr("show only deleted reviews"), {}, filter.isActive == false}};
}

void setRatingChosen(ReviewFilter &filter, const QString &key, bool isChosen)
{
    const std::optional<StarRange> before = starsOf(filter);
    copyField(filter, ReviewFilter{}, FilterField::Rating);
    if (key == unratedKey) { // cannot be combined with stars
        if (isChosen)
            filter.isRated = false;
        return;
    }
    const int stars = key.toInt();
    if (isChosen)
        return setStars(filter, before ? StarRange{std::min(before->first, stars), std::max(before->last, stars)} : StarRange{stars, stars});
    if (!before || before->first == before->last)
        return;
    setStars(filter, stars == before->first ? StarRange{before->first + 1, before->last} : StarRange{before->first, stars - 1});
}

void setSentimentChosen(ReviewFilter &filter, const QString &key, bool isChosen)
{
    filter.hasSentiment.reset();
    if (key != unknownKey)
        return setInList(filter.sentiments, sentimentFromName(key), isChosen);
    filter.sentiments.clear(); // "unknown" cannot be combined with the others
    if (isChosen)
        filter.hasSentiment = false;
}

void setFlagChosen(std::optional<bool> &flag, const QString &key, bool isChosen) { flag = isChosen ? std::optional(key == yesKey) : std::nullopt; }

void setActiveChosen(std::optional<bool> &isActive, const QString &key, bool isChosen)
{
    isActive = !isChosen ? std::optional(true) : key == anyKey ? std::nullopt : std::optional(false);
}

void setChosen(ReviewFilter &filter, FilterField field, const QString &key, bool isChosen)
{
    switch (field) {
    case FilterField::Rating: return setRatingChosen(filter, key, isChosen);
    case FilterField::Platform: return setInList(filter.platforms, platformFromName(key), isChosen);
    case FilterField::EntityType: return setInList(filter.entityTypes, entityTypeFromName(key), isChosen);
    case FilterField::Entity: return setInList(filter.entityIds, key, isChosen);
    case FilterField::Language: return setInList(filter.languages, key, isChosen);
    case FilterField::Sentiment: return setSentimentChosen(filter, key, isChosen);
    case FilterField::Verified: return setFlagChosen(filter.isVerified, key, isChosen);
    case FilterField::Answered: return setFlagChosen(filter.isAnswered, key, isChosen);
    case FilterField::Active: return setActiveChosen(filter.isActive, key, isChosen);
    case FilterField::Date:
    case FilterField::Text: break;
    }
    Q_UNREACHABLE();
}

} // namespace

FilterChoices choicesFor(FilterField field, const ReviewFacets *facets, const FilterState &state)
{
    const ReviewFilter &filter = state.values();
    switch (field) {
    case FilterField::Rating: return ratingChoices(facets, filter);
    case FilterField::Platform: return frequentFirst(facets ? &facets->platforms : nullptr, filter.platforms);
    case FilterField::EntityType: return frequentFirst(facets ? &facets->entityTypes : nullptr, filter.entityTypes);
    case FilterField::Entity: return entityChoices(facets, state);
    case FilterField::Sentiment: return sentimentChoices(facets, filter);
    case FilterField::Language: return languageChoices(facets, filter);
    case FilterField::Verified:
        return yesNoChoices(filter.isVerified, facets ? std::optional(facets->verified) : std::nullopt,
                            facets ? std::optional(facets->notVerified) : std::nullopt);
    case FilterField::Answered: return yesNoChoices(filter.isAnswered, {}, {});
    case FilterField::Active: return activeChoices(filter);
    case FilterField::Date:
    case FilterField::Text: break;
    }
    Q_UNREACHABLE();
}

void setChosen(FilterState &state, FilterField field, const FilterChoice &choice, bool isChosen)
{
    ReviewFilter values = state.values();
    setChosen(values, field, choice.key, isChosen);
    state.take(field, values);
    if (field == FilterField::Entity)
        state.nameEntity(choice.key, choice.label);
}

} // namespace lectern::models
