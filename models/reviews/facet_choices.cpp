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

using Choices = std::vector<FacetChoice>;

template <typename List, typename Value>
bool contains(const List &list, const Value &value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <typename List>
void setInList(List &list, const List &choice, bool isChosen)
{
    for (const auto &value : choice) {
        list.erase(std::remove(list.begin(), list.end(), value), list.end());
        if (isChosen)
            list.push_back(value);
    }
}

/// Values of an enum with reviews, or chosen, most frequent first.
template <typename Enum, typename Counts, typename Member>
Choices enumChoices(const Counts *counts, int valueCount, const std::vector<Enum> &chosen, Member member)
{
    Choices choices;
    for (int i = 0; i < valueCount; ++i) {
        FacetChoice choice{displayNameOf(Enum(i)), {}, contains(chosen, Enum(i)), {}, {}};
        choice.alone.*member = {Enum(i)};
        if (counts)
            choice.count = (*counts)[size_t(i)];
        if (!counts || *choice.count > 0 || choice.isChosen)
            choices.push_back(choice);
    }
    std::stable_sort(choices.begin(), choices.end(), [](const auto &a, const auto &b) { return a.count.value_or(0) > b.count.value_or(0); });
    return choices;
}

Choices ratingChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    Choices choices;
    const std::optional<StarRange> chosen = starsOf(filter);
    for (int stars = ReviewStats::ratingBucketCount - 1; stars >= 0; --stars) {
        const bool isChosen = chosen && chosen->first <= stars && stars <= chosen->last;
        const QString name = stars == 1 ? FacetWords::tr("1 star") : FacetWords::tr("%n stars", nullptr, stars);
        FacetChoice choice{QStringLiteral("%1 (%2)").arg(name, ratingsText({stars, stars})), {}, isChosen, {}, {}};
        setStars(choice.alone, {stars, stars});
        if (facets)
            choice.count = facets->ratings[size_t(stars)];
        choices.push_back(choice);
    }
    FacetChoice unrated{FacetWords::tr("not rated"), {}, filter.isRated == false, {}, {}};
    unrated.alone.isRated = false;
    if (facets)
        unrated.count = facets->unrated;
    choices.push_back(unrated);
    return choices;
}

Choices sentimentChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    Choices choices = enumChoices(facets ? &facets->sentiments : nullptr, sentimentCount, filter.sentiments, &ReviewFilter::sentiments);
    FacetChoice unknown{FacetWords::tr("unknown"), {}, filter.hasSentiment == false, {}, {}};
    unknown.alone.hasSentiment = false;
    if (facets)
        unknown.count = facets->withoutSentiment;
    choices.push_back(unknown);
    return choices;
}

Choices languageChoices(const ReviewFacets *facets, const ReviewFilter &filter)
{
    Choices choices;
    QStringList missing = filter.languages;
    const auto add = [&](const QString &tag, std::optional<qint64> count) {
        FacetChoice choice{languageName(tag), count, filter.languages.contains(tag), {}, {}};
        choice.alone.languages = QStringList{tag};
        choices.push_back(choice);
        missing.removeAll(tag);
    };
    if (facets) {
        for (const ReviewFacets::Language &language : facets->languages)
            add(language.tag, language.count);
    }
    for (const QString &tag : QStringList(missing))
        add(tag, {});
    return choices;
}

Choices entityChoices(const ReviewFacets *facets, const FilterState &state)
{
    Choices choices;
    QStringList missing = state.values().entityIds;
    const auto add = [&](const QString &id, const QString &name, std::optional<qint64> count) {
        FacetChoice choice{withVisibleControls(name), count, state.values().entityIds.contains(id), {}, id};
        choice.alone.entityIds = QStringList{id};
        choices.push_back(choice);
        missing.removeAll(id);
    };
    if (facets) {
        for (const ReviewFacets::Entity &entity : facets->entities)
            add(entity.id, entity.name.isEmpty() ? entity.id : entity.name, entity.count);
    }
    for (const QString &id : QStringList(missing))
        add(id, state.entityName(id), {});
    return choices;
}

Choices yesNoChoices(std::optional<bool> ReviewFilter::*member, const ReviewFilter &filter, std::optional<qint64> yes, std::optional<qint64> no)
{
    Choices choices{{FacetWords::tr("yes"), yes, filter.*member == true, {}, {}}, {FacetWords::tr("no"), no, filter.*member == false, {}, {}}};
    choices[0].alone.*member = true;
    choices[1].alone.*member = false;
    return choices;
}

Choices activeChoices(const ReviewFilter &filter)
{
    Choices choices{{FacetWords::tr("show deleted reviews too"), {}, !filter.isActive, {}, {}},
                    {FacetWords::tr("show only deleted reviews"), {}, filter.isActive == false, {}, {}}};
    choices[0].alone.isActive.reset();
    choices[1].alone.isActive = false;
    return choices;
}

void setRatingChosen(ReviewFilter &filter, const FacetChoice &choice, bool isChosen)
{
    const std::optional<StarRange> before = starsOf(filter);
    const std::optional<StarRange> stars = starsOf(choice.alone);
    copyField(filter, ReviewFilter{}, FilterField::Rating);
    if (!stars) { // "not rated" stands alone
        if (isChosen)
            filter.isRated = false;
        return;
    }
    if (isChosen)
        return setStars(filter, before ? StarRange{std::min(before->first, stars->first), std::max(before->last, stars->last)} : *stars);
    if (!before || before->first == before->last)
        return;
    setStars(filter, stars->first == before->first ? StarRange{before->first + 1, before->last} : StarRange{before->first, stars->first - 1});
}

} // namespace

Choices choicesFor(FilterField field, const ReviewFacets *facets, const FilterState &state)
{
    const ReviewFilter &filter = state.values();
    switch (field) {
    case FilterField::Rating: return ratingChoices(facets, filter);
    case FilterField::Platform: return enumChoices(facets ? &facets->platforms : nullptr, platformCount, filter.platforms, &ReviewFilter::platforms);
    case FilterField::EntityType:
        return enumChoices(facets ? &facets->entityTypes : nullptr, entityTypeCount, filter.entityTypes, &ReviewFilter::entityTypes);
    case FilterField::Entity: return entityChoices(facets, state);
    case FilterField::Sentiment: return sentimentChoices(facets, filter);
    case FilterField::Language: return languageChoices(facets, filter);
    case FilterField::Verified:
        return yesNoChoices(&ReviewFilter::isVerified, filter, facets ? std::optional(facets->verified) : std::nullopt,
                            facets ? std::optional(facets->notVerified) : std::nullopt);
    case FilterField::Answered: return yesNoChoices(&ReviewFilter::isAnswered, filter, {}, {});
    case FilterField::Active: return activeChoices(filter);
    case FilterField::Date:
    case FilterField::Text: break;
    }
    Q_UNREACHABLE();
}

void setChosen(ReviewFilter &filter, FilterField field, const FacetChoice &choice, bool isChosen)
{
    switch (field) {
    case FilterField::Rating: return setRatingChosen(filter, choice, isChosen);
    case FilterField::Platform: return setInList(filter.platforms, choice.alone.platforms, isChosen);
    case FilterField::EntityType: return setInList(filter.entityTypes, choice.alone.entityTypes, isChosen);
    case FilterField::Entity: return setInList(filter.entityIds, choice.alone.entityIds, isChosen);
    case FilterField::Language: return setInList(filter.languages, choice.alone.languages, isChosen);
    case FilterField::Sentiment:
        if (choice.alone.hasSentiment)
            filter.sentiments.clear(); // unknown ones have none of the others
        else
            filter.hasSentiment.reset();
        if (choice.alone.hasSentiment)
            filter.hasSentiment = isChosen ? choice.alone.hasSentiment : std::nullopt;
        return setInList(filter.sentiments, choice.alone.sentiments, isChosen);
    case FilterField::Verified:
    case FilterField::Answered:
    case FilterField::Active: return copyField(filter, isChosen ? choice.alone : ReviewFilter{}, field);
    case FilterField::Date:
    case FilterField::Text: break;
    }
    Q_UNREACHABLE();
}

} // namespace lectern::models
