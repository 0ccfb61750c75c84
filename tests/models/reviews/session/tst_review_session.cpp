// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/session/review_session.h"
#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

/// A session over so many made-up rows, started and settled.
struct Started {
    explicit Started(qint64 rows) : source(rows), session(source, &feed, nullptr)
    {
        session.setSeen(true);
        session.start();
        settle();
    }
    /// As often as a list that paints its first rows would.
    void settle()
    {
        QTRY_VERIFY(session.isSettled());
        session.rows().setVisibleRows(0, 20);
        lectern::settle();
        for (int row = 0; row < 20; ++row)
            (void)session.rows().index(row, 0).data();
        lectern::settle();
        QTRY_VERIFY(session.isSettled());
    }

    FakeReviewSource source;
    FakeChangeFeed feed;
    ReviewSession session;
};

FilterState onlyYelp()
{
    ReviewFilter filter;
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

} // namespace

class TestReviewSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsAskedBeforeItStarts()
    {
        FakeReviewSource source(1000);
        FakeChangeFeed feed;
        ReviewSession session(source, &feed, nullptr);
        QSignalSpy asked(&session, &ReviewSession::asked);
        session.query().setFilter(onlyYelp());
        session.refresh();
        settle();
        QVERIFY(source.pageRequests.empty());
        QCOMPARE(source.statsRequests, 0);
        QVERIFY(!session.isSettled());
        session.start();
        QCOMPARE(asked.count(), 1);
        QTRY_VERIFY(session.isSettled());
        QCOMPARE(session.rows().rowCount(), 100);
        session.start(); // once is enough
        QCOMPARE(asked.count(), 1);
    }

    void theFirstStartHasExampleViewsAndARestoredOneItsOwn()
    {
        Started first(1000);
        QVERIFY(!first.session.views().views().empty());
        FakeReviewSource source(1000);
        ReviewSession second(source, nullptr, nullptr);
        second.restoreViews({});
        second.start();
        QVERIFY(second.views().views().empty());
    }

    void anotherQueryIsOneForRowsAndStatistics()
    {
        Started started(1000);
        started.session.query().setFilter(onlyYelp());
        started.settle();
        QCOMPARE(started.source.pageRequests.back().query.filter.platforms, std::vector{Platform::Yelp});
        QCOMPARE(started.source.statsFilters.back().platforms, std::vector{Platform::Yelp});
        QCOMPARE(started.session.rows().rowCount(), 100);
    }

    void theReviewOfTheCurrentRowIsOpenedOnceTheKeyRests()
    {
        Started started(1000);
        QSignalSpy opened(&started.session, &ReviewSession::currentOpened);
        for (qint64 row = 0; row <= 3; ++row)
            started.session.setCurrentRow(row);
        QVERIFY(!started.session.isSettled()); // it is due
        QVERIFY(!started.session.detail().current());
        QTRY_COMPARE(opened.count(), 1);
        QTRY_VERIFY(started.session.detail().find());
        QCOMPARE(*started.session.detail().current(), FakeReviewSource::idOf(3));
        started.session.setCurrentRow({});
        QTRY_VERIFY(!started.session.detail().current());
    }

    void aRowOnItsWayLeavesTheReviewBeforeOpenUntilItIsThere()
    {
        Started started(1'000'000);
        started.session.setCurrentRow(0);
        QTRY_VERIFY(started.session.detail().find());
        started.session.setCurrentRow(500'000);
        QSignalSpy opened(&started.session, &ReviewSession::currentOpened);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(*started.session.detail().current(), FakeReviewSource::idOf(0));
        started.session.rows().setVisibleRows(500'000, 500'010);
        (void)started.session.rows().index(500'000, 0).data();
        QTRY_COMPARE(*started.session.detail().current(), FakeReviewSource::idOf(500'000));
    }

    void whatIsSeenIsAskedForAgainWhenThePollSaysSo()
    {
        Started started(1000);
        size_t asked = started.source.pageRequests.size();
        started.feed.tellOfChanges();
        settle();
        QVERIFY(started.source.pageRequests.size() > asked);
        started.session.setSeen(false);
        asked = started.source.pageRequests.size();
        started.feed.tellOfChanges();
        settle();
        QCOMPARE(started.source.pageRequests.size(), asked); // nobody sees it
        started.session.setSeen(true);
        settle();
        QVERIFY(started.source.pageRequests.size() > asked);
    }

    void theOpenReviewIsProvedAgainWhileItIsSeen()
    {
        Started started(1000);
        started.session.setCurrentRow(0);
        QTRY_VERIFY(started.session.detail().find());
        QSignalSpy proved(&started.session.detail(), &ReviewDetail::provenanceChanged);
        started.feed.tellOfChanges();
        settle();
        QCOMPARE(proved.count(), 0);
        started.session.setDetailSeen(true);
        started.feed.tellOfChanges();
        QTRY_COMPARE(proved.count(), 1);
    }

    void whatMayNotBeReadIsForgottenOnceAndAskedForWhenTheRightIsBack()
    {
        Started started(1000);
        started.session.setCurrentRow(0);
        QTRY_VERIFY(started.session.detail().find());
        QSignalSpy refused(&started.session, &ReviewSession::refused);
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied for table reviews")};
        started.source.failure = denied;
        started.feed.deny(denied);
        started.feed.deny(denied);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(started.session.rows().rowCount(), 0);
        QVERIFY(!started.session.detail().find());
        QVERIFY(!started.session.statistics().find());
        for (const SavedView &view : started.session.views().views())
            QVERIFY(!view.count);
        started.source.failure.reset();
        started.feed.tell();
        started.settle();
        QCOMPARE(started.session.rows().rowCount(), 1000);
        QTRY_VERIFY(started.session.statistics().find());
    }

    void aServerThatIsAwayIsAskedNoMoreThanOnceASecond()
    {
        Started started(1000);
        started.feed.tell(); // from here a second counts
        settle();
        const StorageError away{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        started.source.failure = away;
        const size_t asked = started.source.pageRequests.size();
        started.feed.tell({.error = away});
        settle();
        QCOMPARE(started.source.pageRequests.size(), asked);
        started.feed.tell({.hasChanges = true, .error = away}); // nothing can be proved any more
        settle();
        QVERIFY(started.source.pageRequests.size() > asked);
    }

    void theRowOfADateIsFoundOrItSaysWhyNot()
    {
        Started started(10'000);
        QSignalSpy found(&started.session, &ReviewSession::rowFound);
        started.session.findRowOfDate(FakeReviewSource::newestDay().addDays(-2));
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.last().first().toLongLong(), 2 * FakeReviewSource::rowsPerDay);
        started.session.findRowOfDate(FakeReviewSource::newestDay().addYears(-9)); // before the first review: the last row
        QTRY_COMPARE(found.count(), 2);
        QCOMPARE(found.last().first().toLongLong(), 9'999);
        QSignalSpy failed(&started.session, &ReviewSession::rowFailed);
        started.source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        started.session.findRowOfDate(FakeReviewSource::newestDay());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(found.count(), 2);
    }

    void aSavedViewIsShownFoundAndRemoved()
    {
        Started started(1000);
        started.session.query().setFilter(onlyYelp());
        QVERIFY(started.session.currentViewKey().isEmpty());
        started.session.saveView(QStringLiteral("Yelp"));
        const QString key = started.session.currentViewKey();
        QVERIFY(!key.isEmpty());
        started.session.query().setFilter({});
        QVERIFY(started.session.currentViewKey() != key);
        started.session.showView(key);
        QCOMPARE(started.session.query().filter(), onlyYelp());
        started.session.removeCurrentView();
        QVERIFY(started.session.currentViewKey().isEmpty());
        QVERIFY(!started.session.views().find(key));
    }
};

QTEST_GUILESS_MAIN(TestReviewSession)
#include "tst_review_session.moc"
