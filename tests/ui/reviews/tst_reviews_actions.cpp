// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_actions.h"

#include <QSet>
#include <QtTest>

using namespace lectern::ui;

class TestReviewsActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noKeyMeansTwoThings()
    {
        QWidget place;
        const ReviewsActions actions(&place);
        QSet<QKeySequence> keys;
        for (const QAction *action : actions.all()) {
            for (const QKeySequence &key : action->shortcuts()) {
                QVERIFY2(!keys.contains(key), qPrintable(action->text()));
                keys.insert(key);
            }
        }
    }

    void nothingCanBeUndoneAtFirst()
    {
        QWidget place;
        const ReviewsActions actions(&place);
        QVERIFY(!actions.undo->isEnabled() && !actions.redo->isEnabled() && !actions.showNew->isEnabled());
        QVERIFY(actions.filter->isEnabled());
    }
};

QTEST_MAIN(TestReviewsActions)
#include "tst_reviews_actions.moc"
