// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/workspace.h"

#include "storage/workspace/place/workspace_folders.h"
#include "storage/workspace/servers/server_process_posix.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

namespace lectern {

using namespace workspace;

namespace {

/// Another process with a share of the workspace: this test's own program, which holds it until its stdin closes.
class OtherProcess
{
public:
    explicit OtherProcess(const QString &home)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold-share"), home});
    }
    ~OtherProcess() { leave(); }

    bool hasShare() { return m_process.waitForReadyRead(30'000) && m_process.readAllStandardOutput().startsWith("holds"); }
    bool leave()
    {
        m_process.closeWriteChannel();
        return m_process.waitForFinished(30'000);
    }
    void kill()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

int holdShare(const QString &home)
{
    Workspace workspace(home);
    std::puts(workspace.start() ? "holds" : "failed");
    std::fflush(stdout);
    while (std::getchar() != EOF) {}
    return 0;
}

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAll()).trimmed();
}

QString askPostgres(const QString &url, const QString &sql)
{
    return outputOf(QStringLiteral("psql"), {QStringLiteral("-XAtq"), url, QStringLiteral("-c"), sql});
}

QString askRedis(const QString &url, const QStringList &words)
{
    return outputOf(QStringLiteral("redis-cli"), QStringList{QStringLiteral("-s"), url} + words);
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasServersThatPsqlAndRedisCliReach();
    void startsARunningOneAtOnce();
    void livesUntilTheLastShareIsGone();
    void startsOnceWhenSeveralProcessesStartAtTheSameTime();
    void refusesToStopUnderAnotherProcessUnlessForced();
    void removesItselfWithItsServers();
    void refusesToRemoveUnderAnotherProcessUnlessForced();
    void removesNothingThatALinkLeadsTo();
    void forgetsTheShareOfAKilledProcess();
    void keepsRunningWhenAskedTo();
    void recoversFromKilledServers_data();
    void recoversFromKilledServers();
    void recoversFromServersThatHang();
    void opensNoTcpPort();
    void letsNobodyElseIn();
    void renewsALostPassword();
    void startsOverAfterACrashDuringItsCreation();
    void worksUnderHomesThatSocketsCannotLieIn_data();
    void worksUnderHomesThatSocketsCannotLieIn();

private:
    [[nodiscard]] WorkspaceFolders folders() const { return workspaceFoldersOf(m_home, *findServerAccount()); }
    [[nodiscard]] std::vector<RunningProcess> postgresProcesses() const { return findServerProcesses("postgres", folders().tag); }
    [[nodiscard]] std::vector<RunningProcess> redisProcesses() const { return findServerProcesses("redis-server", folders().tag); }
    void signalMainProcesses(const std::vector<RunningProcess> &processes, int signal) const;

    QTemporaryDir m_folder; // 0700: as root, the servers' user cannot enter it
    QString m_home = m_folder.path() + QStringLiteral("/home of Zoë");
};

void TestWorkspace::init() { QVERIFY(findServerAccount()); }

/// No test leaves servers behind, failed or not.
void TestWorkspace::cleanup()
{
    endServerProcesses("postgres", folders().tag, {{SIGKILL, true, std::chrono::seconds(5)}});
    endServerProcesses("redis-server", folders().tag, {{SIGKILL, true, std::chrono::seconds(5)}});
    QFile::remove(folders().keepFile());
}

void TestWorkspace::signalMainProcesses(const std::vector<RunningProcess> &processes, int signal) const
{
    for (const RunningProcess &process : processes) {
        if (process.isMain)
            QCOMPARE(::kill(process.id, signal), 0);
    }
}

void TestWorkspace::hasServersThatPsqlAndRedisCliReach()
{
    QStringList told;
    Workspace workspace(m_home);
    const auto status = workspace.start([&](const QString &step) { told.append(step); });
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QVERIFY(status->isRunning);
    QVERIFY(!told.isEmpty());
    QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SELECT current_user, current_database(), getdatabaseencoding()")),
             QStringLiteral("lectern|lectern|UTF8"));
    QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")), QStringLiteral("f"));
    QCOMPARE(askRedis(status->redisUrl, {QStringLiteral("PING")}), QStringLiteral("PONG"));
}

void TestWorkspace::startsARunningOneAtOnce()
{
    Workspace first(m_home);
    QVERIFY(first.start());
    qint64 quickestMs = std::numeric_limits<qint64>::max();
    for (int attempt = 0; attempt < 5; ++attempt) {
        QElapsedTimer taken;
        taken.start();
        Workspace second(m_home);
        QVERIFY(second.start());
        quickestMs = qMin(quickestMs, taken.elapsed());
    }
    QCOMPARE_LT(quickestMs, 50);
}

void TestWorkspace::livesUntilTheLastShareIsGone()
{
    OtherProcess other(m_home);
    QVERIFY(other.hasShare());
    {
        Workspace mine(m_home);
        const auto status = mine.start();
        QVERIFY(status);
        QVERIFY(other.leave());
        QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SELECT 1")), QStringLiteral("1"));
    }
    QVERIFY(postgresProcesses().empty());
    QVERIFY(redisProcesses().empty());
    QVERIFY(!Workspace(m_home).status()->isRunning);
}

void TestWorkspace::startsOnceWhenSeveralProcessesStartAtTheSameTime()
{
    OtherProcess first(m_home), second(m_home), third(m_home);
    QVERIFY(first.hasShare());
    QVERIFY(second.hasShare());
    QVERIFY(third.hasShare());
    const auto mainProcesses = postgresProcesses();
    QCOMPARE(std::ranges::count_if(mainProcesses, &RunningProcess::isMain), 1);
    QCOMPARE(redisProcesses().size(), 1u);
}

void TestWorkspace::refusesToStopUnderAnotherProcessUnlessForced()
{
    OtherProcess other(m_home);
    QVERIFY(other.hasShare());
    Workspace workspace(m_home);
    const auto refused = workspace.stop(false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(workspace.status()->isRunning);
    QVERIFY(workspace.stop(true));
    QVERIFY(!workspace.status()->isRunning);
}

void TestWorkspace::removesItselfWithItsServers()
{
    Workspace workspace(m_home);
    const auto started = workspace.start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    QFile settings(m_home + QStringLiteral("/settings.ini"));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    const auto removed = workspace.remove(false); // its own share is no obstacle
    QVERIFY2(removed, removed ? "" : qPrintable(removed.error().detail));
    QVERIFY(!workspace.exists());
    QVERIFY(!QFile::exists(workspace.folder()));
    QVERIFY(settings.exists());
    QVERIFY(!workspace.status()->isRunning);
    const auto anew = workspace.start();
    QVERIFY2(anew, anew ? "" : qPrintable(anew.error().detail));
    QCOMPARE(askPostgres(anew->postgresUrl, QStringLiteral("select 1")), QStringLiteral("1"));
}

void TestWorkspace::refusesToRemoveUnderAnotherProcessUnlessForced()
{
    OtherProcess other(m_home);
    QVERIFY(other.hasShare());
    Workspace workspace(m_home);
    const auto refused = workspace.remove(false);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(workspace.exists());
    QVERIFY(workspace.status()->isRunning);
    QVERIFY(workspace.remove(true));
    QVERIFY(!workspace.exists());
}

void TestWorkspace::removesNothingThatALinkLeadsTo()
{
    QVERIFY(QDir(m_home).mkpath(QStringLiteral("precious")));
    QVERIFY(QFile::link(m_home + QStringLiteral("/precious"), m_home + QStringLiteral("/workspace")));
    QVERIFY(!Workspace(m_home).remove(true));
    QVERIFY(QFile::exists(m_home + QStringLiteral("/precious")));
    QVERIFY(QFile::remove(m_home + QStringLiteral("/workspace")));
}

void TestWorkspace::forgetsTheShareOfAKilledProcess()
{
    OtherProcess other(m_home);
    QVERIFY(other.hasShare());
    other.kill();
    QVERIFY(Workspace(m_home).status()->isRunning); // nobody was left to stop them
    {
        Workspace next(m_home);
        QVERIFY(next.start());
    }
    QVERIFY(!Workspace(m_home).status()->isRunning);
}

void TestWorkspace::keepsRunningWhenAskedTo()
{
    {
        Workspace workspace(m_home);
        QVERIFY(workspace.start());
        QVERIFY(workspace.keepRunning());
    }
    Workspace later(m_home);
    QVERIFY(later.status()->isRunning);
    QVERIFY(later.stop(false));
    QVERIFY(!later.status()->isRunning);
}

void TestWorkspace::recoversFromKilledServers_data()
{
    QTest::addColumn<bool>("killsPostgres");
    QTest::addColumn<bool>("killsRedis");
    QTest::newRow("postgres") << true << false;
    QTest::newRow("redis") << false << true;
    QTest::newRow("both") << true << true;
}

void TestWorkspace::recoversFromKilledServers()
{
    QFETCH(bool, killsPostgres);
    QFETCH(bool, killsRedis);
    Workspace workspace(m_home);
    const auto before = workspace.start();
    QVERIFY(before);
    askPostgres(before->postgresUrl, QStringLiteral("DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 42 AS answer"));
    if (killsPostgres)
        signalMainProcesses(postgresProcesses(), SIGKILL);
    if (killsRedis)
        signalMainProcesses(redisProcesses(), SIGKILL);
    QTRY_VERIFY(!killsPostgres || !workspace.status()->isRunning);

    Workspace next(m_home);
    const auto after = next.start();
    QVERIFY2(after, qPrintable(after ? QString() : after.error().detail));
    QCOMPARE(askPostgres(after->postgresUrl, QStringLiteral("SELECT answer FROM kept")), QStringLiteral("42"));
    QCOMPARE(askRedis(after->redisUrl, {QStringLiteral("PING")}), QStringLiteral("PONG"));
}

void TestWorkspace::recoversFromServersThatHang()
{
    {
        Workspace workspace(m_home);
        QVERIFY(workspace.start());
        QVERIFY(workspace.keepRunning());
    }
    for (const auto &processes : {postgresProcesses(), redisProcesses()}) {
        for (const RunningProcess &process : processes)
            ::kill(process.id, SIGSTOP);
    }
    Workspace next(m_home);
    const auto after = next.start();
    QVERIFY2(after, qPrintable(after ? QString() : after.error().detail));
    QCOMPARE(askPostgres(after->postgresUrl, QStringLiteral("SELECT 1")), QStringLiteral("1"));
    QCOMPARE(askRedis(after->redisUrl, {QStringLiteral("PING")}), QStringLiteral("PONG"));
    QVERIFY(next.stop(true));
}

void TestWorkspace::opensNoTcpPort()
{
    Workspace workspace(m_home);
    const auto status = workspace.start();
    QVERIFY(status);
    QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SHOW listen_addresses")), QString());
    QCOMPARE(askRedis(status->redisUrl, {QStringLiteral("CONFIG"), QStringLiteral("GET"), QStringLiteral("port")}), QStringLiteral("port\n0"));
}

void TestWorkspace::letsNobodyElseIn()
{
    Workspace workspace(m_home);
    const auto status = workspace.start();
    QVERIFY(status);
    for (const QString &path : {folders().root, folders().data, folders().sockets}) {
        struct stat found {
        };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &found), 0);
        QCOMPARE(found.st_mode & 07777, 0700u);
    }
    QCOMPARE(QFile::permissions(folders().passwordFile()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QString wrongPassword = status->postgresUrl;
    wrongPassword.replace(QStringLiteral("lectern:"), QStringLiteral("lectern:x"));
    QVERIFY(askPostgres(wrongPassword, QStringLiteral("SELECT 1")).contains(QStringLiteral("password authentication failed")));
    QString superuser = status->postgresUrl;
    superuser.replace(QStringLiteral("//lectern:"), QStringLiteral("//postgres:"));
    QVERIFY(askPostgres(superuser, QStringLiteral("SELECT 1")).contains(QStringLiteral("no pg_hba.conf entry")));
}

void TestWorkspace::renewsALostPassword()
{
    {
        Workspace workspace(m_home);
        QVERIFY(workspace.start());
    }
    QVERIFY(QFile::remove(folders().passwordFile()));
    Workspace next(m_home);
    const auto status = next.start();
    QVERIFY(status);
    QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SELECT 1")), QStringLiteral("1"));
}

void TestWorkspace::startsOverAfterACrashDuringItsCreation()
{
    const QTemporaryDir folder;
    const auto fresh = workspaceFoldersOf(folder.path(), *findServerAccount());
    QVERIFY(makeWorkspaceFolders(fresh));
    QVERIFY(QDir().mkpath(fresh.data + QStringLiteral(".new/base")));
    Workspace workspace(folder.path());
    const auto status = workspace.start();
    QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
    QVERIFY(!QFile::exists(fresh.data + QStringLiteral(".new")));
}

void TestWorkspace::worksUnderHomesThatSocketsCannotLieIn_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("too long") << QString(120, QLatin1Char('l'));
    QTest::newRow("comma") << QStringLiteral("Müller, Söhne");
}

void TestWorkspace::worksUnderHomesThatSocketsCannotLieIn()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString home = folder.filePath(name);
    QString sockets;
    {
        Workspace workspace(home);
        const auto status = workspace.start();
        QVERIFY2(status, qPrintable(status ? QString() : status.error().detail));
        QCOMPARE(askPostgres(status->postgresUrl, QStringLiteral("SELECT 1")), QStringLiteral("1"));
        QCOMPARE(askRedis(status->redisUrl, {QStringLiteral("PING")}), QStringLiteral("PONG"));
        sockets = QFileInfo(status->redisUrl).path();
        QCOMPARE_LE(QFile::encodeName(sockets).size(), 90);
        QVERIFY(QFile::exists(sockets));
    }
    QVERIFY(!QFile::exists(sockets)); // what lies outside home goes with the servers
}

} // namespace lectern

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--hold-share"))
        return lectern::holdShare(arguments.value(2));
    lectern::TestWorkspace test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workspace.moc"
