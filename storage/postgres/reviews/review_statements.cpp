// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_statements.h"

#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/reviews/review_filter_sql.h"
#include "storage/postgres/reviews/review_sort_sql.h"
#include "storage/postgres/reviews/reviews.h"

namespace lectern::postgres {

namespace {

/// The sort's keys under names of their own, for an outer query to refer to.
struct NamedKeys {
    QStringList definitions; ///< "r.reviewed_at as key0"
    QStringList names;       ///< "<table>.key0"

    NamedKeys(const ReviewSortSql &sort, const QString &table)
    {
        for (const QString &key : sort.keys()) {
            const QString name = QStringLiteral("key%1").arg(names.size());
            definitions.append(key + QStringLiteral(" as ") + name);
            names.append(table + u'.' + name);
        }
    }

    [[nodiscard]] QString definitionList() const { return definitions.join(QStringLiteral(", ")); }

    /// As the texts of an Anchor: all but the time can stand as they are.
    [[nodiscard]] QString anchorList() const
    {
        QStringList texts = names;
        texts[texts.size() - 2] = microsecondsOf(texts[texts.size() - 2]);
        return texts.join(QStringLiteral(", "));
    }
};

/// Whether the sort's index alone answers the filter, so that a walk reads no row.
bool isIndexOnly(const ReviewQuery &query)
{
    ReviewFilter filter = query.filter.normalised();
    filter.isActive.reset();
    if (query.sort.key == ReviewSortKey::Date) {
        filter.from.reset();
        filter.until.reset();
    }
    ReviewFilter nothing;
    nothing.isActive.reset();
    return filter == nothing;
}

/// Hops from anchor to anchor, each a walk over `rowsPerAnchor` index entries: reads keys only and keeps nothing.
ReviewStatement hoppingIndex(const ReviewQuery &query)
{
    const ReviewSortSql sort(query.sort);
    const NamedKeys keys(sort, QStringLiteral("hop"));
    const ReviewFilterSql where = reviewFilterSql(query.filter);
    const QString rows = QStringLiteral("from reviews r where ") + where.condition;
    const QString behindHop =
        QStringLiteral(" and (%1) %2 (%3)").arg(sort.keys().join(QStringLiteral(", ")), sort.comparison(), keys.names.join(QStringLiteral(", ")));
    const QString order = sort.orderBy(sort.keys());
    const QString start = QStringLiteral("select 1::bigint as place, %1 %2 order by %3 limit 1").arg(keys.definitionList(), rows, order);
    const QString next = QStringLiteral("select hop.place + %1, next.* from hop cross join lateral"
                                        " (select %2 %3 order by %4 offset %5 limit 1) next")
                             .arg(RowIndex::rowsPerAnchor)
                             .arg(keys.definitionList(), rows + behindHop, order)
                             .arg(RowIndex::rowsPerAnchor - 1);
    const QString sql = QStringLiteral("with recursive hop as ((%1) union all %2)"
                                       " select hop.place, case when lead(hop.place) over (order by hop.place) is null"
                                       " then (select count(*) %3) else 0 end, %4 from hop order by hop.place")
                            .arg(start, next, rows + behindHop, keys.anchorList());
    return {stampedSql(sql), where.values + where.values + where.values};
}

/// Numbers all rows in one pass, for filters that read or sort them anyway.
ReviewStatement numberingIndex(const ReviewQuery &query)
{
    const ReviewSortSql sort(query.sort);
    const NamedKeys keys(sort, QStringLiteral("numbered"));
    const ReviewFilterSql where = reviewFilterSql(query.filter);
    const QString sql = QStringLiteral("select numbered.place, 0, %1 from (select %2, row_number() over sorted as place,"
                                       " lead(r.id) over sorted is null as is_last from reviews r where %3 window sorted as (order by %4))"
                                       " numbered where numbered.place % %5 = 1 or numbered.is_last order by numbered.place")
                            .arg(keys.anchorList(), keys.definitionList(), where.condition, sort.orderBy(sort.keys()))
                            .arg(RowIndex::rowsPerAnchor);
    return {stampedSql(sql), where.values};
}

bool isReversed(const PageRequest &request) { return request.direction == PageRequest::Direction::Before; }

/// Walks the index to the page's first row, then reads the page from there on as any other. `passed`: the filter and the anchor.
ReviewStatement pageFromPlace(const PageRequest &request, const ReviewFilterSql &filter, const ReviewFilterSql &passed)
{
    const ReviewSortSql sort(request.query.sort);
    const QString keys = sort.keys().join(QStringLiteral(", "));
    const QString order = sort.orderBy(sort.keys(), isReversed(request));
    const QString place = QStringLiteral("select %1 from reviews r where %2 order by %3 offset ? limit 1").arg(keys, passed.condition, order);
    const QString sql = QStringLiteral("select %1 from reviews r where %2 and (%3) %4 (%5) order by %6 limit ?")
                            .arg(pageColumns, filter.condition, keys, sort.comparison(isReversed(request)) + u'=', place, order);
    return {stampedSql(sql), filter.values + passed.values << request.skip << request.limit};
}

/// Finds the keys of the page's rows, then reads those rows: for filters that may have to read or sort all rows first.
ReviewStatement pageByKeys(const PageRequest &request, const ReviewFilterSql &where)
{
    const ReviewSortSql sort(request.query.sort);
    const NamedKeys keys(sort, QStringLiteral("place"));
    const QString sql = QStringLiteral("select %1 from (select %2 from reviews r where %3 order by %4 offset ? limit ?) place"
                                       " join reviews r on r.id = %5 order by %6")
                            .arg(pageColumns, keys.definitionList(), where.condition, sort.orderBy(sort.keys(), isReversed(request)),
                                 keys.names.last(), sort.orderBy(keys.names, isReversed(request)));
    return {stampedSql(sql), QVariantList(where.values) << request.skip << request.limit};
}

} // namespace

QString stampedSql(const QString &query)
{
    return QStringLiteral("with stamp as materialized (%1)"
                          " select stamp.snapshot, stamp.boot, answer.* from stamp left join lateral (%2) answer on true")
        .arg(stampSql, query);
}

Result<ReviewStatement> pageStatement(const PageRequest &request)
{
    const ReviewSortSql sort(request.query.sort);
    const ReviewFilterSql filter = reviewFilterSql(request.query.filter);
    ReviewFilterSql where = filter;
    if (!request.anchor.isStart()) {
        const auto anchorValues = sort.valuesOf(request.anchor);
        if (!anchorValues)
            return tl::make_unexpected(anchorValues.error());
        where.condition += QStringLiteral(" and ") + sort.behind(isReversed(request), request.direction == PageRequest::Direction::From);
        where.values += *anchorValues;
    }
    if (request.skip == 0) {
        const QString sql = QStringLiteral("select %1 from reviews r where %2 order by %3 limit ?")
                                .arg(pageColumns, where.condition, sort.orderBy(sort.keys(), isReversed(request)));
        return ReviewStatement{stampedSql(sql), where.values << request.limit};
    }
    return isIndexOnly(request.query) ? pageFromPlace(request, filter, where) : pageByKeys(request, where);
}

ReviewStatement indexStatement(const ReviewQuery &query) { return isIndexOnly(query) ? hoppingIndex(query) : numberingIndex(query); }

} // namespace lectern::postgres
