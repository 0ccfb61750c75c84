// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/monitor_actions.h"

#include <QtTest>

using namespace lectern::ui;

class TestMonitorActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theirKeysAreHeardInTheWholeWindow()
    {
        QWidget place;
        const MonitorActions actions(&place);
        QCOMPARE(actions.all(), (QList<QAction *>{actions.askNow, actions.asTables}));
        QCOMPARE(place.actions(), actions.all());
        for (const QAction *action : actions.all()) {
            QVERIFY(!action->shortcut().isEmpty());
            QCOMPARE(action->shortcutContext(), Qt::WindowShortcut);
        }
    }

    void onlyTheTablesAreSwitched()
    {
        QWidget place;
        const MonitorActions actions(&place);
        QVERIFY(!actions.askNow->isCheckable());
        QVERIFY(actions.asTables->isCheckable() && !actions.asTables->isChecked());
    }
};

QTEST_MAIN(TestMonitorActions)
#include "tst_monitor_actions.moc"
