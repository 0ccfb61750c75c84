// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pages/reading_actions.h"

#include <QtTest>

using namespace lectern::ui;

class TestReadingActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutPagesOnlyWhatNeedsNoneWorks()
    {
        QWidget pane;
        ReadingActions actions(&pane);
        const QList<QAction *> all = actions.all();
        for (QAction *action : all)
            QCOMPARE(action->isEnabled(), action == actions.thumbnails || action == actions.dimPages);
        actions.setPagesShown(true);
        QVERIFY(std::all_of(all.begin(), all.end(), [](const QAction *action) { return action->isEnabled(); }));
    }

    void oneFitOrNoneIsChosen()
    {
        QWidget pane;
        ReadingActions actions(&pane);
        actions.setPagesShown(true);
        actions.fitWidth->trigger();
        actions.fitPage->trigger();
        QVERIFY(!actions.fitWidth->isChecked() && actions.fitPage->isChecked());
        actions.fitPage->trigger();
        QVERIFY(!actions.fitPage->isChecked());
    }
};

QTEST_MAIN(TestReadingActions)
#include "tst_reading_actions.moc"
