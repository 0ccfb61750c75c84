// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_reader.h"

#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/sql/condition_list.h"
#include "storage/postgres/sql/value_text.h"
#include "storage/postgres/reviews/review_filter_sql.h"
#include "storage/postgres/reviews/review_sort_sql.h"
#include "storage/postgres/reviews/review_statements.h"
#include "storage/postgres/reviews/reviews.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::postgres {

namespace {

/// Index of the first column after those of stampedSql().
constexpr int firstColumn = 2;

bool hasAnswer(const Rows &rows) { return rows.rowCount() > 0 && !rows.isNull(0, firstColumn); }

RowIndex indexIn(const Rows &rows, int keyCount)
{
    enum Column { Place = firstColumn, Remainder, FirstKey };
    RowIndex index;
    for (int i = 0; i < rows.rowCount(); ++i) {
        const qint64 place = rows.toInt64(i, Place);
        index.rowCount = place + rows.toInt64(i, Remainder);
        if ((place - 1) % RowIndex::rowsPerAnchor != 0)
            continue;
        Anchor anchor;
        for (int key = 0; key < keyCount; ++key)
            anchor.values.append(rows.toString(i, FirstKey + key));
        index.anchors.push_back(std::move(anchor));
    }
    return index;
}

} // namespace

Result<Stamped<ReviewPage>> ReviewReader::readPage(const PageRequest &request, const StatementLimits &limits)
{
    const auto statement = pageStatement(request);
    if (!statement)
        return failureOf(statement);
    const auto rows = m_connection.run(statement->sql, statement->values, limits);
    if (!rows)
        return failureOf(rows);
    ReviewPageBuilder page;
    const int count = hasAnswer(*rows) ? rows->rowCount() : 0;
    const bool isReversed = request.direction == PageRequest::Direction::Before;
    for (int i = 0; i < count; ++i)
        addPageRow(page, *rows, isReversed ? count - 1 - i : i, firstColumn, request.query.sort.key);
    return stamped(*rows, std::move(page).build());
}

Result<Stamped<Review>> ReviewReader::readReview(ReviewId id, const StatementLimits &limits)
{
    static const QString sql = stampedSql(QStringLiteral("select %1 from reviews r where r.id = ?::uuid").arg(reviewColumns));
    const auto rows = m_connection.run(sql, {uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (!hasAnswer(*rows))
        return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("no review ") + uuidText(id.value));
    return stamped(*rows, reviewIn(*rows, 0, firstColumn));
}

Result<Stamped<RowCount>> ReviewReader::readEstimate(const ReviewFilter &filter, const StatementLimits &limits)
{
    // The stamp is read first, so the estimate can only be newer than it.
    const auto stamp = m_connection.run(stampSql, {}, limits);
    if (!stamp)
        return failureOf(stamp);
    const FilterSql where = reviewFilterSql(filter);
    const auto plan = m_connection.explain(QStringLiteral("select 1 from reviews r where ") + where.condition, where.values, limits);
    if (!plan)
        return failureOf(plan);
    const double estimate = QJsonDocument::fromJson(*plan).array().at(0)[u"Plan"][u"Plan Rows"].toDouble();
    return stamped(*stamp, RowCount{qint64(estimate), false});
}

Result<Stamped<RowCount>> ReviewReader::readCount(const ReviewFilter &filter, const StatementLimits &limits)
{
    const FilterSql where = reviewFilterSql(filter);
    const QString sql = stampedSql(QStringLiteral("select count(*) from reviews r where ") + where.condition);
    const auto rows = m_connection.run(sql, where.values, limits);
    if (!rows)
        return failureOf(rows);
    return stamped(*rows, RowCount{rows->toInt64(0, firstColumn), true});
}

Result<Stamped<RowIndex>> ReviewReader::readIndex(const ReviewQuery &query, const StatementLimits &limits)
{
    const Statement statement = indexStatement(query);
    const auto rows = m_connection.run(statement.sql, statement.values, limits);
    if (!rows)
        return failureOf(rows);
    return stamped(*rows, hasAnswer(*rows) ? indexIn(*rows, keysetOf(query.sort).size()) : RowIndex{});
}

Result<Stamped<RowCount>> ReviewReader::readRankOfDate(const ReviewQuery &query, QDate date, const StatementLimits &limits)
{
    if (query.sort.key != ReviewSortKey::Date || !date.isValid())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("rank needs a date and a sort by date"));
    // Newest first: rows of later days come before. Oldest first: rows of earlier days.
    const bool isNewestFirst = query.sort.order == Qt::DescendingOrder;
    FilterSql where = reviewFilterSql(query.filter);
    where.condition += isNewestFirst ? QStringLiteral(" and r.reviewed_at >= ?::timestamptz") : QStringLiteral(" and r.reviewed_at < ?::timestamptz");
    where.values.append(startOfDay(isNewestFirst ? date.addDays(1) : date));
    const auto rows = m_connection.run(stampedSql(QStringLiteral("select count(*) from reviews r where ") + where.condition), where.values, limits);
    if (!rows)
        return failureOf(rows);
    return stamped(*rows, RowCount{rows->toInt64(0, firstColumn), true});
}

} // namespace lectern::postgres
