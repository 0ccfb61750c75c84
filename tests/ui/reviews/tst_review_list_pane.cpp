// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/review_list_pane.h"

#include "models/errors/error_text.h"
#include "tests/ui/reviews/listed_reviews.h"
#include "ui/kit/look/theme.h"

#include <QProgressBar>
#include <QPushButton>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// The buttons of what stands where rows would be, and what they do, told by the actions that they triggered.
QStringList whatButtonsDo(ListedReviews &shown)
{
    QStringList done;
    for (QAction *action : {shown.actions.import, shown.actions.retry, shown.actions.switchOffFilter, shown.actions.clearFilter})
        QObject::connect(action, &QAction::triggered, &shown.window, [&done, action] { done << action->text(); });
    for (QPushButton *button : shown.empty().findChildren<QPushButton *>()) {
        if (button->isVisible())
            button->click();
    }
    return done;
}

} // namespace

class TestReviewListPane : public QObject
{
    Q_OBJECT

    static bool isEmptyShown(const ListedReviews &shown) { return shown.empty().isVisible(); }

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void nothingIsSaidBeforeAnythingIsAsked()
    {
        ListedReviews shown(0);
        shown.window.show();
        shown.session.rows().refuse(unreachable);
        shown.settle();
        QVERIFY(shown.list.table().isVisible() && !isEmptyShown(shown));
    }

    void rowsAreSeenAndHearTheKeys()
    {
        ListedReviews shown(1000);
        shown.start();
        QVERIFY(shown.list.table().isVisible() && !isEmptyShown(shown));
        QVERIFY(shown.list.notice().isHidden());
        QCOMPARE(shown.list.focusProxy(), &shown.list.table());
    }

    void whereNothingCameInYetAnImportIsOffered()
    {
        ListedReviews shown(0);
        shown.start();
        QVERIFY(isEmptyShown(shown) && !shown.list.table().isVisible());
        QCOMPARE(shown.empty().kind(), EmptyState::Kind::NeverHadContent);
        QCOMPARE(whatButtonsDo(shown), QStringList{shown.actions.import->text()});
    }

    void whereNothingMatchesTheFilterCanBeWidened()
    {
        ListedReviews shown(1000);
        shown.start();
        shown.session.query().setText(QStringLiteral("nothing"));
        shown.settle();
        QVERIFY(isEmptyShown(shown));
        QCOMPARE(shown.empty().kind(), EmptyState::Kind::NothingMatches);
        QCOMPARE(whatButtonsDo(shown), (QStringList{shown.actions.switchOffFilter->text(), shown.actions.clearFilter->text()}));
        shown.session.query().switchAllOff();
        shown.settle();
        QVERIFY(!isEmptyShown(shown));
    }

    /// What is empty without any filter that is on is not the filter's doing.
    void aFilterThatIsSwitchedOffLeavesNothingOut()
    {
        ListedReviews shown(0);
        shown.start();
        shown.filterBy(onlyYelp());
        QCOMPARE(shown.empty().kind(), EmptyState::Kind::NothingMatches);
        shown.session.query().switchAllOff();
        shown.settle();
        QCOMPARE(shown.empty().kind(), EmptyState::Kind::NeverHadContent);
    }

    void aServerThatDoesNotAnswerCanBeAskedAgain_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<EmptyState::Kind>("kind");
        QTest::newRow("away") << ErrorCode::Unavailable << EmptyState::Kind::Failed;
        QTest::newRow("no right to read") << ErrorCode::Denied << EmptyState::Kind::NotPermitted;
    }
    void aServerThatDoesNotAnswerCanBeAskedAgain()
    {
        QFETCH(ErrorCode, code);
        ListedReviews shown(1000);
        shown.source.failure = StorageError{code, FaultyPart::PostgreSql, {}};
        shown.start();
        QVERIFY(isEmptyShown(shown));
        QTEST(shown.empty().kind(), "kind");
        QCOMPARE(shown.empty().title(), errors::errorText(*shown.source.failure).title);
        QVERIFY(shown.list.notice().isHidden()); // it is said once
        QCOMPARE(whatButtonsDo(shown), QStringList{shown.actions.retry->text()});
    }

    void aboveRowsThatStayItSaysWhatWentWrong()
    {
        ListedReviews shown(1000);
        shown.start();
        shown.source.failure = unreachable;
        shown.session.refresh();
        shown.settle();
        QVERIFY(shown.list.table().isVisible() && !isEmptyShown(shown));
        QVERIFY(shown.list.notice().isVisible());
        QCOMPARE(shown.list.notice().accessibleName(), errors::errorText(unreachable).oneLine());
        QSignalSpy retried(shown.actions.retry, &QAction::triggered);
        Q_EMIT shown.list.notice().retryRequested();
        QCOMPARE(retried.size(), 1);
        shown.source.failure.reset();
        shown.session.refresh();
        shown.settle();
        QVERIFY(shown.list.notice().isHidden());
    }

    void whereThereAreNoRowsItSaysThatItLoadsOnceThatTakesLong()
    {
        ListedReviews shown(1000);
        shown.source.holdsAnswers = true;
        QElapsedTimer asked;
        asked.start();
        shown.start();
        QTRY_VERIFY_WITH_TIMEOUT(isEmptyShown(shown), 5000);
        QVERIFY2(asked.elapsed() >= 450, qPrintable(QString::number(asked.elapsed()))); // timers may be a twentieth early
        QCOMPARE(shown.empty().kind(), EmptyState::Kind::Loading);
        shown.source.holdsAnswers = false;
        shown.source.deliver();
        shown.settle();
        QVERIFY(shown.list.table().isVisible() && !isEmptyShown(shown));
    }

    void aboveRowsItSaysThatItLoadsOnceThatTakesLong()
    {
        ListedReviews shown(1000);
        shown.start();
        auto *busy = shown.list.findChild<QProgressBar *>();
        QVERIFY(!busy->isVisible());
        shown.source.holdsAnswers = true;
        QElapsedTimer asked;
        asked.start();
        shown.filterBy(onlyYelp());
        QTRY_VERIFY_WITH_TIMEOUT(busy->isVisible(), 5000);
        QVERIFY2(asked.elapsed() >= 450, qPrintable(QString::number(asked.elapsed())));
        QVERIFY(shown.list.table().isVisible() && !isEmptyShown(shown));
        shown.source.holdsAnswers = false;
        shown.source.deliver();
        shown.settle();
        QVERIFY(!busy->isVisible());
    }
};

QTEST_MAIN(TestReviewListPane)
#include "tst_review_list_pane.moc"
