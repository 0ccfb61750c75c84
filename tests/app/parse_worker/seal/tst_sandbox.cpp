// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/warm_up.h"
#include "app/parse_worker/seal/sandbox.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <array>
#include <cstdio>
#include <cstring>
#include <new>
#include <string_view>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lectern::parse;

namespace {

/// What an intruder would try. Returns 0 if it worked, 1 if it was refused; being killed counts as refused.
int attempt(std::string_view what)
{
    if (what == "open a file")
        return ::open("/etc/passwd", O_RDONLY) >= 0 ? 0 : 1;
    if (what == "open a file of this program")
        return ::open("/proc/self/environ", O_RDONLY) >= 0 ? 0 : 1;
    if (what == "write a file")
        return ::open("/tmp/lectern-sandbox-test", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 1;
    if (what == "write where it may read")
        return ::open("/usr/share/fonts/x", O_WRONLY | O_CREAT, 0600) >= 0 ? 0 : 1;
    if (what == "reach a network")
        return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : 1;
    if (what == "reach a local server")
        return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 0 : 1;
    if (what == "fork")
        return ::fork() >= 0 ? 0 : 1;
    if (what == "start a program")
        return ::execl("/bin/true", "true", nullptr) == 0 ? 0 : 1;
    if (what == "make code") {
        return ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? 0 : 1;
    }
    if (what == "look into another process")
        return ::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr) == 0 ? 0 : 1;
    if (what == "kill its parent")
        return ::kill(::getppid(), 0) == 0 ? 0 : 1;
    if (what == "delete a file")
        return ::unlink("/tmp/lectern-sandbox-test") == 0 ? 0 : 1;
    if (what == "take 2 GiB")
        return ::mmap(nullptr, 2ull << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? 0 : 1;
    if (what == "raise a limit") {
        const rlimit limits{RLIM_INFINITY, RLIM_INFINITY};
        return ::setrlimit(RLIMIT_AS, &limits) == 0 ? 0 : 1;
    }
    if (what == "read the environment")
        return ::getenv("LECTERN_SECRET") ? 0 : 1;
    if (what == "use an inherited descriptor")
        return ::fcntl(9, F_GETFD) >= 0 ? 0 : 1;
    if (what == "read a font folder") // the one that must work
        return ::open("/usr/share/fonts", O_RDONLY | O_DIRECTORY) >= 0 ? 0 : 1;
    return 2;
}

constexpr int sealingFailed = 77;

int probe(std::string_view what)
{
    ::dup2(1, 9);
    dropInheritance();
    if (sealProcess(readableFolders()) == Sealing::Impossible)
        return sealingFailed;
    return attempt(what);
}

} // namespace

/// Starts itself as a sealed process that tries one thing each; see main() below.
class TestSandbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatAnIntruderWants_data()
    {
        QTest::addColumn<bool>("isDeadly");
        for (const char *refused : {"open a file", "open a file of this program", "write a file", "write where it may read", "make code",
                                    "delete a file", "take 2 GiB", "raise a limit", "read the environment", "use an inherited descriptor"})
            QTest::newRow(refused) << false;
        for (const char *deadly :
             {"reach a network", "reach a local server", "fork", "start a program", "look into another process", "kill its parent"})
            QTest::newRow(deadly) << true;
    }

    void refusesWhatAnIntruderWants()
    {
        QFETCH(bool, isDeadly);
        const QString what = QString::fromLatin1(QTest::currentDataTag());
#ifdef LECTERN_UNLIMITED_ADDRESSES
        if (what == u"take 2 GiB")
            QSKIP("a build for the sanitizers has no limit of addresses");
#endif
        QProcess unsealed, sealed;
        sealed.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--probe"), what});
        QVERIFY(sealed.waitForFinished());
        QVERIFY2(sealed.exitStatus() == QProcess::CrashExit || sealed.exitCode() != sealingFailed, "this system has no seccomp");
        if (isDeadly)
            QCOMPARE(sealed.exitStatus(), QProcess::CrashExit);
        else
            QCOMPARE(sealed.exitCode(), 1);
    }

    /// Without the seal the same attempts work, so that the test above can fail.
    void wouldNoticeAnOpenDoor_data()
    {
        QTest::addColumn<int>("unused");
        for (const char *possible : {"open a file", "write a file", "reach a network", "fork", "make code", "take 2 GiB", "read the environment"})
            QTest::newRow(possible) << 0;
    }

    void wouldNoticeAnOpenDoor()
    {
        QProcess open;
        open.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--unsealed"), QString::fromLatin1(QTest::currentDataTag())});
        QVERIFY(open.waitForFinished());
        QCOMPARE(open.exitStatus(), QProcess::NormalExit);
        QCOMPARE(open.exitCode(), 0);
    }

    void leavesTheFontsReadable()
    {
        if (!QDir(QStringLiteral("/usr/share/fonts")).exists())
            QSKIP("no fonts here");
        QProcess sealed;
        sealed.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--probe"), QStringLiteral("read a font folder")});
        QVERIFY(sealed.waitForFinished());
        QCOMPARE(sealed.exitCode(), 0);
    }

    /// The real worker, before it is sealed, finds no place for a cache: not even as root.
    void makesNoFolderForItself()
    {
        const QFileInfo folder(QStringLiteral("/nonexistent")); // an older worker may have left one
        const QDateTime before = folder.lastModified();
        QProcess worker;
        worker.start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lectern-parse-worker"), {});
        worker.closeWriteChannel();
        QVERIFY(worker.waitForFinished());
        QCOMPARE(QFileInfo(folder.filePath()).lastModified(), before);
        QProcess unsealed;
        unsealed.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--home")});
        QVERIFY(unsealed.waitForFinished());
        QCOMPARE(unsealed.exitCode(), 1);
    }

    void cleanupTestCase() { ::unlink("/tmp/lectern-sandbox-test"); }
};

/// 0: a folder could be made in what the worker takes for its home or its runtime folder.
int makeFolders()
{
    dropInheritance();
    setEnvironment();
    for (const char *variable : {"HOME", "XDG_RUNTIME_DIR"}) {
        if (QDir().mkpath(qEnvironmentVariable(variable) + QStringLiteral("/.cache/fontconfig")))
            return 0;
    }
    return 1;
}

int main(int argc, char *argv[])
{
    if (argc == 2 && std::strcmp(argv[1], "--home") == 0)
        ::_exit(makeFolders());
    if (argc == 3 && std::strcmp(argv[1], "--probe") == 0)
        ::_exit(probe(argv[2]));
    if (argc == 3 && std::strcmp(argv[1], "--unsealed") == 0)
        ::_exit(attempt(argv[2]));
    ::setenv("LECTERN_SECRET", "password", 1);
    QCoreApplication application(argc, argv);
    TestSandbox test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sandbox.moc"
