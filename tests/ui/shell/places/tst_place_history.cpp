// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places/place_history.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestPlaceHistory : public QObject
{
    Q_OBJECT

    static PlaceHistory::Visit step(int number) { return {QStringLiteral("reviews"), {{QStringLiteral("filter"), number}}}; }

private Q_SLOTS:
    void goesBackAndForward()
    {
        PlaceHistory history;
        QVERIFY(!history.canGoBack() && !history.canGoForward());
        history.visit(step(1));
        history.visit(step(2));
        history.visit(step(3));
        QVERIFY(history.goBack() == step(2));
        QVERIFY(history.goBack() == step(1));
        QVERIFY(!history.goBack());
        QVERIFY(history.goForward() == step(2));
        QVERIFY(history.canGoForward());
    }

    void aNewStepForgetsWhatLayAhead()
    {
        PlaceHistory history;
        history.visit(step(1));
        history.visit(step(2));
        history.goBack();
        history.visit(step(3));
        QVERIFY(!history.canGoForward());
        QVERIFY(history.goBack() == step(1));
    }

    void thePresentStepAgainChangesNothing()
    {
        PlaceHistory history;
        history.visit(step(1));
        history.visit(step(2));
        history.goBack();
        history.visit(step(1));
        QVERIFY(history.canGoForward());
    }

    void whereAJumpBeganIsComeBackTo()
    {
        PlaceHistory history;
        history.visit(step(1));
        history.amend(step(10));
        history.amend({QStringLiteral("monitor"), {}}); // of another place: none of it
        history.visit(step(2));
        QVERIFY(history.goBack() == step(10));
        QVERIFY(!history.canGoBack());
        QVERIFY(history.goForward() == step(2));
    }

    void forgetsTheOldest()
    {
        PlaceHistory history;
        for (int i = 0; i < int(PlaceHistory::maxStepCount) + 5; ++i)
            history.visit(step(i));
        std::optional<PlaceHistory::Visit> oldest;
        while (const auto earlier = history.goBack())
            oldest = earlier;
        QVERIFY(oldest == step(5));
    }
};

QTEST_GUILESS_MAIN(TestPlaceHistory)
#include "tst_place_history.moc"
