// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_commands.h"

#include "models/reviews/review_labels.h"
#include "tests/ui/reviews/listed_reviews.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/filter/query_step.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/table/go_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QUndoStack>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// A listed session with all that commands work on.
struct Commanded : ListedReviews {
    explicit Commanded(qint64 rows) : ListedReviews(rows)
    {
        rememberEdits(session.query(), undo);
        start();
        window.activateWindow();
    }
    [[nodiscard]] ReviewTable &table() { return list.table(); }
    void makeCurrent(qint64 row)
    {
        table().goToRow(row);
        settle();
    }
    [[nodiscard]] QLineEdit &goEdit() { return *goBar.findChild<QLineEdit *>(); }
    void goTo(const QString &target)
    {
        actions.goTo->trigger();
        goEdit().setText(target);
        QTest::keyClick(&goEdit(), Qt::Key_Return);
        settle();
    }
    [[nodiscard]] QMenu *openedMenu()
    {
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }
    /// The entry of the opened menu.
    [[nodiscard]] QAction *entry(const QString &text)
    {
        QMenu *menu = openedMenu();
        const QList<QAction *> entries = menu ? menu->actions() : QList<QAction *>();
        for (QAction *each : entries) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    /// Answers the question for a name; absent: the offered one is taken.
    void saveViewAs(const std::optional<QString> &name)
    {
        actions.saveView->trigger();
        auto *dialog = window.findChild<QInputDialog *>();
        if (name)
            dialog->setTextValue(*name);
        dialog->accept();
        lectern::settle(); // it is deleted
    }
    [[nodiscard]] QStringList viewNames() const
    {
        QStringList names;
        for (const SavedView &view : session.views().views())
            names << view.name;
        return names;
    }

    QUndoStack undo;
    FilterBar filterBar{session.query(), &window};
    GoBar goBar{&window};
    ReviewsCommands commands{session, undo, actions, filterBar, goBar, list, &window};
};

} // namespace

class TestReviewsCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void onlyFiltersThatAreThereCanBeClearedAndOnlyThoseThatAreOnSwitchedOff()
    {
        Commanded shown(10'000);
        QVERIFY(!shown.actions.clearFilter->isEnabled() && !shown.actions.switchOffFilter->isEnabled());
        shown.filterBy(onlyYelp());
        QVERIFY(shown.actions.clearFilter->isEnabled() && shown.actions.switchOffFilter->isEnabled());
        shown.actions.switchOffFilter->trigger();
        QVERIFY(shown.actions.clearFilter->isEnabled() && !shown.actions.switchOffFilter->isEnabled());
        QVERIFY(!shown.session.query().filter().hasOn() && !shown.session.query().filter().isEmpty());
        shown.actions.clearFilter->trigger();
        QVERIFY(!shown.actions.clearFilter->isEnabled());
        QVERIFY(shown.session.query().filter().isEmpty());
    }

    void onlyTheViewThatIsShownCanBeRemoved()
    {
        Commanded shown(10'000);
        QVERIFY(!shown.actions.removeView->isEnabled());
        const SavedView view = shown.session.views().views().back();
        shown.session.showView(view.key);
        QVERIFY(shown.actions.removeView->isEnabled());
        shown.actions.removeView->trigger();
        QVERIFY(!shown.session.views().find(view.key));
    }

    void editsAreUndoneAndRedone()
    {
        Commanded shown(10'000);
        QVERIFY(!shown.actions.undo->isEnabled() && !shown.actions.redo->isEnabled());
        shown.filterBy(onlyYelp());
        QVERIFY(shown.actions.undo->isEnabled() && !shown.actions.redo->isEnabled());
        shown.actions.undo->trigger();
        QVERIFY(shown.session.query().filter().isEmpty());
        QVERIFY(!shown.actions.undo->isEnabled() && shown.actions.redo->isEnabled());
        shown.actions.redo->trigger();
        QVERIFY(shown.session.query().filter().hasOn());
    }

    void theFilterOpensAtItsFirstField()
    {
        Commanded shown(10'000);
        shown.actions.filter->trigger();
        auto *popup = shown.window.findChild<FilterPopup *>();
        QVERIFY(popup->isVisible());
        QCOMPARE(popup->findChild<QListWidget *>()->currentRow(), int(FilterField::Platform));
        popup->close();
    }

    void aRefreshAsksForAllAgain()
    {
        Commanded shown(10'000);
        const int asked = shown.source.statsRequests;
        shown.source.versions[2] = 7;
        shown.actions.refresh->trigger();
        shown.settle();
        QCOMPARE(shown.session.rows().index(2, int(ReviewColumn::Version)).data().toString(), QStringLiteral("7"));
        QCOMPARE(shown.source.statsRequests, asked + 1);
    }

    void whatFailedIsAskedForAgain()
    {
        Commanded shown(10'000);
        shown.source.failure = unreachable;
        shown.actions.refresh->trigger();
        shown.settle();
        QVERIFY(shown.session.rows().error());
        shown.source.failure.reset();
        shown.actions.retry->trigger();
        shown.settle();
        QVERIFY(!shown.session.rows().error());
    }

    void newReviewsAreShownFromTheFirstOn()
    {
        Commanded shown(10'000);
        shown.source.insertOnTop(3);
        shown.actions.showNew->setEnabled(true);
        shown.actions.showNew->trigger();
        shown.settle();
        QCOMPARE(shown.session.rows().rowCount(), 10'003);
        QCOMPARE(shown.session.rows().findRow(0)->id(), FakeReviewSource::idOf(-3));
    }

    void theSelectedRowsAreCopied()
    {
        Commanded shown(10'000);
        shown.makeCurrent(5);
        shown.actions.copy->trigger();
        const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
        QCOMPARE(lines.size(), 2); // the header first
        const auto row = shown.session.rows().findRow(5);
        QVERIFY2(lines[1].contains(row->entityName()), qPrintable(lines[1]));
    }

    void theGoBarGoesToARowAndGivesTheKeysBack()
    {
        Commanded shown(1'000'000);
        shown.goTo(QStringLiteral("9,876"));
        QCOMPARE(shown.table().selection().current(), std::optional<qint64>(9'875));
        QVERIFY(shown.goBar.isHidden());
        QCOMPARE(shown.window.focusWidget(), &shown.table());
    }

    void theGoBarGoesToADateWhereDatesOrderTheRows()
    {
        Commanded shown(1'000'000);
        shown.goTo(QStringLiteral("2026-11-10"));
        QCOMPARE(shown.table().selection().current(), std::optional<qint64>(10 * FakeReviewSource::rowsPerDay));
        shown.session.query().setSort({ReviewSortKey::Helpful, Qt::DescendingOrder});
        shown.settle();
        shown.goTo(QStringLiteral("2026-11-12"));
        QVERIFY(shown.goBar.isVisible()); // it says that this is no row
    }

    void aDateThatCannotBeFoundIsSaid()
    {
        Commanded shown(10'000);
        QVERIFY(shown.list.notice().isHidden());
        shown.source.failure = unreachable;
        shown.goTo(QStringLiteral("2026-11-19"));
        QVERIFY(shown.list.notice().isVisible());
    }

    void aViewIsSavedUnderTheNameThatIsGiven()
    {
        Commanded shown(10'000);
        const qsizetype before = shown.viewNames().size();
        shown.saveViewAs({});
        QCOMPARE(shown.viewNames().mid(before), QStringList{QStringLiteral("All reviews")});
        shown.filterBy(onlyYelp());
        shown.saveViewAs({});
        QCOMPARE(shown.viewNames().last(), shown.session.query().filter().summary());
        shown.saveViewAs(QStringLiteral("  Mine "));
        QCOMPARE(shown.viewNames().last(), QStringLiteral("Mine"));
        QCOMPARE(shown.session.views().views().back().filter, shown.session.query().filter());
        const QStringList names = shown.viewNames();
        shown.saveViewAs(QStringLiteral("   "));
        QCOMPARE(shown.viewNames(), names);
    }

    void columnsAreChosenInAMenu()
    {
        Commanded shown(10'000);
        QVERIFY(shown.table().header().isSectionHidden(int(ReviewColumn::Author)));
        shown.actions.columns->trigger();
        QAction *author = shown.entry(titleOf(ReviewColumn::Author));
        QVERIFY(author);
        author->trigger();
        QVERIFY(!shown.table().header().isSectionHidden(int(ReviewColumn::Author)));
        shown.openedMenu()->close();
    }

    void aRowOffersToSeeOnlyItsPlatformOrItsEntity()
    {
        Commanded shown(10'000);
        shown.makeCurrent(3);
        const auto row = shown.session.rows().findRow(3);
        const QString platform = displayNameOf(row->platform()), entity = row->entityName(), entityId = row->entityId();
        const Platform itsPlatform = row->platform();
        Q_EMIT shown.table().rowMenuRequested({});
        QVERIFY(shown.openedMenu());
        QVERIFY(shown.openedMenu()->actions().contains(shown.actions.copy));
        QVERIFY(shown.openedMenu()->actions().contains(shown.actions.columns));
        QVERIFY(shown.entry(QStringLiteral("Only ") + platform));
        shown.entry(QStringLiteral("Only ") + platform)->trigger();
        QCOMPARE(shown.session.query().filter().values().platforms, std::vector<Platform>{itsPlatform});
        shown.entry(QStringLiteral("Only ") + entity)->trigger(); // narrows further
        QCOMPARE(shown.session.query().filter().values().entityIds, QStringList{entityId});
        QCOMPARE(shown.session.query().filter().values().platforms, std::vector<Platform>{itsPlatform});
        QVERIFY2(shown.session.query().filter().summary().contains(entity), qPrintable(shown.session.query().filter().summary()));
        shown.openedMenu()->close();
    }

    void whereNoRowIsCurrentNothingIsOfferedOfIt()
    {
        Commanded shown(0);
        Q_EMIT shown.table().rowMenuRequested({});
        QVERIFY(shown.openedMenu());
        QList<QAction *> entries = shown.openedMenu()->actions();
        entries.removeIf([](const QAction *each) { return each->isSeparator(); });
        QCOMPARE(entries, (QList<QAction *>{shown.actions.copy, shown.actions.columns}));
        shown.openedMenu()->close();
    }
};

QTEST_MAIN(TestReviewsCommands)
#include "tst_reviews_commands.moc"
