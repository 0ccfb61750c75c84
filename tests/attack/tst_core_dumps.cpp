// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/thief_server.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lectern;

/// A password must not be found in a dump of the program's memory.
class TestCoreDumps : public QObject
{
    Q_OBJECT

    static inline const QByteArray secret = "s3cret-in-memory";
    QTemporaryDir m_folder;
    pid_t m_pid = -1;

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Begins to connect to a server that never answers, with the password in memory.
    void startHanging(const ThiefServer &server, const QByteArray &name = "lecternctl")
    {
        const QByteArray url = "postgresql://ana:" + secret + "@127.0.0.1:" + QByteArray::number(server.port()) + "/d";
        const QByteArray program = qEnvironmentVariable("LECTERN_BUILD_DIR").toLocal8Bit() + '/' + name;
        const QByteArray home = m_folder.path().toLocal8Bit();
        QFile ids(m_folder.filePath(QStringLiteral("ids")));
        if (!ids.open(QIODevice::WriteOnly) || ids.write("7f2b8a54-2c5e-4a35-9a3f-2d0c9d4f6e11") <= 0)
            qFatal("no ids");
        ids.close();
        m_pid = ::fork();
        if (m_pid != 0)
            return;
        rlimit core{};
        ::getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max; // as a developer's shell allows it
        ::setrlimit(RLIMIT_CORE, &core);
        ::setenv("LECTERN_POSTGRES_URL", url.constData(), 1);
        ::setenv("LECTERN_HOME", home.constData(), 1);
        if (::chdir(home.constData()) != 0)
            ::_exit(127);
        if (name == "lectern")
            ::execl(program.constData(), program.constData(), nullptr);
        else
            ::execl(program.constData(), program.constData(), "watch", "--ids", "ids", "--seconds", "30", nullptr);
        ::_exit(127);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = -1;
    }

    void aProgramThatIsAbortedLeavesNoMemory_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::newRow("the window") << QByteArray("lectern");
        QTest::newRow("the command line") << QByteArray("lecternctl");
    }
    void aProgramThatIsAbortedLeavesNoMemory()
    {
        QFETCH(QByteArray, program);
        ThiefServer server(QHostAddress::LocalHost, ThiefServer::Manner::Silent);
        startHanging(server, program);
        QTRY_VERIFY_WITH_TIMEOUT(server.connectionCount() > 0, 30'000);
        const QString own = QStringLiteral("/proc/%1/").arg(m_pid);
        QVERIFY2(QRegularExpression(QStringLiteral("Max core file size\\s+0\\s+0\\s"))
                     .match(QString::fromLatin1(bytesOf(own + QStringLiteral("limits"))))
                     .hasMatch(),
                 bytesOf(own + QStringLiteral("limits")).constData());
        QCOMPARE(bytesOf(own + QStringLiteral("coredump_filter")).trimmed(), QByteArray("00000000"));
        ::kill(m_pid, SIGABRT);
        int status = 0;
        QCOMPARE(::waitpid(m_pid, &status, 0), m_pid);
        m_pid = -1;
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGABRT);
        QVERIFY(!WCOREDUMP(status));
        QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("core*")}).isEmpty());
    }

    void aDebuggersPictureHasNoPassword()
    {
        const QString gcore = QStandardPaths::findExecutable(QStringLiteral("gcore"));
        if (gcore.isEmpty())
            QSKIP("gcore is not installed");
        ThiefServer server(QHostAddress::LocalHost, ThiefServer::Manner::Silent);
        startHanging(server);
        QTRY_VERIFY_WITH_TIMEOUT(server.connectionCount() > 0, 30'000);
        const QString core = m_folder.filePath(QStringLiteral("picture"));
        QProcess::execute(gcore, {QStringLiteral("-o"), core, QString::number(m_pid)});
        QVERIFY(!bytesOf(core + u'.' + QString::number(m_pid)).contains(secret));
    }
};

QTEST_GUILESS_MAIN(TestCoreDumps)
#include "tst_core_dumps.moc"
