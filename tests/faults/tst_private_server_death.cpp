// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/workspace_folders.h"
#include "storage/workspace/servers/server_process_posix.h"
#include "storage/workspace/workspace_keeper.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace lectern;
using namespace lectern::workspace;

/// The private PostgreSQL or Redis is killed while it is used: it is started again, once, and said; what is stopped on purpose stays.
class TestPrivateServerDeath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_folders = workspaceFoldersOf(m_home->path(), *findServerAccount());
        m_workspace = std::make_unique<Workspace>(m_home->path());
        const auto started = m_workspace->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
        m_url = started->postgresUrl;
    }
    void cleanup()
    {
        m_workspace.reset();
        m_home.reset();
    }

    void aKilledDatabaseIsStartedAgainWithAllThatWasStored()
    {
        News news;
        const WorkspaceKeeper keeper(*m_workspace, news.teller());
        QCOMPARE(psql(QStringLiteral("create table kept (n integer); insert into kept values (7)")), QString());
        const qint64 former = databaseProcess();
        kill(former);
        QTRY_COMPARE_WITH_TIMEOUT(news.kinds(), (QList<ServerNews::Kind>{ServerNews::Kind::Died, ServerNews::Kind::Restarted}), 30'000);
        QVERIFY(!news.last().isCacheOnly);
        QVERIFY(databaseProcess() != former);
        QCOMPARE(psql(QStringLiteral("select n from kept")), QStringLiteral("7"));
    }

    void aKilledCacheIsStartedAgain()
    {
        News news;
        const WorkspaceKeeper keeper(*m_workspace, news.teller());
        const auto redis = findServerProcesses("redis-server", m_folders.tag);
        if (redis.empty())
            QSKIP("no Redis is installed");
        kill(redis.front().id);
        QTRY_COMPARE_WITH_TIMEOUT(news.kinds(), (QList<ServerNews::Kind>{ServerNews::Kind::Died, ServerNews::Kind::Restarted}), 30'000);
        QVERIFY(news.last().isCacheOnly);
        QVERIFY(!m_workspace->status()->redisUrl.isEmpty());
    }

    void ofSeveralThatShareItOneStartsIt()
    {
        std::vector<std::unique_ptr<Workspace>> shares;
        std::vector<std::unique_ptr<News>> news;
        std::vector<std::unique_ptr<WorkspaceKeeper>> keepers;
        for (int i = 0; i < 4; ++i) {
            shares.push_back(std::make_unique<Workspace>(m_home->path()));
            QVERIFY(shares.back()->start());
            news.push_back(std::make_unique<News>());
            keepers.push_back(std::make_unique<WorkspaceKeeper>(*shares.back(), news.back()->teller()));
        }
        for (int round = 0; round < 2; ++round) {
            kill(databaseProcess());
            QTRY_VERIFY_WITH_TIMEOUT(m_workspace->status()->isRunning, 30'000);
            const qint64 started = databaseProcess();
            QTest::qWait(1500); // another one that starts it too would end this one
            QCOMPARE(databaseProcess(), started);
            QVERIFY(m_workspace->status()->isRunning);
        }
        int stopped = 0;
        for (const auto &each : news)
            stopped += int(each->kinds().count(ServerNews::Kind::Stopped) + each->kinds().count(ServerNews::Kind::GaveUp));
        QCOMPARE(stopped, 0);
        keepers.clear();
    }

    void whatIsStoppedOnPurposeStaysStoppedUntilSomebodyAsks()
    {
        News news;
        WorkspaceKeeper keeper(*m_workspace, news.teller());
        QVERIFY(Workspace(m_home->path()).stop(true));
        QTRY_COMPARE(news.kinds(), QList<ServerNews::Kind>{ServerNews::Kind::Stopped});
        QTest::qWait(1500);
        QVERIFY(!m_workspace->status()->isRunning);
        keeper.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(news.last().kind, ServerNews::Kind::Restarted, 30'000);
        QVERIFY(m_workspace->status()->isRunning);
    }

    void oneThatDoesNotStartIsGivenUpWithItsReasonAndTriedAgainOnRequest()
    {
        News news;
        WorkspaceKeeper keeper(*m_workspace, news.teller());
        const QString settings = m_folders.data + QStringLiteral("/postgresql.auto.conf");
        QVERIFY(write(settings, "shared_buffers = nonsense\n"));
        kill(databaseProcess());
        QTRY_COMPARE_WITH_TIMEOUT(news.kinds(), (QList<ServerNews::Kind>{ServerNews::Kind::Died, ServerNews::Kind::GaveUp}), 60'000);
        QVERIFY2(news.last().detail.contains(QStringLiteral("nonsense")), qPrintable(news.last().detail));
        Workspace other(m_home->path());
        QCOMPARE(int(other.look().postgres), int(ServerFate::Died)); // nobody stopped it on purpose
        QVERIFY(write(settings, "\n"));
        keeper.startAgain();
        QTRY_COMPARE_WITH_TIMEOUT(news.last().kind, ServerNews::Kind::Restarted, 30'000);
    }

    void aWorkerLivesThroughItAndReadsWhatComesAfter()
    {
        m_workspace.reset(); // the worker alone holds a share
        QProcess worker;
        worker.setProcessEnvironment(environment());
        worker.start(program(QStringLiteral("lecternctl")), {QStringLiteral("worker"), QStringLiteral("--json")});
        QByteArray told, notes;
        const auto isAnalysed = [&](const QString &name) {
            told += worker.readAllStandardOutput();
            for (const QByteArray &line : told.split('\n')) {
                if (line.contains("\"analyse\"") && line.contains(name.toUtf8()))
                    return true;
            }
            return false;
        };
        for (const QString &name : {QStringLiteral("before.txt"), QStringLiteral("after.txt")}) {
            const QString contract = m_home->filePath(name);
            QVERIFY(
                write(contract,
                      "The Supplier shall be liable without limit under this agreement, " + name.toUtf8() + ", which the laws of England govern.\n"));
            const QByteArray uploaded = ctl({QStringLiteral("upload"), contract, QStringLiteral("--json")});
            QTRY_VERIFY2_WITH_TIMEOUT(isAnalysed(name), (uploaded + told + notes).constData(), 60'000);
            if (name == u"after.txt")
                break;
            kill(databaseProcess());
            QTRY_VERIFY_WITH_TIMEOUT((notes += worker.readAllStandardError()).contains("runs again"), 60'000);
        }
        QCOMPARE(worker.state(), QProcess::Running);
        worker.terminate();
        QVERIFY(worker.waitForFinished(30'000));
        QCOMPARE(worker.exitCode(), 0);
    }

    void aWindowThatIsOpenStartsItAgain()
    {
        m_workspace.reset();                                                                     // the window alone holds a share
        QVERIFY(ctl({QStringLiteral("stats"), QStringLiteral("--json")}).contains("\"count\"")); // the tables and the sample are there
        QProcess window;
        QProcessEnvironment offscreen = environment();
        offscreen.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        window.setProcessEnvironment(offscreen);
        window.start(program(QStringLiteral("lectern")), QStringList());
        // The window's own workers read the contracts of the sample.
        QTRY_VERIFY_WITH_TIMEOUT(ctl({QStringLiteral("documents"), QStringLiteral("--json")}).contains("\"COMPLETED\""), 120'000);
        const qint64 former = databaseProcess();
        kill(former);
        QTRY_VERIFY_WITH_TIMEOUT(databaseProcess() != former && Workspace(m_home->path()).status()->isRunning, 60'000);
        QCOMPARE(window.state(), QProcess::Running);
        QVERIFY(ctl({QStringLiteral("health")}).contains("postgres   well"));
        window.terminate();
        QVERIFY(window.waitForFinished(30'000));
    }

private:
    /// What a keeper told, in order.
    class News
    {
    public:
        WorkspaceKeeper::Told teller()
        {
            return [this](const ServerNews &news) {
                const std::lock_guard lock(m_mutex);
                m_news.append(news);
            };
        }
        [[nodiscard]] QList<ServerNews::Kind> kinds() const
        {
            const std::lock_guard lock(m_mutex);
            QList<ServerNews::Kind> kinds;
            for (const ServerNews &each : m_news)
                kinds.append(each.kind);
            return kinds;
        }
        [[nodiscard]] ServerNews last() const
        {
            const std::lock_guard lock(m_mutex);
            return m_news.isEmpty() ? ServerNews{} : m_news.last();
        }

    private:
        mutable std::mutex m_mutex;
        QList<ServerNews> m_news;
    };

    static void kill(qint64 process)
    {
        if (process <= 1) // to kill() these are many processes
            qFatal("there is no process to kill");
        ::kill(pid_t(process), SIGKILL);
    }
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    [[nodiscard]] qint64 databaseProcess() const
    {
        QFile file(m_folders.data + QStringLiteral("/postmaster.pid"));
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : -1;
    }
    [[nodiscard]] QString psql(const QString &sql) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("psql"), {QStringLiteral("-XAtq"), m_url, QStringLiteral("-c"), sql});
        process.waitForFinished();
        return QString::fromUtf8(process.readAll()).trimmed();
    }
    [[nodiscard]] static QString program(const QString &name) { return qEnvironmentVariable("LECTERN_BUILD_DIR") + u'/' + name; }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LECTERN_HOME"), m_home->path());
        environment.remove(QStringLiteral("LECTERN_POSTGRES_URL"));
        environment.remove(QStringLiteral("LECTERN_REDIS_URL"));
        return environment;
    }
    [[nodiscard]] QByteArray ctl(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program(QStringLiteral("lecternctl")), arguments);
        process.waitForFinished(60'000);
        return process.readAll();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    WorkspaceFolders m_folders;
    std::unique_ptr<Workspace> m_workspace;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestPrivateServerDeath)
#include "tst_private_server_death.moc"
