// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/scope.h"

#include <QtTest>

#include <algorithm>

using namespace lectern;

namespace {

qint64 micros(int year, int month, int day) { return QDateTime(QDate(year, month, day), QTime(12, 0), Qt::UTC).toMSecsSinceEpoch() * 1000; }

ReviewPage pageOf(const std::vector<qint64> &moments)
{
    ReviewPageBuilder builder;
    for (const qint64 moment : moments) {
        ReviewPageBuilder::Row row;
        row.id = {QUuid::createUuid()};
        row.reviewedAtMicros = moment;
        builder.add(row);
    }
    return std::move(builder).build();
}

Anchor anchorAt(qint64 moment) { return {{QString::number(moment), QUuid::createUuid().toString(QUuid::WithoutBraces)}}; }

QByteArrayList sorted(Scopes scopes)
{
    std::sort(scopes.begin(), scopes.end());
    return QByteArrayList(scopes.begin(), scopes.end());
}

} // namespace

class TestScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReviewDependsOnItsRow()
    {
        Review review;
        review.id = {QUuid::fromString(QStringLiteral("{0A0B0C0D-0000-0000-0000-000000000001}"))};
        QCOMPARE(sorted(scopesOf(review)), (QByteArrayList{"r:*", "r:0a0b0c0d-0000-0000-0000-000000000001", "x:reviews"}));
    }

    void aFilterDependsOnWhatCoversItMostNarrowly_data()
    {
        QTest::addColumn<QStringList>("entities");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<QDate>("until");
        QTest::addColumn<bool>("hasPlatform");
        QTest::addColumn<QByteArrayList>("expected");
        const QDate none;
        QTest::newRow("nothing") << QStringList() << none << none << false << QByteArrayList{"t:reviews", "x:reviews"};
        QTest::newRow("entities") << QStringList{QStringLiteral("a"), QStringLiteral("ü")} << QDate(2024, 1, 1) << QDate(2024, 2, 1) << true
                                  << QByteArrayList{"e:*", "e:a", "e:ü", "x:reviews"};
        QTest::newRow("platform") << QStringList() << none << none << true << QByteArrayList{"p:app_store", "x:reviews"};
        QTest::newRow("months") << QStringList() << QDate(2024, 1, 31) << QDate(2024, 3, 1) << true
                                << QByteArrayList{"m:*", "m:202401..202402", "x:reviews"};
        QTest::newRow("until the second of a month")
            << QStringList() << QDate(2024, 1, 31) << QDate(2024, 3, 2) << false << QByteArrayList{"m:*", "m:202401..202403", "x:reviews"};
        QTest::newRow("from") << QStringList() << QDate(2024, 1, 1) << none << false << QByteArrayList{"m:*", "m:202401..999999", "x:reviews"};
        QTest::newRow("from, with a platform") << QStringList() << QDate(2024, 1, 1) << none << true << QByteArrayList{"p:app_store", "x:reviews"};
    }
    void aFilterDependsOnWhatCoversItMostNarrowly()
    {
        QFETCH(QStringList, entities);
        QFETCH(QDate, from);
        QFETCH(QDate, until);
        QFETCH(bool, hasPlatform);
        QFETCH(QByteArrayList, expected);
        ReviewFilter filter;
        filter.entityIds = entities;
        if (from.isValid())
            filter.from = from;
        if (until.isValid())
            filter.until = until;
        if (hasPlatform)
            filter.platforms = {Platform::AppStore};
        QCOMPARE(sorted(scopesOf(filter)), expected);
    }

    void fullTextDependsOnTheIndexToo()
    {
        ReviewFilter filter;
        filter.text = QStringLiteral("splendid");
        QCOMPARE(sorted(scopesOf(filter)), (QByteArrayList{"f:reviews", "t:reviews", "x:reviews"}));
    }

    void facetsAreNarrowedByDatesOnlyAndDependOnTheNamesTheyShow()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp};
        filter.entityIds = QStringList{QStringLiteral("a")};
        ReviewFacets facets;
        facets.entities.push_back({QStringLiteral("shown"), QStringLiteral("Shown"), 3});
        QCOMPARE(sorted(scopesOf(filter, facets)), (QByteArrayList{"e:*", "e:shown", "t:reviews", "x:reviews"}));
    }

    void aPageByDateDependsOnTheMonthsItSpans_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<PageRequest::Direction>("direction");
        QTest::addColumn<bool>("isFromStart");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("months");
        using enum PageRequest::Direction;
        // The page's rows lie in March and May, its anchor, where there is one, in July or January.
        QTest::newRow("newest first, from the start") << Qt::DescendingOrder << After << true << 2 << QByteArray("m:202403..999999");
        QTest::newRow("newest first, full") << Qt::DescendingOrder << After << false << 2 << QByteArray("m:202403..202407");
        QTest::newRow("newest first, including the anchor") << Qt::DescendingOrder << From << false << 2 << QByteArray("m:202403..202407");
        QTest::newRow("newest first, not full") << Qt::DescendingOrder << After << false << 3 << QByteArray("m:000000..202407");
        QTest::newRow("oldest first, full") << Qt::AscendingOrder << After << false << 2 << QByteArray("m:202401..202405");
        QTest::newRow("oldest first, from the start") << Qt::AscendingOrder << After << true << 2 << QByteArray("m:000000..202405");
        QTest::newRow("oldest first, not full") << Qt::AscendingOrder << After << false << 3 << QByteArray("m:202401..999999");
        QTest::newRow("newest first, backwards") << Qt::DescendingOrder << Before << false << 2 << QByteArray("m:202401..202405");
        QTest::newRow("oldest first, backwards") << Qt::AscendingOrder << Before << false << 2 << QByteArray("m:202403..202407");
    }
    void aPageByDateDependsOnTheMonthsItSpans()
    {
        QFETCH(Qt::SortOrder, order);
        QFETCH(PageRequest::Direction, direction);
        QFETCH(bool, isFromStart);
        QFETCH(int, limit);
        QFETCH(QByteArray, months);
        PageRequest request;
        request.query.sort = {ReviewSortKey::Date, order};
        request.direction = direction;
        request.limit = limit;
        const bool isTowardsPast = (order == Qt::DescendingOrder) == (direction != PageRequest::Direction::Before);
        if (!isFromStart)
            request.anchor = anchorAt(isTowardsPast ? micros(2024, 7, 1) : micros(2024, 1, 31));
        std::vector<qint64> moments{micros(2024, 3, 31), micros(2024, 5, 1)};
        if (order == Qt::DescendingOrder)
            std::reverse(moments.begin(), moments.end());
        QCOMPARE(sorted(scopesOf(request, pageOf(moments))), (QByteArrayList{"m:*", months, "x:reviews"}));
    }

    void aPageIsNarrowedByItsFiltersDatesToo()
    {
        PageRequest request;
        request.query.filter.from = QDate(2024, 4, 1);
        request.limit = 5;
        QCOMPARE(sorted(scopesOf(request, pageOf({micros(2024, 5, 1)}))), (QByteArrayList{"m:*", "m:202404..999999", "x:reviews"}));
    }

    void aPageBySomethingElseDependsOnItsFilter()
    {
        PageRequest request;
        request.query.sort.key = ReviewSortKey::Rating;
        request.limit = 1;
        QCOMPARE(sorted(scopesOf(request, pageOf({micros(2024, 5, 1)}))), (QByteArrayList{"t:reviews", "x:reviews"}));
    }

    void aMomentBefore1970StaysInItsMonth()
    {
        PageRequest request;
        request.limit = 1;
        request.anchor = anchorAt(-1); // the last microsecond of 1969
        QCOMPARE(sorted(scopesOf(request, pageOf({-1}))), (QByteArrayList{"m:*", "m:196912..196912", "x:reviews"}));
    }

    void anAnchorThatNamesNoDateNarrowsNothing()
    {
        PageRequest request;
        request.limit = 1;
        request.anchor = {{QStringLiteral("somewhen")}};
        QCOMPARE(sorted(scopesOf(request, pageOf({micros(2024, 5, 1)}))), (QByteArrayList{"m:*", "m:202405..999999", "x:reviews"}));
    }
};

QTEST_GUILESS_MAIN(TestScope)
#include "tst_scope.moc"
