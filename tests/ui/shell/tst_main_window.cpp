// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "tests/ui/shell/window_fixture.h"
#include "ui/kit/place/place.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/state_label.h"
#include "ui/shell/places/place_list.h"
#include "ui/shell/notices/server_notice.h"

#include <QAccessible>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestMainWindow : public QObject, private WindowFixture
{
    Q_OBJECT

    static QDockWidget *dock(const MainWindow &window, const char *name)
    {
        return window.findChild<QDockWidget *>(QStringLiteral("dock:") + QLatin1String(name));
    }

private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }

    void aFailedOpeningSaysWhyAndOffersToRetry()
    {
        m_window->show();
        m_window->showOpeningFailed({ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("Connection refused")});
        QVERIFY(m_window->isSettled());
        const auto *state = m_window->findChild<EmptyState *>();
        QVERIFY(state->isVisible());
        QVERIFY(state->title().contains(QStringLiteral("PostgreSQL")));
        QVERIFY(state->detail().contains(QStringLiteral("Connection refused")));
        QSignalSpy retries(m_window.get(), &MainWindow::retryRequested);
        state->findChildren<QPushButton *>().first()->click();
        QCOMPARE(retries.count(), 1);
    }

    void servicesOpenThePlacesAndOpeningClosesThem()
    {
        openPlaces(*m_window);
        QVERIFY(m_window->place(QStringLiteral("reviews")));
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        QVERIFY(m_window->place(QStringLiteral("monitor")));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(0)->text(), QStringLiteral("Reviews"));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(1)->text(), QStringLiteral("Documents"));
        QCOMPARE(m_window->findChild<PlaceList *>()->item(2)->text(), QStringLiteral("Monitor"));
        m_window->showOpening(QStringLiteral("Starting"));
        QVERIFY(!m_window->place(QStringLiteral("reviews")));
        QVERIFY(!m_window->isSettled());
        openPlaces(*m_window); // and again, as after a change of servers
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
    }

    void theThemeSwitchesLiveFromThePalette()
    {
        openPlaces(*m_window);
        m_window->setThemeMode(ThemeMode::Light);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dark theme"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(theme::isDark());
        QCOMPARE(m_window->state().value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
        QTRY_VERIFY(m_window->palette().color(QPalette::Window).lightness() < 80);
        m_window->showPlace(QStringLiteral("monitor")); // was hidden while the theme changed
        QTRY_COMPARE(m_window->place(QStringLiteral("monitor"))->grab().toImage().pixelColor(3, 3), theme::page());
    }

    void f6GoesThroughEveryPaneAndComesBack()
    {
        openPlaces(*m_window);
        m_window->findChild<PlaceList *>()->setFocus();
        QSet<QWidget *> seen;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            QVERIFY(QApplication::focusWidget());
            seen.insert(QApplication::focusWidget());
        }
        QVERIFY(seen.contains(m_window->findChild<PlaceList *>()));
        QVERIFY(seen.size() >= 2);
    }

    void docksStandAsTheyWereLeft()
    {
        openPlaces(*m_window);
        QVERIFY(dock(*m_window, "cacheHits")->isVisible());
        dock(*m_window, "cacheHits")->close();
        m_window->addDockWidget(Qt::RightDockWidgetArea, dock(*m_window, "latency"));
        const QVariantMap state = m_window->state();

        MainWindow second;
        second.restoreState(state);
        openPlaces(second);
        QVERIFY(!dock(second, "cacheHits")->isVisible());
        QVERIFY(dock(second, "latency")->isVisible());
        QCOMPARE(second.dockWidgetArea(dock(second, "latency")), Qt::RightDockWidgetArea);
    }

    void eachPlaceHasALayoutOfItsOwn()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        for (const QDockWidget *each : m_window->findChildren<QDockWidget *>())
            QVERIFY2(!each->isVisible() || each->objectName() == QStringLiteral("dock:places"), qPrintable(each->objectName()));
        m_window->showPlace(QStringLiteral("reviews"));
        QVERIFY(dock(*m_window, "cacheHits")->isVisible());
    }

    void theMonitorStandsWithoutTheReviewsPanels()
    {
        openPlaces(*m_window);
        m_window->showPlace(QStringLiteral("monitor"));
        for (const QDockWidget *each : m_window->findChildren<QDockWidget *>())
            QVERIFY2(!each->isVisible() || each->objectName() == u"dock:places", qPrintable(each->objectName()));
    }

    void everythingTheKeyboardReachesTellsItsName_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("reviews") << QStringLiteral("reviews");
        QTest::newRow("documents") << QStringLiteral("documents");
        QTest::newRow("monitor") << QStringLiteral("monitor");
    }

    void everythingTheKeyboardReachesTellsItsName()
    {
        QFETCH(QString, place);
        openPlaces(*m_window);
        m_window->showPlace(place);
        m_window->place(place)->setSearchText(QStringLiteral("soup")); // a chip stands in the filter bar
        QTRY_VERIFY(m_window->isSettled());
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || widget->isWindow())
                continue;
            if (const auto *tabs = qobject_cast<QTabBar *>(widget); tabs && tabs->count() == 0)
                continue; // kept by the window for docks to come; nothing of it shows
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).isEmpty())
                nameless << QStringLiteral("%1 %2 in %3")
                                .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                     QLatin1String(widget->parentWidget()->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void theStripSaysWhenAServerIsGone()
    {
        m_metrics->servers.postgres.reachable = false;
        m_metrics->now.redisConfigured = true;
        openPlaces(*m_window);
        const auto labels = m_window->statusBar()->findChildren<StateLabel *>();
        QTRY_COMPARE(labels[0]->health(), Health::Bad);
        QVERIFY(labels[0]->text().contains(QStringLiteral("db.example.org does not answer")));
        QTRY_COMPARE(labels[1]->health(), Health::Warning);
    }

    void theStripNamesWhatIsNotWell_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("words");
        QTest::newRow("triggers") << QStringLiteral("triggers") << QStringLiteral("Nothing is written: a safeguard is off");
        QTest::newRow("locks") << QStringLiteral("locks") << QStringLiteral("Somebody blocks a table");
        QTest::newRow("standby") << QStringLiteral("postgres") << QStringLiteral("PostgreSQL takes no changes");
        QTest::newRow("search") << QStringLiteral("search") << QStringLiteral("Full text is behind");
        QTest::newRow("redis") << QStringLiteral("redis") << QStringLiteral("Redis cannot be used");
    }

    void theStripNamesWhatIsNotWell()
    {
        QFETCH(QString, part);
        QFETCH(QString, words);
        m_metrics->now.redisConfigured = true;
        m_metrics->servers.redis.reachable = true;
        m_metrics->servers.health.parts = {{part, false, QStringLiteral("<b>who</b>"), QStringLiteral("what to do")}};
        openPlaces(*m_window);
        const auto labels = m_window->statusBar()->findChildren<StateLabel *>();
        const StateLabel *label = labels[part == u"redis" ? 1 : 0];
        QTRY_COMPARE(label->text(), words);
        QVERIFY(label->health() == Health::Bad || label->health() == Health::Warning);
        QVERIFY2(label->toolTip().contains(QStringLiteral("<b>who</b>")) && label->toolTip().contains(QStringLiteral("what to do")),
                 qPrintable(label->toolTip()));
    }

    void thePrivateServersNewsIsSaidAboveThePlacesWhichStay()
    {
        openPlaces(*m_window);
        auto *notice = m_window->findChild<ServerNotice *>();
        QVERIFY(notice->isHidden());
        QSignalSpy asked(m_window.get(), &MainWindow::startServersRequested);
        m_window->showServerNews({ServerNews::Kind::Died, false, {}});
        QVERIFY(notice->isVisible());
        QVERIFY(notice->accessibleName().contains(QStringLiteral("stopped and is being started again")));
        QVERIFY(m_window->place(QStringLiteral("reviews"))->isVisible());
        m_window->showServerNews({ServerNews::Kind::Restarted, false, {}});
        QVERIFY(notice->accessibleName().contains(QStringLiteral("runs again")));
        m_window->showServerNews({ServerNews::Kind::GaveUp, false, QStringLiteral("FATAL: no space left")});
        QVERIFY(notice->accessibleName().contains(QStringLiteral("FATAL: no space left")));
        const QList<QPushButton *> buttons = notice->findChildren<QPushButton *>();
        const auto again = std::find_if(buttons.begin(), buttons.end(),
                                        [](const QPushButton *button) { return button->text() == QStringLiteral("Start again"); });
        QVERIFY(again != buttons.end() && (*again)->isVisible());
        (*again)->click();
        QCOMPARE(asked.count(), 1);
    }
};

/// Inside exec(), because Qt tells widgets of a new palette only while the application runs.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    int failures = 1; // not exec()'s value: the last window's close quits with 0
    QTimer::singleShot(0, &application, [&] {
        TestMainWindow test;
        failures = QTest::qExec(&test, argc, argv);
        QApplication::quit();
    });
    QApplication::exec();
    return failures;
}

#include "tst_main_window.moc"
