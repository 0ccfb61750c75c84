// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_model.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

ReviewQuery queryFor(const QString &text)
{
    ReviewQuery query;
    query.filter.text = text;
    return query;
}

QString textAt(const ReviewModel &model, int row, ReviewColumn column = ReviewColumn::Review)
{
    return model.index(row, int(column)).data().toString();
}

/// What a view does: says what is visible and paints it.
void look(ReviewModel &model, int first, int last)
{
    model.setVisibleRows(first, last);
    for (int row = first; row <= last; ++row)
        textAt(model, row);
    settle();
}

} // namespace

class TestReviewModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void isAWellBehavedItemModel()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery({});
        settle();
        QCOMPARE(model.rowCount(), 10'000);
        look(model, 5000, 5030);
        model.setQuery(queryFor(QStringLiteral("nothing")));
        settle();
        QCOMPARE(model.rowCount(), 0);
        source.insertOnTop(3);
        model.setQuery({});
        settle();
        model.refreshVisible();
        settle();
        QCOMPARE(model.rowCount(), 10'003);
    }

    void showsTheFirstPageBeforeAnyCount()
    {
        FakeReviewSource source(1'000'000);
        source.holdsAnswers = true;
        ReviewModel model(source);
        model.setQuery({});
        source.deliver(1);
        settle();
        QVERIFY(model.rowCount() >= pageRowCount);
        QVERIFY(!model.count().isExact);
        QVERIFY(textAt(model, 0).startsWith(u"Room not ready"));
    }

    void countsByEstimateFirstAndExactlyLater()
    {
        FakeReviewSource source(1'000'000);
        source.holdsAnswers = true;
        ReviewModel model(source);
        model.setQuery({});
        source.deliver(2);
        settle();
        QCOMPARE(model.count().value, 1'100'000);
        QVERIFY(!model.count().isExact);
        source.deliver();
        settle();
        QCOMPARE(model.count().value, 1'000'000);
        QVERIFY(model.count().isExact);
        QCOMPARE(model.rowCount(), 1'000'000);
    }

    void aShortFirstPageIsItsOwnCount()
    {
        FakeReviewSource source(57);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        QVERIFY(model.count().isExact);
        QCOMPARE(model.rowCount(), 57);
        QCOMPARE(source.indexRequests, 0);
    }

    void aMissIsAPlaceholderAndAskedForOnce()
    {
        FakeReviewSource source(1'000'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        const size_t before = source.pageRequests.size();
        QCOMPARE(model.index(500'100, 0).data(ReviewModel::LoadStateRole).value<ReviewModel::LoadState>(), ReviewModel::LoadState::Loading);
        QVERIFY(textAt(model, 500'100).isEmpty());
        look(model, 500'100, 500'130); // 31 rows x many cells of one page
        QCOMPARE(source.pageRequests.size(), before + 1);
        QCOMPARE(model.index(500'100, 0).data(ReviewModel::IdRole).toUuid(), FakeReviewSource::idOf(500'100).value);
    }

    void aJumpBeforeTheAnchorsCameIsServedWhenTheyCome()
    {
        FakeReviewSource source(1'000'000);
        source.holdsAnswers = true;
        ReviewModel model(source);
        model.setQuery({});
        source.deliver(2); // first page and estimate
        settle();
        look(model, 700'100, 700'120);
        QVERIFY(!model.isSettled());
        QCOMPARE(source.pageRequests.size(), size_t(1));
        source.deliver(1); // the anchors
        settle();
        QCOMPARE(source.pageRequests.size(), size_t(2));
        source.deliver();
        settle();
        QCOMPARE(model.findRow(700'100)->id(), FakeReviewSource::idOf(700'100));
        QVERIFY(model.isSettled());
    }

    void stopsPagesThatWereScrolledPast()
    {
        FakeReviewSource source(1'000'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        source.holdsAnswers = true;
        look(model, 200'100, 200'120);
        look(model, 900'100, 900'120);
        QCOMPARE(source.stoppedCount(), 1);
        source.deliver();
        settle();
        QVERIFY(!model.findRow(200'100));
        QVERIFY(model.findRow(900'100));
        QVERIFY(!model.error()); // to be stopped is no failure
        look(model, 200'100, 200'120);
        source.deliver();
        settle();
        QVERIFY(model.findRow(200'100));
    }

    void ignoresAnAnswerToAnOlderQuery()
    {
        FakeReviewSource source(10'000);
        source.holdsAnswers = true;
        ReviewModel model(source);
        model.setQuery(queryFor(QStringLiteral("nothing")));
        model.setQuery({});
        QCOMPARE(source.stoppedCount(), 2);
        source.deliver();
        settle();
        QVERIFY(model.rowCount() > 0);
    }

    void oldRowsStayUntilTheNewFirstPageIsHere()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        source.holdsAnswers = true;
        model.setQuery(queryFor(QStringLiteral("nothing")));
        settle();
        QVERIFY(model.isLoading());
        QCOMPARE(model.rowCount(), 10'000);
        QVERIFY(!textAt(model, 0).isEmpty());
        source.deliver();
        settle();
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.isLoading());
    }

    void memoryDoesNotDependOnTheRowCount()
    {
        FakeReviewSource source(10'000'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        for (int row = 0; row < 10'000'000; row += 100'000)
            look(model, row, row + 30);
        look(model, 9'999'970, 9'999'999);
        QCOMPARE(model.findRow(9'999'999)->id(), FakeReviewSource::idOf(9'999'999));
        QVERIFY(model.residentPageCount() <= PageWindow::defaultCapacity);
    }

    void aLiveRefreshChangesRowsInPlace()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy seen(&model, &ReviewModel::changesSeen);
        source.versions[7] = 2;
        source.insertOnTop(12);
        model.refreshVisible();
        settle();
        QCOMPARE(model.newAbove(), 12);
        QCOMPARE(textAt(model, 7, ReviewColumn::Version), QStringLiteral("2"));
        QCOMPARE(model.findRow(0)->id(), FakeReviewSource::idOf(0));
        QVERIFY(resets.isEmpty() && moves.isEmpty());
        QCOMPARE(seen.size(), 1);
        model.refreshVisible();
        settle();
        QCOMPARE(seen.size(), 1); // nothing new since
        model.showNew();
        settle();
        QCOMPARE(model.newAbove(), 0);
        QCOMPARE(model.findRow(0)->id(), FakeReviewSource::idOf(-12));
    }

    void aRowThatLeftTheResultIsMarkedAndNotRemoved()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        source.deleted = {5};
        model.refreshVisible();
        settle();
        QCOMPARE(model.loadState(5), ReviewModel::LoadState::Gone);
        QCOMPARE(model.loadState(6), ReviewModel::LoadState::Loaded);
        QCOMPARE(model.rowCount(), 10'000);
    }

    void tellsAnErrorOnceAndItsEndOnce()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        QSignalSpy errors(&model, &ReviewModel::errorChanged);
        source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        for (int i = 0; i < 5; ++i) {
            model.refreshVisible();
            settle();
        }
        QCOMPARE(errors.size(), 1);
        QVERIFY(model.error());
        QVERIFY(!textAt(model, 3).isEmpty()); // what is here stays
        source.failure.reset();
        model.refreshVisible();
        settle();
        QCOMPARE(errors.size(), 2);
        QVERIFY(!model.error());
    }

    void retryAsksAgainForWhatFailed()
    {
        FakeReviewSource source(10'000);
        source.failure = StorageError{ErrorCode::Timeout, FaultyPart::PostgreSql, {}};
        ReviewModel model(source);
        model.setQuery({});
        settle();
        QVERIFY(model.error());
        QVERIFY(!model.hasRows());
        source.failure.reset();
        model.retry();
        settle();
        QVERIFY(!model.error());
        QCOMPARE(model.rowCount(), 10'000);
        source.failure = StorageError{ErrorCode::Timeout, FaultyPart::PostgreSql, {}};
        look(model, 6000, 6010);
        QCOMPARE(model.loadState(6000), ReviewModel::LoadState::Failed);
        source.failure.reset();
        model.retry();
        settle();
        QCOMPARE(model.loadState(6000), ReviewModel::LoadState::Loaded);
    }

    void anOlderCountReplacesNoNewerOne()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        const Instant now = Clock::boot().now();
        model.noteCount(10'005, now);
        model.noteCount(10'003, now - std::chrono::seconds(1));
        QCOMPARE(model.count().value, 10'005);
        model.noteCount(10'007, now + std::chrono::seconds(1));
        QCOMPARE(model.count().value, 10'007);
    }

    void saysWhereARowComesFrom()
    {
        FakeReviewSource source(300);
        source.answersFrom = Source::Redis;
        ReviewModel model(source);
        model.setQuery({});
        settle();
        QCOMPARE(textAt(model, 0, ReviewColumn::From), QStringLiteral("Redis \u2264 1 s"));
        source.answersFrom = Source::Stale;
        model.refreshVisible();
        settle();
        QVERIFY(textAt(model, 0, ReviewColumn::From).startsWith(u"offline, as of"));
        QCOMPARE(model.index(0, 0).data(ReviewModel::SourceRole).toInt(), int(Source::Stale));
    }

    void agesFromTheProofAndNotFromTheAnswersArrival()
    {
        FakeReviewSource source(300);
        source.age = std::chrono::milliseconds(700);
        source.holdsAnswers = true;
        ReviewModel model(source);
        model.setQuery({});
        source.deliver();
        settle();
        QVERIFY(model.findProvenance(0)->age >= source.age);
        look(model, 0, 30);
        QVERIFY(*model.visibleAge() >= source.age);
        QCOMPARE(textAt(model, 0, ReviewColumn::From), QStringLiteral("memory \u2264 2 s")); // it may stand for a while
    }

    void theAgeOfWhatIsSeenIsThatOfItsOldestRowAndGrows()
    {
        FakeReviewSource source(10'000);
        source.age = std::chrono::seconds(700);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        source.age = std::chrono::milliseconds(10);
        look(model, pageRowCount - 5, pageRowCount + 5);
        QTRY_COMPARE(model.loadState(pageRowCount + 5), ReviewModel::LoadState::Loaded);
        QVERIFY(model.findProvenance(pageRowCount + 5)->age < std::chrono::seconds(600));
        const std::chrono::milliseconds age = *model.visibleAge();
        QVERIFY(age >= std::chrono::seconds(700));
        QTRY_VERIFY(*model.visibleAge() > age); // nobody proves it again
    }

    /// What is on the screen was told by dataChanged(): that has to come again before the words are untrue.
    void aMarkThatIsNotProvedAgainAgesOnTheScreen()
    {
        FakeReviewSource source(300);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        model.setSeen(true);
        settle();
        QString told = textAt(model, 3, ReviewColumn::From);
        connect(&model, &QAbstractItemModel::dataChanged, &model, [&](const QModelIndex &first, const QModelIndex &last) {
            if (first.column() <= int(ReviewColumn::From) && last.column() >= int(ReviewColumn::From) && first.row() <= 3 && last.row() >= 3)
                told = textAt(model, 3, ReviewColumn::From);
        });
        QTRY_COMPARE(told, QStringLiteral("memory \u2264 2 s"));
        QTRY_COMPARE(told, QStringLiteral("memory \u2264 3 s"));
        model.refreshVisible();
        settle();
        QCOMPARE(told, QStringLiteral("memory \u2264 1 s"));
    }

    void whatStillHoldsIsProvedAgainWithoutBeingAskedFor()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        const size_t asked = source.pageRequests.size();
        source.renews = true;
        source.age = std::chrono::milliseconds(20);
        QSignalSpy changes(&model, &ReviewModel::changesSeen);
        model.refreshVisible();
        settle();
        QCOMPARE(source.pageRequests.size(), asked);
        QVERIFY(changes.isEmpty());
        source.renews = false;
        source.versions[7] = 2;
        model.refreshVisible();
        settle();
        QVERIFY(source.pageRequests.size() > asked);
        QCOMPARE(textAt(model, 7, ReviewColumn::Version), QStringLiteral("2"));
        source.renews = true;
        const size_t askedAgain = source.pageRequests.size();
        model.refresh(strictBound); // a bound of zero is not met by what is known
        settle();
        QVERIFY(source.pageRequests.size() > askedAgain);
    }

    void keepsNothingThatMayNotBeReadAnyMore()
    {
        FakeReviewSource source(10'000);
        ReviewModel model(source);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setQuery({});
        settle();
        look(model, 0, 30);
        model.refuse({ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("no")});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.residentPageCount(), 0);
        QVERIFY(!model.findRow(0) && !model.hasRows());
        QCOMPARE(model.error()->code, ErrorCode::Denied);
        QCOMPARE(model.count().value, 0);
        model.showNew();
        settle();
        QCOMPARE(model.rowCount(), 10'000);
        QVERIFY(!model.error());
    }
};

QTEST_GUILESS_MAIN(TestReviewModel)
#include "tst_review_model.moc"
