// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_statements.h"

#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/reviews/review_filter_sql.h"
#include "storage/postgres/reviews/review_sort_sql.h"
#include "storage/postgres/reviews/reviews.h"

namespace lectern::postgres {

namespace {

/// Whether the filter needs only columns of the sort's index, so that a scan reads no table row.
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

/// Goes from anchor to anchor by scans of `rowsPerAnchor` index entries each: reads only keys and stores nothing.
Statement hoppingIndex(const ReviewQuery &query)
{
    const Keyset keys = keysetOf(query.sort);
    const QString hop = QStringLiteral("hop");
    const FilterSql where = reviewFilterSql(query.filter);
    const QString rows = QStringLiteral("from reviews r where ") + where.condition;
    const QString behindHop = QStringLiteral(" and ") + keys.behind(keys.names(hop).join(QStringLiteral(", ")));
    const QString order = keys.orderBy(keys.expressions());
    const QString start = QStringLiteral("select 1::bigint as place, %1 %2 order by %3 limit 1").arg(keys.definitions(), rows, order);
    const QString next = QStringLiteral("select hop.place + %1, next.* from hop cross join lateral"
                                        " (select %2 %3 order by %4 offset %5 limit 1) next")
                             .arg(RowIndex::rowsPerAnchor)
                             .arg(keys.definitions(), rows + behindHop, order)
                             .arg(RowIndex::rowsPerAnchor - 1);
    const QString sql = QStringLiteral("with recursive hop as ((%1) union all %2)"
                                       " select hop.place, case when lead(hop.place) over (order by hop.place) is null"
                                       " then (select count(*) %3) else 0 end, %4 from hop order by hop.place")
                            .arg(start, next, rows + behindHop, keys.anchorTexts(hop));
    return {stampedSql(sql), where.values + where.values + where.values};
}

/// Numbers all rows in one pass, for filters that have to read or sort all rows anyway.
Statement numberingIndex(const ReviewQuery &query)
{
    const Keyset keys = keysetOf(query.sort);
    const FilterSql where = reviewFilterSql(query.filter);
    const QString sql = QStringLiteral("select numbered.place, 0, %1 from (select %2, row_number() over sorted as place,"
                                       " lead(r.id) over sorted is null as is_last from reviews r where %3 window sorted as (order by %4))"
                                       " numbered where numbered.place % %5 = 1 or numbered.is_last order by numbered.place")
                            .arg(keys.anchorTexts(QStringLiteral("numbered")), keys.definitions(), where.condition, keys.orderBy(keys.expressions()))
                            .arg(RowIndex::rowsPerAnchor);
    return {stampedSql(sql), where.values};
}

bool isReversed(const PageRequest &request) { return request.direction == PageRequest::Direction::Before; }

/// Skips to the page's first row by an index scan, then reads the page from there. `passed`: condition with filter and anchor.
Statement pageFromPlace(const PageRequest &request, const FilterSql &filter, const FilterSql &passed)
{
    const Keyset keys = keysetOf(request.query.sort);
    const QString order = keys.orderBy(keys.expressions(), isReversed(request));
    const QString place = QStringLiteral("select %1 from reviews r where %2 order by %3 offset ? limit 1")
                              .arg(keys.expressions().join(QStringLiteral(", ")), passed.condition, order);
    const QString sql = QStringLiteral("select %1 from reviews r where %2 and %3 order by %4 limit ?")
                            .arg(pageColumns, filter.condition, keys.behind(place, isReversed(request), true), order);
    return {stampedSql(sql), filter.values + passed.values << request.skip << request.limit};
}

/// First finds the keys of the page's rows, then reads those rows: for filters that may have to read or sort all rows.
Statement pageByKeys(const PageRequest &request, const FilterSql &where)
{
    const Keyset keys = keysetOf(request.query.sort);
    const QStringList names = keys.names(QStringLiteral("place"));
    const QString sql = QStringLiteral("select %1 from (select %2 from reviews r where %3 order by %4 offset ? limit ?) place"
                                       " join reviews r on r.id = %5 order by %6")
                            .arg(pageColumns, keys.definitions(), where.condition, keys.orderBy(keys.expressions(), isReversed(request)),
                                 names.last(), keys.orderBy(names, isReversed(request)));
    return {stampedSql(sql), QVariantList(where.values) << request.skip << request.limit};
}

} // namespace

Result<Statement> pageStatement(const PageRequest &request)
{
    const Keyset keys = keysetOf(request.query.sort);
    const FilterSql filter = reviewFilterSql(request.query.filter);
    FilterSql where = filter;
    if (!request.anchor.isStart()) {
        const auto anchorValues = keys.valuesOf(request.anchor);
        if (!anchorValues)
            return failureOf(anchorValues);
        where.condition += QStringLiteral(" and ")
            + keys.behind(keys.boundPlace(), isReversed(request), request.direction == PageRequest::Direction::From);
        where.values += *anchorValues;
    }
    if (request.skip == 0) {
        const QString sql = QStringLiteral("select %1 from reviews r where %2 order by %3 limit ?")
                                .arg(pageColumns, where.condition, keys.orderBy(keys.expressions(), isReversed(request)));
        return Statement{stampedSql(sql), where.values << request.limit};
    }
    return isIndexOnly(request.query) ? pageFromPlace(request, filter, where) : pageByKeys(request, where);
}

Statement indexStatement(const ReviewQuery &query) { return isIndexOnly(query) ? hoppingIndex(query) : numberingIndex(query); }

} // namespace lectern::postgres
