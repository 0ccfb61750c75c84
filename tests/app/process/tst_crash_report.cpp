// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_report.h"

#include "app/process/core_dumps.h"
#include "storage/api/version.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>

namespace {

const QByteArray secret = "s3cretWord";
volatile int zero = 0;
int *volatile null = nullptr;
QByteArray readyFile; // of who waits for a signal from outside
QByteArray reportFolder;

// What they do is not to be prevented by a sanitizer. Their names are looked up in the program file.
#define ON_PURPOSE __attribute__((noinline, no_sanitize("undefined"), no_sanitize("address")))
extern "C" {
ON_PURPOSE void crashByNull() { *null = 1; }
ON_PURPOSE void crashByDivision() { zero = 7 / zero; }
ON_PURPOSE void crashByInstruction() { __builtin_trap(); }
ON_PURPOSE void crashByAbort() { std::abort(); }
ON_PURPOSE void crashByException() { throw std::runtime_error("s3cretWord"); }
ON_PURPOSE void crashByMissingPage()
{
    auto *page = static_cast<volatile char *>(::mmap(nullptr, 4096, PROT_READ, MAP_SHARED, ::fileno(std::tmpfile()), 0));
    zero = page[0];
}
ON_PURPOSE int crashByDepth(int depth)
{
    volatile char room[1024];
    room[depth % 1024] = char(zero);
    return zero == 0 ? crashByDepth(depth + 1) + room[depth % 1024] : 0;
}
/// The address is "secret" in ASCII.
ON_PURPOSE void crashByText() { *reinterpret_cast<volatile char *>(0x746572636573) = 1; }
ON_PURPOSE void crashFromOutside()
{
    ::close(::creat(readyFile.constData(), 0600));
    for (;;)
        ::pause();
}
ON_PURPOSE void callTheCrash(void (*crash)())
{
    crash();
    zero = 1; // so that the call above is no jump
}
}

void crashInAThread()
{
    std::thread([] {
        ::prctl(PR_SET_NAME, "page reader");
        callTheCrash(crashByNull);
    }).join();
}

/// The others crash as soon as the report of the first has begun.
void crashInManyThreads()
{
    const auto hasReport = [] {
        bool isFound = false;
        if (DIR *folder = ::opendir(reportFolder.constData())) {
            while (const dirent *entry = ::readdir(folder))
                isFound = isFound || entry->d_name[0] != '.';
            ::closedir(folder);
        }
        return isFound;
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&hasReport] {
            while (!hasReport())
                ::usleep(20);
            crashByNull();
        });
    callTheCrash(crashByNull);
}

// A stack whose upper part cannot be read: who unwinds it crashes again.
char *wholeStack = nullptr;
constexpr size_t stackBytes = 512 * 1024;

ON_PURPOSE void crashFarBelow(int depth)
{
    volatile char room[64 * 1024];
    room[depth] = char(depth);
    if (depth > 0)
        crashFarBelow(depth - 1);
    ::mprotect(wholeStack + stackBytes / 2, stackBytes / 2, PROT_NONE);
    crashByNull();
    zero = room[depth];
}

void crashTheHandlerToo()
{
    wholeStack = static_cast<char *>(::mmap(nullptr, stackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    static ucontext_t below, here;
    ::getcontext(&below);
    below.uc_stack.ss_sp = wholeStack;
    below.uc_stack.ss_size = stackBytes;
    ::makecontext(&below, reinterpret_cast<void (*)()>(crashFarBelow), 1, 5);
    ::swapcontext(&here, &below);
}

void crashAFork()
{
    if (::fork() == 0)
        crashByNull();
    ::wait(nullptr);
}

const std::map<QByteArray, void (*)()> crashes = {
    {"crashByNull", [] { callTheCrash(crashByNull); }},
    {"crashByDivision", [] { callTheCrash(crashByDivision); }},
    {"crashByInstruction", [] { callTheCrash(crashByInstruction); }},
    {"crashByAbort", [] { callTheCrash(crashByAbort); }},
    {"crashByException", [] { callTheCrash(crashByException); }},
    {"crashByMissingPage", [] { callTheCrash(crashByMissingPage); }},
    {"crashByDepth", [] { zero = crashByDepth(0); }},
    {"crashByText", [] { callTheCrash(crashByText); }},
    {"crashFromOutside", [] { callTheCrash(crashFromOutside); }},
    {"crashInAThread", crashInAThread},
    {"crashInManyThreads", crashInManyThreads},
    {"crashTheHandlerToo", crashTheHandlerToo},
    {"crashAFork", crashAFork},
};

} // namespace

namespace lectern {

using namespace app;

/// Each crash is a real one, of this program started again.
class TestCrashReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void saysWhereItStopped_data();
    void saysWhereItStopped();
    void isWrittenForASignalFromOutside();
    void namesTheThread();
    void isWholeThoughOtherThreadsCrashMeanwhile();
    void endsThoughTheHandlerCrashesToo();
    void saysWhoCalled();
    void holdsNothingOfWhatTheMemoryHeld_data();
    void holdsNothingOfWhatTheMemoryHeld();
    void isNotWrittenByAForkedChild();
    void isTheOwnersAlone();
    void doesNotKeepTheProcessFromEndingWhereItCannotBeWritten();

private:
    /// Runs this program until it crashes. Returns the signal that ended it; 0: it ended otherwise.
    int crash(const QByteArray &how, int sent = 0)
    {
        const QByteArray program = QCoreApplication::applicationFilePath().toLocal8Bit();
        const QByteArray folder = reports().toLocal8Bit();
        const pid_t child = ::fork();
        if (child == 0) {
            ::setenv("LECTERN_POSTGRES_URL", "postgresql://ana:s3cretWord@db/reviews", 1);
            ::execl(program.constData(), program.constData(), "crash", how.constData(), folder.constData(), secret.constData(), nullptr);
            ::_exit(127);
        }
        if (sent != 0) {
            while (!QFile::exists(reports() + QStringLiteral(".ready")) && ::kill(child, 0) == 0)
                QTest::qSleep(5);
            ::kill(child, sent);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status) && !WCOREDUMP(status) ? WTERMSIG(status) : 0;
    }
    [[nodiscard]] QString reports() const { return m_folder->filePath(QStringLiteral("crashes")); }
    /// Of the only report; empty: there is none.
    [[nodiscard]] QString report() const
    {
        const QFileInfoList files = QDir(reports()).entryInfoList({QStringLiteral("*.new")}, QDir::Files);
        QFile file(files.size() == 1 ? files.first().filePath() : QString());
        return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
    }
    [[nodiscard]] static QString line(const QString &report, const char *key)
    {
        const auto found = QRegularExpression(QStringLiteral("^%1 (.*)$").arg(QLatin1String(key)), QRegularExpression::MultilineOption).match(report);
        return found.captured(1);
    }
    /// The function of this program that an address like "lectern+0x123" is in.
    [[nodiscard]] static QString functionAt(const QString &place)
    {
        if (!place.startsWith(QStringLiteral("lectern+")))
            return place;
        QProcess tool;
        tool.start(QStringLiteral("addr2line"),
                   {QStringLiteral("-f"), QStringLiteral("-e"), QCoreApplication::applicationFilePath(), place.section(u'+', 1)});
        tool.waitForFinished();
        return QString::fromLatin1(tool.readLine().trimmed()).section(u'.', 0, 0); // the compiler may call it x.localalias
    }
    [[nodiscard]] static QStringList functionsOf(const QString &report)
    {
        QStringList functions;
        for (const QString &place : report.section(QStringLiteral("\ncalls\n"), 1).section(QStringLiteral("\nlibraries\n"), 0, 0).split(u'\n'))
            functions << functionAt(place);
        return functions;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCrashReport::saysWhereItStopped_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isInTheFunction"); // and not in the C library
    QTest::newRow("crashByNull") << SIGSEGV << QStringLiteral("SIGSEGV") << true;
    QTest::newRow("crashByDivision") << SIGFPE << QStringLiteral("SIGFPE") << true;
    QTest::newRow("crashByInstruction") << SIGILL << QStringLiteral("SIGILL") << true;
    QTest::newRow("crashByMissingPage") << SIGBUS << QStringLiteral("SIGBUS") << true;
    QTest::newRow("crashByDepth") << SIGSEGV << QStringLiteral("SIGSEGV") << true;
    QTest::newRow("crashByAbort") << SIGABRT << QStringLiteral("SIGABRT") << false;
    QTest::newRow("crashByException") << SIGABRT << QStringLiteral("SIGABRT") << false;
}

void TestCrashReport::saysWhereItStopped()
{
    QFETCH(int, signal);
    QFETCH(QString, name);
    QFETCH(bool, isInTheFunction);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    QCOMPARE(crash(QTest::currentDataTag()), signal);
    const QString text = report();
    QVERIFY(text.startsWith(QStringLiteral("Lectern crash report, format 1\n")));
    QCOMPARE(line(text, "version"), version());
    QVERIFY2(QRegularExpression(QStringLiteral("^[0-9a-f]{16,}$")).match(line(text, "build")).hasMatch(), qPrintable(text));
    QVERIFY2(line(text, "signal").startsWith(name + QStringLiteral(", code ")), qPrintable(text));
    const QDateTime time = QDateTime::fromString(line(text, "time"), Qt::ISODate);
    QVERIFY2(time >= before && time <= QDateTime::currentDateTimeUtc(), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral("\nend\n")), qPrintable(text));
    const QString function = QString::fromLatin1(QTest::currentDataTag());
    if (isInTheFunction)
        QCOMPARE(functionAt(line(text, "stopped at")), function);
    else
        QVERIFY2(line(text, "stopped at").startsWith(QStringLiteral("libc.so.6+0x")), qPrintable(text));
    QVERIFY2(functionsOf(text).contains(function), qPrintable(functionsOf(text).join(u'\n')));
    QVERIFY2(text.contains(QStringLiteral("\nlectern ") + line(text, "build") + u'\n'), qPrintable(text));
}

void TestCrashReport::isWrittenForASignalFromOutside()
{
    QCOMPARE(crash("crashFromOutside", SIGSEGV), SIGSEGV);
    QCOMPARE(line(report(), "signal"), QStringLiteral("SIGSEGV, code 0"));
    QVERIFY2(functionsOf(report()).contains(QStringLiteral("crashFromOutside")), qPrintable(report()));
}

void TestCrashReport::namesTheThread()
{
    QCOMPARE(crash("crashInAThread"), SIGSEGV);
    QCOMPARE(line(report(), "thread"), QStringLiteral("page reader"));
    QCOMPARE(line(report(), "address"), QStringLiteral("0x0"));
}

void TestCrashReport::isWholeThoughOtherThreadsCrashMeanwhile()
{
    for (int round = 0; round < 5; ++round) { // they do not always meet
        init();
        QCOMPARE(crash("crashInManyThreads"), SIGSEGV);
        QVERIFY2(report().endsWith(QStringLiteral("\nend\n")), qPrintable(report()));
        QCOMPARE(report().count(QStringLiteral("Lectern crash report")), 1);
    }
}

void TestCrashReport::endsThoughTheHandlerCrashesToo()
{
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(crash("crashTheHandlerToo"), SIGSEGV);
    QVERIFY(timer.elapsed() < 9'000); // not by its last means, the alarm
    QCOMPARE(functionAt(line(report(), "stopped at")), QStringLiteral("crashByNull"));
    QVERIFY2(!report().contains(QStringLiteral("\nend\n")), qPrintable(report())); // it did crash
}

void TestCrashReport::saysWhoCalled()
{
    QCOMPARE(crash("crashByNull"), SIGSEGV);
    const QStringList functions = functionsOf(report());
    QCOMPARE(functions.value(0), QStringLiteral("crashByNull"));
    QCOMPARE(functions.value(1), QStringLiteral("callTheCrash"));
    QVERIFY2(functions.contains(QStringLiteral("main")), qPrintable(functions.join(u'\n')));
}

void TestCrashReport::holdsNothingOfWhatTheMemoryHeld_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : {"crashByNull", "crashByText", "crashByException", "crashInAThread"})
        QTest::newRow(how) << QByteArray(how);
}

void TestCrashReport::holdsNothingOfWhatTheMemoryHeld()
{
    QFETCH(QByteArray, how);
    QVERIFY(crash(how) != 0);
    const QString text = report();
    QVERIFY(text.endsWith(QStringLiteral("\nend\n")));
    for (const char *held : {"s3cret", "LECTERN_POSTGRES_URL", "746572636573", "secret"})
        QVERIFY2(!text.contains(QLatin1String(held), Qt::CaseInsensitive), qPrintable(text));
    QVERIFY2(!text.contains(m_folder->path()), qPrintable(text));
    QVERIFY2(!text.contains(u'/'), qPrintable(text)); // no path at all
    QVERIFY2(!text.contains(QDir::home().dirName() + u'/'), qPrintable(text));
}

void TestCrashReport::isNotWrittenByAForkedChild()
{
    QCOMPARE(crash("crashAFork"), 0);
    QVERIFY(!QDir(reports()).exists());
}

void TestCrashReport::isTheOwnersAlone()
{
    QCOMPARE(crash("crashByNull"), SIGSEGV);
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
        | QFile::ExeOther;
    QVERIFY(!(QFileInfo(reports()).permissions() & others));
    const QFileInfoList files = QDir(reports()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QVERIFY(!(files.first().permissions() & others));
}

void TestCrashReport::doesNotKeepTheProcessFromEndingWhereItCannotBeWritten()
{
    QFile inTheWay(reports());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(crash("crashByNull"), SIGSEGV);
}

} // namespace lectern

int main(int argc, char *argv[])
{
    if (argc == 5 && QByteArray(argv[1]) == "crash") {
        lectern::app::forbidCoreDumps();
        lectern::app::installCrashReport(QString::fromLocal8Bit(argv[3]));
        reportFolder = argv[3];
        readyFile = reportFolder + ".ready";
        const QByteArray inMemory = secret.toUpper() + secret; // on the heap
        crashes.at(QByteArray(argv[2]))();
        return inMemory.isEmpty() ? 1 : 0;
    }
    QCoreApplication application(argc, argv);
    lectern::TestCrashReport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash_report.moc"
