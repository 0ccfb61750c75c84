// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places/open_places.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/kit/place/place.h"
#include "ui/shell/main_window.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::ui;

namespace {

/// A place that is nothing but where somebody stands in it.
class Room : public Place
{
public:
    explicit Room(QString key) : m_key(std::move(key)) {}
    [[nodiscard]] QString key() const override { return m_key; }
    [[nodiscard]] QString title() const override { return m_key; }
    [[nodiscard]] QList<QAction *> commands() const override { return {}; }
    [[nodiscard]] QVariantMap state() const override { return {{QStringLiteral("step"), step}}; }
    void restoreState(const QVariantMap &state) override { step = state.value(QStringLiteral("step")).toInt(); }
    [[nodiscard]] QVariantMap location() const override { return {{QStringLiteral("step"), step}}; }
    void showLocation(const QVariantMap &location) override { goTo(location.value(QStringLiteral("step")).toInt()); }
    [[nodiscard]] bool isSettled() const override { return true; }
    void goTo(int next)
    {
        step = next;
        Q_EMIT locationChanged();
    }
    int step = 0;

private:
    QString m_key;
};

const QString hall = QStringLiteral("hall");
const QString attic = QStringLiteral("attic");

} // namespace

class TestOpenPlaces : public QObject, private WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void theWantedOneIsShownOnceItExistsElseTheFirst()
    {
        OpenPlaces places;
        places.add(new Room(hall));
        places.show(attic);
        QCOMPARE(places.currentKey(), attic); // it will be
        QVERIFY(!places.current());
        places.add(new Room(attic));
        places.open();
        QCOMPARE(places.current()->key(), attic);
        places.leave();
        places.close();
        places.add(new Room(hall));
        places.open();
        QCOMPARE(places.current()->key(), hall);
        places.close();
    }

    void placesStandAsTheyWereLeftWhileTheyAreNotOpen()
    {
        OpenPlaces places;
        places.restoreStates({{attic, QVariantMap{{QStringLiteral("step"), 4}}}});
        auto *room = new Room(attic);
        places.add(room);
        places.open();
        QCOMPARE(room->step, 4);
        room->step = 5;
        places.leave();
        QVERIFY(!places.current());
        places.close();
        QVERIFY(places.isEmpty());
        QCOMPARE(places.states().value(attic).toMap().value(QStringLiteral("step")).toInt(), 5);
    }

    void stepsInAndBetweenPlacesAreGoneBackAndForth()
    {
        OpenPlaces places;
        auto *first = new Room(hall), *second = new Room(attic);
        places.add(first);
        places.add(second);
        places.open();
        QVERIFY(!places.canGoBack());
        first->goTo(1);
        QSignalSpy steps(&places, &OpenPlaces::stepsChanged);
        second->goTo(7); // that place is not the one that is shown
        QCOMPARE(steps.count(), 0);
        places.show(attic);
        places.goBack();
        QCOMPARE(places.current(), first);
        QCOMPARE(first->step, 1);
        places.goBack();
        QCOMPARE(first->step, 0);
        QVERIFY(!places.canGoBack());
        QVERIFY(places.canGoForward());
        places.goForward();
        places.goForward();
        QCOMPARE(places.current(), second);
        QCOMPARE(second->step, 7);
        places.close();
    }

    void numberKeysChangeThePlace()
    {
        openPlaces();
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("documents"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
    }

    void backReturnsToThePlaceBefore()
    {
        openPlaces();
        m_window->showPlace(QStringLiteral("monitor"));
        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_window->place(QStringLiteral("monitor"))->isVisible());
    }

    void thePlaceComesBackAfterARestart()
    {
        openPlaces();
        m_window->showPlace(QStringLiteral("monitor"));
        MainWindow second;
        second.restoreState(m_window->state());
        openPlaces(second);
        QVERIFY(second.place(QStringLiteral("monitor"))->isVisible());
    }
};

QTEST_MAIN(TestOpenPlaces)
#include "tst_open_places.moc"
