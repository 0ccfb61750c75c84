// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/review_filter_sql.h"
#include "storage/postgres/review_reader.h"
#include "storage/postgres/review_statements.h"
#include "storage/postgres/snapshot_cells.h"

#include <algorithm>
#include <string_view>

namespace lectern {

namespace {

constexpr int firstColumn = 2; // behind the stamp of stampedSql()
constexpr qsizetype longestFacet = 50;

/// The bucket a rating falls into, -1 for none; index reviews_by_rating keeps statistics on the inner expression.
const QString starsSql = QStringLiteral("round(coalesce(r.rating, -1))::int");

std::optional<double> meanOf(double sum, qint64 count)
{
    return count > 0 ? std::optional(sum / double(count)) : std::nullopt;
}

template <typename Names>
std::optional<size_t> indexIn(const Names &names, QByteArrayView name)
{
    const auto found = std::find(names.begin(), names.end(), std::string_view(name.data(), size_t(name.size())));
    return found == names.end() ? std::nullopt : std::optional(size_t(found - names.begin()));
}

/// One pass over the rows, grouped in four ways at once, so that the breakdowns add up.
QString statsSql(const QString &condition)
{
    return stampedSql(
        QStringLiteral("select grouping(f.stars, f.sentiment, f.platform, f.month) as kind,"
                       " coalesce(f.stars::text, f.sentiment::text, f.platform::text, f.month::text) as key,"
                       " count(*), count(f.rating), coalesce(sum(f.rating), 0),"
                       " count(*) filter (where f.is_answered), count(*) filter (where f.is_verified)"
                       " from (select %1 as stars, r.sentiment, r.platform, r.rating::float8 as rating, r.is_verified,"
                       " r.owner_reply <> '' as is_answered,"
                       " case when r.reviewed_at_precision <> 'unknown'"
                       " then date_trunc('month', r.reviewed_at at time zone 'UTC')::date end as month"
                       " from reviews r where %2) f"
                       " group by grouping sets ((), (f.stars), (f.sentiment), (f.platform), (f.month))"
                       " order by kind, key nulls first")
            .arg(starsSql, condition));
}

/// The value of grouping() above: a bit is 0 for the column that the row is grouped by.
enum StatsKind { ByStars = 0b0111, BySentiment = 0b1011, ByPlatform = 0b1101, ByMonth = 0b1110, Total = 0b1111 };

void addStatsRow(ReviewStats &stats, const Rows &rows, int row)
{
    enum Column { Kind = firstColumn, Key, Count, Rated, Sum, Answered, Verified };
    const qint64 count = rows.toInt64(row, Count);
    const auto average = meanOf(rows.toDouble(row, Sum), rows.toInt64(row, Rated));
    const QByteArrayView key = rows.cell(row, Key);
    switch (rows.toInt64(row, Kind)) {
    case Total:
        stats.count = count;
        stats.averageRating = average;
        stats.answered = rows.toInt64(row, Answered);
        stats.verified = rows.toInt64(row, Verified);
        break;
    case ByStars: {
        const qint64 stars = rows.toInt64(row, Key);
        (stars < 0 ? stats.unrated : stats.byRating[size_t(stars)]) = count;
        break;
    }
    case BySentiment: {
        const auto sentiment = indexIn(sentimentNames, key);
        (sentiment ? stats.bySentiment[*sentiment] : stats.withoutSentiment) = count;
        break;
    }
    case ByPlatform:
        if (const auto platform = indexIn(platformNames, key))
            stats.byPlatform[*platform] = {count, average};
        break;
    case ByMonth:
        stats.byMonth.push_back({QDate::fromString(rows.toString(row, Key), Qt::ISODate), count, average});
        break;
    }
}

/// One field's facet: its column, and the filter without that field's own restriction.
struct FacetField {
    const char *kind;
    QString column;
    void (*widen)(ReviewFilter &);
};

const std::vector<FacetField> &facetFields()
{
    static const std::vector<FacetField> fields{
        {"platform", QStringLiteral("r.platform"), [](ReviewFilter &filter) { filter.platforms.clear(); }},
        {"type", QStringLiteral("r.entity_type"), [](ReviewFilter &filter) { filter.entityTypes.clear(); }},
        {"stars", starsSql,
         [](ReviewFilter &filter) {
             filter.ratingMin.reset();
             filter.ratingMax.reset();
             filter.isRated.reset();
         }},
        {"sentiment", QStringLiteral("r.sentiment"),
         [](ReviewFilter &filter) {
             filter.sentiments.clear();
             filter.hasSentiment.reset();
         }},
        {"verified", QStringLiteral("r.is_verified"), [](ReviewFilter &filter) { filter.isVerified.reset(); }},
        {"language", QStringLiteral("r.language"), [](ReviewFilter &filter) { filter.languages.clear(); }},
    };
    return fields;
}

/// Fields that are counted under the same filter, in one pass.
struct FacetGroup {
    ReviewFilter filter;
    std::vector<const FacetField *> fields;
};

std::vector<FacetGroup> facetGroups(const ReviewFilter &filter)
{
    std::vector<FacetGroup> groups;
    for (const FacetField &field : facetFields()) {
        ReviewFilter widened = filter;
        field.widen(widened);
        const auto same
            = std::find_if(groups.begin(), groups.end(), [&](const FacetGroup &group) { return group.filter == widened; });
        if (same == groups.end())
            groups.push_back({widened, {&field}});
        else
            same->fields.push_back(&field);
    }
    return groups;
}

ReviewStatement facetGroupStatement(const FacetGroup &group)
{
    QString kind = QStringLiteral("case");
    QStringList columns;
    QStringList texts;
    QStringList sets;
    for (const FacetField *field : group.fields) {
        const QString name = QLatin1String(field->kind);
        columns.append(QStringLiteral("%1 as %2").arg(field->column, name));
        texts.append(QStringLiteral("f.%1::text").arg(name));
        sets.append(QStringLiteral("(f.%1)").arg(name));
        kind += QStringLiteral(" when grouping(f.%1) = 0 then '%1'").arg(name);
    }
    const ReviewFilterSql where = reviewFilterSql(group.filter);
    return {QStringLiteral("select %1 end as kind, coalesce(%2) as key, '' as name, count(*) as n from (select %3 from"
                           " reviews r where %4) f group by grouping sets (%5)")
                .arg(kind, texts.join(u','), columns.join(u','), where.condition, sets.join(u',')),
            where.values};
}

/// The most frequent entities; each name is that of its newest review.
ReviewStatement entityFacetStatement(ReviewFilter filter)
{
    filter.entityIds.clear();
    const ReviewFilterSql where = reviewFilterSql(filter);
    return {QStringLiteral("select 'entity' as kind, top.entity_id as key, (select n.entity_name from reviews n"
                           " where n.entity_id = top.entity_id order by n.reviewed_at desc, n.id desc limit 1) as name, top.n"
                           " from (select r.entity_id, count(*) as n from reviews r where %1 group by r.entity_id"
                           " order by n desc, r.entity_id limit %2) top")
                .arg(where.condition)
                .arg(longestFacet),
            where.values};
}

void addFacetRow(ReviewFacets &facets, const Rows &rows, int row)
{
    enum Column { Kind = firstColumn, Key, Name, Count };
    const QByteArrayView kind = rows.cell(row, Kind);
    const QByteArrayView key = rows.cell(row, Key);
    const qint64 count = rows.toInt64(row, Count);
    if (kind == "platform") {
        if (const auto platform = indexIn(platformNames, key))
            facets.platforms[*platform] = count;
    } else if (kind == "type") {
        if (const auto type = indexIn(entityTypeNames, key))
            facets.entityTypes[*type] = count;
    } else if (kind == "stars") {
        const qint64 stars = rows.toInt64(row, Key);
        (stars < 0 ? facets.unrated : facets.ratings[size_t(stars)]) = count;
    } else if (kind == "sentiment") {
        const auto sentiment = indexIn(sentimentNames, key);
        (sentiment ? facets.sentiments[*sentiment] : facets.withoutSentiment) = count;
    } else if (kind == "verified") {
        (key == "true" ? facets.verified : facets.notVerified) = count;
    } else if (kind == "language") {
        facets.languages.push_back({rows.toString(row, Key), count});
    } else if (kind == "entity") {
        facets.entities.push_back({rows.toString(row, Key), rows.toString(row, Name), count});
    }
}

} // namespace

Result<Stamped<ReviewStats>> ReviewReader::readStats(const ReviewFilter &filter, const StatementLimits &limits)
{
    const ReviewFilterSql where = reviewFilterSql(filter);
    const auto rows = m_connection.run(statsSql(where.condition), where.values, limits);
    if (!rows)
        return tl::make_unexpected(rows.error());
    ReviewStats stats;
    for (int i = 0; i < rows->rowCount(); ++i)
        addStatsRow(stats, *rows, i);
    return stamped(*rows, std::move(stats));
}

Result<Stamped<ReviewFacets>> ReviewReader::readFacets(const ReviewFilter &filter, const StatementLimits &limits)
{
    ReviewStatement all = entityFacetStatement(filter);
    for (const FacetGroup &group : facetGroups(filter)) {
        const ReviewStatement statement = facetGroupStatement(group);
        all.sql += QStringLiteral(" union all ") + statement.sql;
        all.values += statement.values;
    }
    const auto rows = m_connection.run(stampedSql(all.sql + QStringLiteral(" order by n desc, key")), all.values, limits);
    if (!rows)
        return tl::make_unexpected(rows.error());
    ReviewFacets facets;
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, firstColumn); ++i)
        addFacetRow(facets, *rows, i);
    if (facets.languages.size() > size_t(longestFacet))
        facets.languages.resize(size_t(longestFacet));
    return stamped(*rows, std::move(facets));
}

} // namespace lectern
