// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/server_process_posix.h"

#include "storage/api/files/descriptor_posix.h"
#include "storage/workspace/place/system_failure_posix.h"

#include <QDir>
#include <QThread>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::workspace {

namespace {

using namespace std::chrono_literals;

constexpr int firstFreeDescriptor = 5; // 0-2 standard, 3 data folder, 4 socket folder

/// Everything a child process needs, prepared before fork(): afterwards only async-signal-safe calls are allowed.
struct Launch {
    std::vector<QByteArray> words;
    std::vector<char *> argv;
    std::array<char *, 3> environment{};
    Descriptor input, log, dataFolder, socketFolder;
    Descriptor statusRead, statusWrite; ///< Carries errno if exec failed; closed without data if it worked.
    uid_t user = 0;
    gid_t group = 0;
};

int openFolder(const QString &path)
{
    return path.isEmpty() ? ::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                          : ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

Result<void> openInput(const QByteArray &content, Descriptor &input)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemFailure(QStringLiteral("cannot make a pipe"));
    input = Descriptor(ends[0]);
    const Descriptor writeEnd(ends[1]);
    if (::write(ends[1], content.constData(), static_cast<size_t>(content.size())) != content.size())
        return systemFailure(QStringLiteral("cannot write to a pipe"));
    return {};
}

Result<void> prepare(const ServerCommand &command, Launch &launch)
{
    static char path[] = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    static char locale[] = "LC_ALL=C.UTF-8";
    launch.environment = {path, locale, nullptr};
    launch.words.push_back(QFile::encodeName(command.program));
    for (const QString &argument : command.arguments)
        launch.words.push_back(argument.toUtf8());
    for (QByteArray &word : launch.words)
        launch.argv.push_back(word.data());
    launch.argv.push_back(nullptr);
    launch.user = command.account.user;
    launch.group = command.account.group;

    if (auto opened = openInput(command.standardInput, launch.input); !opened)
        return opened;
    launch.log = Descriptor(::open(QFile::encodeName(command.logFile).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (launch.log.get() < 0)
        return systemFailure(QStringLiteral("cannot write %1").arg(command.logFile));
    launch.dataFolder = Descriptor(openFolder(command.dataFolder));
    launch.socketFolder = Descriptor(openFolder(command.socketFolder));
    if (launch.dataFolder.get() < 0 || launch.socketFolder.get() < 0)
        return systemFailure(QStringLiteral("cannot open %1 and %2").arg(command.dataFolder, command.socketFolder));
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return systemFailure(QStringLiteral("cannot make a pipe"));
    launch.statusRead = Descriptor(ends[0]);
    launch.statusWrite = Descriptor(ends[1]);
    return {};
}

/// Moves the open files to the descriptor numbers that the server expects and closes all others.
bool arrangeDescriptors(const Launch &launch, int &status)
{
    std::array<int, firstFreeDescriptor> wanted{launch.input.get(), launch.log.get(), launch.log.get(), launch.dataFolder.get(),
                                                launch.socketFolder.get()};
    for (int &descriptor : wanted)
        descriptor = ::fcntl(descriptor, F_DUPFD, firstFreeDescriptor + 1);
    status = ::fcntl(launch.statusWrite.get(), F_DUPFD_CLOEXEC, firstFreeDescriptor + 1);
    for (int number = 0; number < firstFreeDescriptor; ++number) {
        if (::dup2(wanted[static_cast<size_t>(number)], number) != number)
            return false;
    }
    if (::dup2(status, firstFreeDescriptor) != firstFreeDescriptor)
        return false;
    status = firstFreeDescriptor;
    ::fcntl(status, F_SETFD, FD_CLOEXEC);
    return ::syscall(SYS_close_range, static_cast<unsigned>(firstFreeDescriptor + 1), ~0U, 0U) == 0;
}

bool becomeAccount(const Launch &launch)
{
    if (::geteuid() == launch.user)
        return true;
    return ::setgroups(1, &launch.group) == 0 && ::setgid(launch.group) == 0 && ::setuid(launch.user) == 0;
}

void resetSignals()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD, SIGUSR1, SIGUSR2})
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void becomeServer(const Launch &launch)
{
    int status = launch.statusWrite.get();
    resetSignals();
    ::umask(0077);
    if (arrangeDescriptors(launch, status) && ::chdir("/") == 0 && becomeAccount(launch))
        ::execve(launch.argv.front(), launch.argv.data(), launch.environment.data());
    const int error = errno;
    [[maybe_unused]] const auto written = ::write(status, &error, sizeof error);
    ::_exit(127);
}

/// The errno of exec; 0: the program runs.
int readLaunchError(Launch &launch)
{
    launch.statusWrite.close();
    int error = 0;
    ssize_t length = 0;
    do {
        length = ::read(launch.statusRead.get(), &error, sizeof error);
    } while (length < 0 && errno == EINTR);
    return length == sizeof error ? error : 0;
}

int waitForExit(pid_t child)
{
    int state = 0;
    while (::waitpid(child, &state, 0) < 0 && errno == EINTR) {}
    return state;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Result<void> startDetached(const ServerCommand &command)
{
    Launch launch;
    if (auto prepared = prepare(command, launch); !prepared)
        return prepared;
    const pid_t middle = ::fork();
    if (middle < 0)
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program));
    if (middle == 0) {
        ::setsid();
        if (::fork() == 0) // the middle process ends at once, so that nobody has to wait for the server
            becomeServer(launch);
        ::_exit(0);
    }
    waitForExit(middle);
    if (const int error = readLaunchError(launch); error != 0)
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program), error);
    return {};
}

Result<void> runToEnd(const ServerCommand &command)
{
    Launch launch;
    if (auto prepared = prepare(command, launch); !prepared)
        return prepared;
    const pid_t child = ::fork();
    if (child < 0)
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program));
    if (child == 0)
        becomeServer(launch);
    const int error = readLaunchError(launch);
    const int state = waitForExit(child);
    if (error != 0)
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program), error);
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0) {
        return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("%1 failed: %2").arg(command.program, tailOf(command.logFile)));
    }
    return {};
}

bool isServerProcess(qint64 id, const QByteArray &tag) { return id > 0 && contentOf(QStringLiteral("/proc/%1/cmdline").arg(id)).contains(tag); }

std::vector<RunningProcess> findServerProcesses(const QByteArray &program, const QByteArray &tag)
{
    std::vector<RunningProcess> found;
    const QStringList folders = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs);
    for (const QString &folder : folders) {
        const QString process = QStringLiteral("/proc/") + folder;
        if (contentOf(process + QStringLiteral("/comm")).trimmed() != program)
            continue;
        const QByteArray title = contentOf(process + QStringLiteral("/cmdline"));
        if (title.contains(tag))
            found.push_back({folder.toLongLong(), !title.startsWith("postgres: ")});
    }
    return found;
}

bool endServerProcesses(const QByteArray &program, const QByteArray &tag, const std::vector<EndingSignal> &steps)
{
    auto left = findServerProcesses(program, tag);
    for (const EndingSignal &step : steps) {
        for (const RunningProcess &process : left) {
            if (process.isMain || step.toWorkers)
                ::kill(static_cast<pid_t>(process.id), step.signal);
        }
        const auto deadline = std::chrono::steady_clock::now() + step.timeout;
        while (!left.empty() && std::chrono::steady_clock::now() < deadline) {
            QThread::msleep(5); // they are not our child processes, so waitpid() is not possible
            left = findServerProcesses(program, tag);
        }
    }
    return left.empty();
}

} // namespace lectern::workspace
