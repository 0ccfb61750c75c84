// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/review_generations.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

/// Shows the newest generation as soon as it is here.
class ShownGenerations : public ReviewGenerations
{
public:
    explicit ShownGenerations(ReviewSource &source) : ReviewGenerations(source)
    {
        connect(this, &ReviewGenerations::pendingArrived, this, &ReviewGenerations::showPending);
    }
};

} // namespace

class TestReviewGenerations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheOneBeforeUntilTheNextOneIsHere()
    {
        FakeReviewSource source(1'000);
        ShownGenerations generations(source);
        generations.begin({});
        settle();
        const ResultSet *before = generations.shown();
        QVERIFY(before);
        source.holdsAnswers = true;
        generations.begin({});
        QCOMPARE(generations.shown(), before);
        QVERIFY(generations.pending());
        source.deliver();
        settle();
        QVERIFY(generations.shown() != before);
        QVERIFY(!generations.pending());
    }

    void hearsNothingOfOneThatIsRetired()
    {
        FakeReviewSource source(1'000);
        source.holdsAnswers = true;
        ShownGenerations generations(source);
        QSignalSpy arrivals(&generations, &ReviewGenerations::pendingArrived);
        generations.begin({});
        generations.begin({});
        source.deliver();
        settle();
        QCOMPARE(arrivals.size(), 1);
        generations.clear();
        QVERIFY(!generations.shown());
        QCOMPARE(generations.loadState(0), ReviewGenerations::LoadState::Loading);
        QVERIFY(!generations.findRow(0));
    }

    void asksAgainWhenTheServerIsBack()
    {
        FakeReviewSource source(1'000);
        ShownGenerations generations(source);
        generations.begin({});
        settle();
        source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        generations.look(3 * pageRowCount, 3 * pageRowCount + 30, 1'000);
        generations.shown()->want(3);
        generations.shown()->fetchWanted();
        settle();
        QVERIFY(generations.error());
        QCOMPARE(generations.loadState(3 * pageRowCount), ReviewGenerations::LoadState::Failed);
        source.failure.reset();
        generations.shown()->refresh(std::chrono::milliseconds(0), panelBound);
        settle();
        QVERIFY(!generations.error());
        QCOMPARE(generations.loadState(3 * pageRowCount), ReviewGenerations::LoadState::Loaded);
    }

    void wantsThePagesBesideWhatIsSeen()
    {
        FakeReviewSource source(1'000);
        ShownGenerations generations(source);
        generations.begin({});
        settle();
        generations.look(pageRowCount - 30, pageRowCount - 1, 1'000);
        generations.shown()->fetchWanted();
        settle();
        QCOMPARE(generations.loadState(pageRowCount), ReviewGenerations::LoadState::Loaded);
        QCOMPARE(generations.loadState(2 * pageRowCount), ReviewGenerations::LoadState::Loading);
    }

    void tellsTheAgeOfTheOldestRow()
    {
        FakeReviewSource source(1'000);
        ShownGenerations generations(source);
        QVERIFY(!generations.oldestAge(0, 10));
        generations.begin({});
        settle();
        QVERIFY(generations.oldestAge(0, 10) >= source.age);
        QVERIFY(!generations.oldestAge(900, 910)); // not here
    }
};

QTEST_GUILESS_MAIN(TestReviewGenerations)
#include "tst_review_generations.moc"
