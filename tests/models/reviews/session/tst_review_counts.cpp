// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/session/review_counts.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

/// The counts of a query over so many made-up rows, which was answered.
struct Counted {
    explicit Counted(qint64 rowCount)
        : source(rowCount)
        , query(source)
        , rows(source)
        , statistics(source)
        , views(source)
        , counts(source, query, rows, statistics, views)
        , totals(&counts, &ReviewCounts::totalChanged)
    {
        ask();
    }
    void ask()
    {
        rows.setQuery(query.query());
        statistics.setFilter(query.query().filter);
        settle();
        QTRY_VERIFY(rows.isSettled() && !statistics.isBusy());
    }
    [[nodiscard]] qint64 lastTotal() const { return totals.isEmpty() ? -1 : totals.last().first().value<RowCount>().value; }

    FakeReviewSource source;
    QueryState query;
    ReviewModel rows;
    ReviewStatistics statistics;
    SavedViews views;
    ReviewCounts counts;
    QSignalSpy totals;
};

FilterState onlyYelp()
{
    ReviewFilter filter;
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

} // namespace

class TestReviewCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aListOfAllReviewsSaysHowManyThereAre()
    {
        Counted counted(1000);
        QTRY_COMPARE(counted.lastTotal(), 1000);
        counted.counts.setSeen(true);
        const int asked = counted.source.countRequests;
        counted.counts.countAll();
        QCOMPARE(counted.source.countRequests, asked); // the list's count is it
        QVERIFY(!counted.counts.isBusy());
    }

    void aFilteredListDoesNotSoTheyAreCounted()
    {
        Counted counted(1000);
        counted.query.setFilter(onlyYelp());
        counted.ask();
        QCOMPARE(counted.rows.rowCount(), 100);
        counted.counts.setSeen(true);
        counted.totals.clear();
        const int asked = counted.source.countRequests;
        counted.counts.countAll();
        QTRY_COMPARE(counted.lastTotal(), 1000);
        QCOMPARE(counted.source.countRequests, asked + 1);
    }

    void whileNobodyLooksTheListIsNotTrustedToBeOfNow()
    {
        Counted counted(1000);
        counted.counts.setSeen(false);
        counted.source.insertOnTop(5);
        counted.counts.countAll();
        QTRY_COMPARE(counted.lastTotal(), 1005);
    }

    void listAndStatisticsShowTheNewestOfTheirCounts()
    {
        Counted counted(1000);
        QTRY_COMPARE(counted.rows.count().value, 1000);
        QVERIFY(!counted.counts.isListBehind());
        counted.source.insertOnTop(7);
        counted.source.age = std::chrono::milliseconds(0);
        counted.statistics.refresh();
        QTRY_COMPARE(counted.rows.count().value, 1007);
        QVERIFY(!counted.statistics.isOlder());
        QVERIFY(counted.counts.isListBehind()); // it lists a thousand
    }

    void whatIsStoppedTellsNothing()
    {
        Counted counted(1000);
        counted.totals.clear();
        counted.source.holdsAnswers = true;
        counted.counts.countAll();
        QVERIFY(counted.counts.isBusy());
        counted.counts.stop();
        QVERIFY(!counted.counts.isBusy());
        counted.source.deliver();
        settle();
        QCOMPARE(counted.totals.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestReviewCounts)
#include "tst_review_counts.moc"
