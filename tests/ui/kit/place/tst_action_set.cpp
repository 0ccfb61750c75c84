// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/action_set.h"

#include <QtTest>

using namespace lectern::ui;

namespace {

class FewActions : public ActionSet
{
public:
    FewActions(QWidget *place, QWidget *list) : ActionSet(place)
    {
        declare(place, Qt::WidgetWithChildrenShortcut,
                {{&find, "edit-find", QStringLiteral("Find"), {Qt::CTRL | Qt::Key_F, Qt::Key_F3}},
                 {&undo, nullptr, QStringLiteral("Undo"), {QKeySequence::Undo}, Start::Disabled},
                 {&tables, nullptr, QStringLiteral("Tables"), {}, Start::Enabled, Kind::Checkable}});
        declare(list, Qt::WidgetShortcut, {{&remove, nullptr, QStringLiteral("Delete"), {QKeySequence::Delete}}});
        makeAlternatives(declare(place, Qt::WindowShortcut, {{&up, nullptr, QStringLiteral("Up")}, {&down, nullptr, QStringLiteral("Down")}}));
        declare({{&report, nullptr, QStringLiteral("Report"), {Qt::Key_F8}}});
        offer({{&retry, "view-refresh", QStringLiteral("Retry")}});
    }
    QAction *find, *undo, *tables, *remove, *up, *down, *report, *retry;
};

} // namespace

class TestActionSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowSaysAllOfACommand()
    {
        QWidget place, list;
        const FewActions actions(&place, &list);
        QCOMPARE(actions.find->text(), QStringLiteral("Find"));
        QCOMPARE(actions.find->shortcuts(), (QList<QKeySequence>{Qt::CTRL | Qt::Key_F, Qt::Key_F3}));
        QVERIFY(!actions.find->icon().isNull());
        QVERIFY(actions.undo->icon().isNull());
        QVERIFY(actions.find->isEnabled() && !actions.undo->isEnabled());
        QVERIFY(actions.tables->isCheckable() && !actions.find->isCheckable());
    }

    void keysAreHeardWhereTheTableSays()
    {
        QWidget place, list;
        const FewActions actions(&place, &list);
        QVERIFY(place.actions().contains(actions.find) && !place.actions().contains(actions.remove));
        QCOMPARE(list.actions(), QList<QAction *>{actions.remove});
        QCOMPARE(actions.find->shortcutContext(), Qt::WidgetWithChildrenShortcut);
        QCOMPARE(actions.remove->shortcutContext(), Qt::WidgetShortcut);
    }

    void allStandInTheOrderOfTheirDeclarationWithoutWhatIsOffered()
    {
        QWidget place, list;
        const FewActions actions(&place, &list);
        QCOMPARE(actions.all(),
                 (QList<QAction *>{actions.find, actions.undo, actions.tables, actions.remove, actions.up, actions.down, actions.report}));
        QVERIFY(!place.actions().contains(actions.retry));
    }

    void aCommandWithoutAHomeStandsNowhereYet()
    {
        QWidget place, list;
        const FewActions actions(&place, &list);
        QCOMPARE(actions.report->shortcut(), QKeySequence(Qt::Key_F8));
        QVERIFY(!place.actions().contains(actions.report) && !list.actions().contains(actions.report));
    }

    void oneOfTheAlternativesIsChecked()
    {
        QWidget place, list;
        const FewActions actions(&place, &list);
        actions.up->setChecked(true);
        actions.down->setChecked(true);
        QVERIFY(!actions.up->isChecked());
    }
};

QTEST_MAIN(TestActionSet)
#include "tst_action_set.moc"
