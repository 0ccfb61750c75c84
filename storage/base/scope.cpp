// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/scope.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace lectern {

namespace {

/// Months as yyyymm, both inclusive.
struct MonthRange {
    static constexpr int begin = 0;
    static constexpr int end = 999999;
    int first = begin;
    int last = end;

    [[nodiscard]] bool isOpen() const { return first == begin && last == end; }
    [[nodiscard]] bool isClosed() const { return first != begin && last != end; }
    [[nodiscard]] MonthRange within(const MonthRange &other) const { return {std::max(first, other.first), std::min(last, other.last)}; }
};

int monthOf(QDate date) { return date.year() * 100 + date.month(); }

int monthOf(qint64 micros)
{
    // Rounds towards the past, so that a moment before 1970 stays in its month.
    const qint64 millis = micros / 1000 - (micros % 1000 < 0 ? 1 : 0);
    return monthOf(QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).date());
}

MonthRange monthsOf(const ReviewFilter &filter)
{
    MonthRange months;
    if (filter.from)
        months.first = monthOf(*filter.from);
    if (filter.until)
        months.last = monthOf(filter.until->addDays(-1));
    return months;
}

/// The month of an anchor of a sort by date, whose first value is the date in microseconds.
std::optional<int> monthOf(const Anchor &anchor)
{
    bool ok = false;
    const qint64 micros = anchor.values.value(0).toLongLong(&ok);
    if (!ok)
        return std::nullopt;
    return monthOf(micros);
}

/// The range of months in which a row lies that is on the page, enters it or leaves it: from where the page
/// was asked to begin to its last row, or open-ended when the page is not full.
MonthRange monthsOf(const PageRequest &request, const ReviewPage &page)
{
    if (request.query.sort.key != ReviewSortKey::Date)
        return {};
    std::optional<int> begin; // in reading direction; absent: open-ended
    std::optional<int> end;
    if (!request.anchor.isStart())
        begin = monthOf(request.anchor);
    const bool isForward = request.direction != PageRequest::Direction::Before;
    if (page.rowCount() >= request.limit)
        end = monthOf(page.row(isForward ? page.rowCount() - 1 : 0).reviewedAtMicros());
    const bool isTowardsPast = (request.query.sort.order == Qt::DescendingOrder) == isForward;
    if (isTowardsPast)
        return {end.value_or(MonthRange::begin), begin.value_or(MonthRange::end)};
    return {begin.value_or(MonthRange::begin), end.value_or(MonthRange::end)};
}

QByteArray monthScope(const MonthRange &months)
{
    const auto digits = [](int month) { return QByteArray::number(month).rightJustified(6, '0'); };
    return "m:" + digits(months.first) + ".." + digits(months.last);
}

/// Scopes of one kind that are logged for every change of a row which matches the filter and the months before or after
/// the change. Chooses the kind that the fewest other changes log.
Scopes coveringScopes(const ReviewFilter &filter, const MonthRange &months)
{
    Scopes scopes{everythingScope.toByteArray()};
    if (!filter.text.isEmpty())
        scopes.push_back("f:reviews");
    if (!filter.entityIds.isEmpty()) {
        for (const QString &id : filter.entityIds)
            scopes.push_back(entityScope(id));
        scopes.push_back("e:*");
    } else if (months.isClosed() || (!months.isOpen() && filter.platforms.empty())) {
        scopes.push_back(monthScope(months));
        scopes.push_back("m:*");
    } else if (!filter.platforms.empty()) {
        for (const Platform platform : filter.platforms)
            scopes.push_back(platformScope(platform));
    } else {
        scopes.push_back(tableScope.toByteArray());
    }
    return scopes;
}

} // namespace

QByteArray familyScope(Family family) { return "x:family:" + nameOf(family).toLatin1(); }

QByteArray entityScope(const QString &entityId) { return "e:" + entityId.toUtf8(); }

QByteArray platformScope(Platform platform) { return "p:" + nameOf(platform).toLatin1(); }

Scopes scopesOf(const ReviewFilter &filter) { return coveringScopes(filter, monthsOf(filter)); }

Scopes scopesOf(const ReviewFilter &filter, const ReviewFacets &facets)
{
    ReviewFilter widest = filter;
    widest.platforms.clear();
    widest.entityIds.clear();
    Scopes scopes = coveringScopes(widest, monthsOf(filter));
    for (const ReviewFacets::Entity &entity : facets.entities)
        scopes.push_back(entityScope(entity.id));
    scopes.push_back("e:*");
    return scopes;
}

Scopes scopesOf(const PageRequest &request, const ReviewPage &page)
{
    const ReviewFilter &filter = request.query.filter;
    return coveringScopes(filter, monthsOf(request, page).within(monthsOf(filter)));
}

Scopes scopesOf(const Review &review) { return {everythingScope.toByteArray(), "r:" + review.id.value.toByteArray(QUuid::WithoutBraces), "r:*"}; }

} // namespace lectern
