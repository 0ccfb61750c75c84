// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window goes from one PostgreSQL to another, also while the one that it leaves hangs.
#include "app/settings/settings.h"
#include "app/window/application.h"
#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"
#include "tests/support/settle.h"
#include "ui/kit/place/place.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/shell/connection/server_choice.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTest>
#include <QTimer>

using namespace lectern;
using namespace lectern::app;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace lectern::ui;

class TestChangeOfServers : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestPostgres> m_first, m_second;
    QString m_firstUrl, m_secondUrl;

    static QString prepare(TestPostgres &server)
    {
        const QString url = server.createDatabase(QStringLiteral("reviews"));
        PostgresConnection connection(url, QStringLiteral("test"));
        return migrateUp(connection) ? url : QString();
    }
    /// Of a storage, or of an opening.
    static int connectionsTo(TestPostgres &server)
    {
        return server
            .value(QStringLiteral("postgres"),
                   QStringLiteral("SELECT count(*) FROM pg_stat_activity WHERE datname = 'reviews' AND application_name LIKE 'lectern%'"))
            .toInt();
    }
    static MainWindow *window()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<MainWindow *>(each))
                return found;
        }
        return nullptr;
    }
    static bool isOpen() { return window() && window()->place(QStringLiteral("reviews")); }
    /// As the dialog says it.
    static void choose(const QString &postgresUrl) { Q_EMIT window()->servers().chosen(postgresUrl, {}); }

    /// Runs the window on the first server, `steps` in it, and its end.
    template <typename Steps>
    void run(Steps &&steps)
    {
        Settings().setServers(m_firstUrl, {});
        WindowOptions options;
        options.place = QStringLiteral("reviews");
        Application application(options);
        QTimer::singleShot(0, this, [&] {
            steps();
            QApplication::exit(0);
        });
        QCOMPARE(application.run(), 0);
    }

private Q_SLOTS:
    void init()
    {
        for (const char *variable : {"LECTERN_POSTGRES_URL", "LECTERN_REDIS_URL"})
            qunsetenv(variable);
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
        m_first = std::make_unique<TestPostgres>();
        m_second = std::make_unique<TestPostgres>();
        QVERIFY2(m_first->isRunning() && m_second->isRunning(), qPrintable(m_first->error() + m_second->error()));
        m_firstUrl = prepare(*m_first);
        m_secondUrl = prepare(*m_second);
        QVERIFY(!m_firstUrl.isEmpty() && !m_secondUrl.isEmpty());
    }
    void cleanup()
    {
        m_first.reset();
        m_second.reset();
        m_home.reset();
    }

    void theWindowShowsThatItOpensAndThenTheOthersReviews()
    {
        run([this] {
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_first) > 0, 20'000);
            choose(m_secondUrl);
            QVERIFY(!isOpen()); // at once
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_second) > 0, 20'000);
            QCOMPARE(connectionsTo(*m_first), 0); // that one had ended before this one began
        });
        QTRY_COMPARE(connectionsTo(*m_second), 0);
    }

    void theWindowLivesWhileTheServerThatItLeavesHangs()
    {
        run([this] {
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_first) > 0, 20'000);
            m_first->freeze();
            choose(m_secondUrl);
            QVERIFY(!isOpen());
            settle();
            QVERIFY(window()->findChild<EmptyState *>()->isVisible()); // it says what it does
            m_first->thaw();
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_second) > 0, 60'000);
            QCOMPARE(connectionsTo(*m_first), 0);
        });
    }

    void whoChoosesAgainWhileItOpensGetsTheLastOnes()
    {
        run([this] {
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_first) > 0, 20'000);
            choose(m_secondUrl);
            settle();
            choose(m_firstUrl);
            choose(m_secondUrl);
            choose(m_firstUrl);
            QTRY_VERIFY_WITH_TIMEOUT(isOpen(), 20'000);
            QTRY_VERIFY(window()->isSettled());
            QVERIFY(connectionsTo(*m_first) > 0);
            QCOMPARE(connectionsTo(*m_second), 0);
        });
    }

    void theWindowMayBeClosedMeanwhile()
    {
        run([this] {
            QTRY_VERIFY_WITH_TIMEOUT(isOpen() && connectionsTo(*m_first) > 0, 20'000);
            choose(m_secondUrl);
        });
        QTRY_COMPARE(connectionsTo(*m_first), 0);
        QTRY_COMPARE(connectionsTo(*m_second), 0);
    }
};

QTEST_MAIN(TestChangeOfServers)
#include "tst_change_of_servers.moc"
