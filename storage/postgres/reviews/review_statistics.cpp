// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/reviews/review_filter_sql.h"
#include "storage/postgres/reviews/review_reader.h"

#include <algorithm>
#include <string_view>

namespace lectern::postgres {

namespace {

constexpr int firstColumn = 2; // after the columns of stampedSql()
constexpr qsizetype longestFacet = 50;

/// The rating rounded to whole stars, -1 without a rating: 3.5 to 4.49 are four stars.
const QString starsSql = QStringLiteral("round(coalesce(r.rating, -1))");

std::optional<double> meanOf(double sum, qint64 count) { return count > 0 ? std::optional(sum / double(count)) : std::nullopt; }

template <typename Names>
std::optional<size_t> indexIn(const Names &names, QByteArrayView name)
{
    const auto found = std::find(names.begin(), names.end(), std::string_view(name.data(), size_t(name.size())));
    return found == names.end() ? std::nullopt : std::optional(size_t(found - names.begin()));
}

/// One pass over the rows, grouped by month and by small groups, which StatsSum adds up in every way needed.
QString statsSql(const QString &condition)
{
    return stampedSql(QStringLiteral("select grouping(f.month), f.stars, f.sentiment, f.platform, f.month::date, count(*), count(f.rating),"
                                     " coalesce(sum(f.rating), 0), count(*) filter (where f.is_answered),"
                                     " count(*) filter (where f.is_verified)"
                                     " from (select %1 as stars, r.sentiment, r.platform, r.rating::float8 as rating, r.is_verified,"
                                     " r.owner_reply <> '' as is_answered, case when r.reviewed_at_precision <> 'unknown'"
                                     " then date_trunc('month', r.reviewed_at at time zone interval '0') end as month"
                                     " from reviews r where %2) f"
                                     " group by grouping sets ((f.month), (f.stars, f.sentiment, f.platform))"
                                     " order by f.month nulls first")
                          .arg(starsSql, condition));
}

/// Adds up the rows of statsSql(); means are computed from sums at the end.
class StatsSum
{
public:
    void add(const Rows &rows, int row)
    {
        enum Column { IsGroup = firstColumn, Stars, SentimentName, PlatformName, Month, Count, Rated, Sum, Answered, Verified };
        const qint64 count = rows.toInt64(row, Count);
        const qint64 rated = rows.toInt64(row, Rated);
        const double sum = rows.toDouble(row, Sum);
        if (rows.toInt64(row, IsGroup) == 0) {
            const QDate month = QDate::fromString(rows.toString(row, Month), Qt::ISODate);
            m_stats.byMonth.push_back({month, count, meanOf(sum, rated)});
            return;
        }
        m_stats.count += count;
        m_stats.answered += rows.toInt64(row, Answered);
        m_stats.verified += rows.toInt64(row, Verified);
        m_total.add(sum, rated);
        const qint64 stars = rows.toInt64(row, Stars);
        (stars < 0 ? m_stats.unrated : m_stats.byRating[size_t(stars)]) += count;
        const auto sentiment = indexIn(sentimentNames, rows.cell(row, SentimentName));
        (sentiment ? m_stats.bySentiment[*sentiment] : m_stats.withoutSentiment) += count;
        if (const auto platform = indexIn(platformNames, rows.cell(row, PlatformName))) {
            m_stats.byPlatform[*platform].count += count;
            m_platforms[*platform].add(sum, rated);
        }
    }

    [[nodiscard]] ReviewStats result() &&
    {
        m_stats.averageRating = meanOf(m_total.sum, m_total.rated);
        for (size_t i = 0; i < m_platforms.size(); ++i)
            m_stats.byPlatform[i].averageRating = meanOf(m_platforms[i].sum, m_platforms[i].rated);
        return std::move(m_stats);
    }

private:
    struct RatingSum {
        double sum = 0;
        qint64 rated = 0;
        void add(double moreSum, qint64 moreRated)
        {
            sum += moreSum;
            rated += moreRated;
        }
    };

    ReviewStats m_stats;
    RatingSum m_total;
    std::array<RatingSum, platformCount> m_platforms;
};

/// One facet: its field's column, and the filter without that field's own restriction.
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
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const FacetGroup &group) { return group.filter == widened; });
        if (same == groups.end())
            groups.push_back({widened, {&field}});
        else
            same->fields.push_back(&field);
    }
    return groups;
}

Statement facetGroupStatement(const FacetGroup &group)
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
    const FilterSql where = reviewFilterSql(group.filter);
    return {QStringLiteral("select %1 end as kind, coalesce(%2) as key, '' as name, count(*) as n from (select %3 from"
                           " reviews r where %4) f group by grouping sets (%5)")
                .arg(kind, texts.join(u','), columns.join(u','), where.condition, sets.join(u',')),
            where.values};
}

/// The most frequent entities, each named as in its newest review.
Statement entityFacetStatement(ReviewFilter filter)
{
    filter.entityIds.clear();
    const FilterSql where = reviewFilterSql(filter);
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
    const FilterSql where = reviewFilterSql(filter);
    const auto rows = m_connection.run(statsSql(where.condition), where.values, limits);
    if (!rows)
        return failureOf(rows);
    StatsSum stats;
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, firstColumn); ++i)
        stats.add(*rows, i);
    return stamped(*rows, std::move(stats).result());
}

Result<Stamped<ReviewFacets>> ReviewReader::readFacets(const ReviewFilter &filter, const StatementLimits &limits)
{
    Statement all = entityFacetStatement(filter);
    for (const FacetGroup &group : facetGroups(filter)) {
        const Statement statement = facetGroupStatement(group);
        all.sql += QStringLiteral(" union all ") + statement.sql;
        all.values += statement.values;
    }
    const auto rows = m_connection.run(stampedSql(all.sql + QStringLiteral(" order by n desc, key")), all.values, limits);
    if (!rows)
        return failureOf(rows);
    ReviewFacets facets;
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, firstColumn); ++i)
        addFacetRow(facets, *rows, i);
    if (facets.languages.size() > size_t(longestFacet))
        facets.languages.resize(size_t(longestFacet));
    return stamped(*rows, std::move(facets));
}

} // namespace lectern::postgres
