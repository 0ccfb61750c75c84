// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/opening_actions.h"

#include <QtTest>

using namespace lectern::ui;

class TestOpeningActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreForButtonsAloneAndTakeNoKeys()
    {
        QWidget page;
        const OpeningActions actions(&page);
        QVERIFY(actions.all().isEmpty());
        QVERIFY(page.actions().isEmpty());
        for (const QAction *action : {actions.retry, actions.connection, actions.prepare}) {
            QVERIFY(action->isEnabled() && action->shortcuts().isEmpty());
            QVERIFY(!action->text().isEmpty() && !action->icon().isNull());
        }
    }
};

QTEST_MAIN(TestOpeningActions)
#include "tst_opening_actions.moc"
