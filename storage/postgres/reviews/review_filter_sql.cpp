// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_filter_sql.h"

#include "storage/postgres/sql/condition_list.h"

namespace lectern::postgres {

namespace {

/// Unrated reviews count as -1, as in the index reviews_by_rating, so that it serves all of these conditions.
void addRating(ConditionList &list, const ReviewFilter &filter)
{
    const QString rating = QStringLiteral("coalesce(r.rating, -1)");
    if (filter.ratingMin)
        list.add(rating + QStringLiteral(" >= ?::numeric"), QString::number(*filter.ratingMin, 'g', 17));
    if (filter.ratingMax)
        list.add(rating + QStringLiteral(" <= ?::numeric"), QString::number(*filter.ratingMax, 'g', 17));
    if (filter.isRated == false)
        list.add(rating + QStringLiteral(" = -1"));
    else if (filter.isRated == true || (filter.ratingMax && !filter.ratingMin))
        list.add(rating + QStringLiteral(" >= 0"));
}

} // namespace

FilterSql reviewFilterSql(const ReviewFilter &filter)
{
    ConditionList list;
    list.addAlternatives(QStringLiteral("r.platform"), QStringLiteral("platform"), namesOf(filter.platforms));
    list.addAlternatives(QStringLiteral("r.entity_type"), QStringLiteral("entity_type"), namesOf(filter.entityTypes));
    list.addAlternatives(QStringLiteral("r.entity_id"), QStringLiteral("text"), filter.entityIds);
    addRating(list, filter);
    if (filter.from)
        list.add(QStringLiteral("r.reviewed_at >= ?::timestamptz"), startOfDay(*filter.from));
    if (filter.until)
        list.add(QStringLiteral("r.reviewed_at < ?::timestamptz"), startOfDay(*filter.until));
    list.addAlternatives(QStringLiteral("r.sentiment"), QStringLiteral("sentiment"), namesOf(filter.sentiments));
    list.addFlag(QStringLiteral("r.sentiment is not null"), filter.hasSentiment);
    list.addAlternatives(QStringLiteral("r.language"), QStringLiteral("text"), filter.languages);
    list.addFlag(QStringLiteral("r.is_verified"), filter.isVerified);
    list.addFlag(QStringLiteral("r.owner_reply <> ''"), filter.isAnswered);
    list.addFlag(QStringLiteral("r.is_active"), filter.isActive);
    if (!filter.text.isEmpty())
        list.add(QStringLiteral("r.id in (select s.review_id from review_search s"
                                " where s.words @@ websearch_to_tsquery('simple', ?))"),
                 filter.text);
    return {list.conditions(), list.values()};
}

} // namespace lectern::postgres
