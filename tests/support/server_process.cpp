// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_process.h"

#include <QFile>
#include <QTemporaryFile>

#include <cerrno>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

namespace lectern {

namespace {

struct Account {
    QByteArray name;
    uid_t user = 0;
    gid_t group = 0;
};

/// Looked up before the fork: getpwnam is not safe between fork and exec.
Account accountOf(const QString &userWhenRoot)
{
    Account account;
    if (geteuid() != 0)
        return account;
    if (const passwd *entry = getpwnam(userWhenRoot.toLocal8Bit().constData()))
        account = {userWhenRoot.toLocal8Bit(), entry->pw_uid, entry->pw_gid};
    return account;
}

void becomeAccount(const Account &account)
{
    if (account.user == 0)
        return;
    if (initgroups(account.name.constData(), account.group) != 0 || setgid(account.group) != 0 || setuid(account.user) != 0)
        _exit(126);
}

/// Replaces the forked child by the program. Never returns.
[[noreturn]] void becomeProgram(char *const *arguments, const char *logFile, const Account &account, pid_t parent)
{
    if (chdir("/") != 0)
        _exit(126);
    const int log = open(logFile, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    becomeAccount(account);
    prctl(PR_SET_PDEATHSIG, SIGKILL); // after setuid, which clears it
    if (getppid() != parent)
        _exit(126);
    execv(arguments[0], arguments);
    _exit(127);
}

/// Returns the child's process id, or -1.
pid_t forkProgram(const QString &program, const QStringList &arguments, const QString &logFile, const QString &userWhenRoot)
{
    QList<QByteArray> bytes{QFile::encodeName(program)};
    for (const QString &argument : arguments)
        bytes.append(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &argument : bytes)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const Account account = accountOf(userWhenRoot);
    const QByteArray log = QFile::encodeName(logFile);
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0)
        becomeProgram(argv.data(), log.constData(), account, parent);
    return pid;
}

/// Polls, because init reaps it, not this process.
void waitUntilOrphanIsGone(pid_t pid, int milliseconds)
{
    for (int waited = 0; waited <= milliseconds && ::kill(pid, 0) == 0; waited += 5) {
        const timespec pause{0, 5'000'000};
        nanosleep(&pause, nullptr);
    }
}

} // namespace

ServerProcess::~ServerProcess() { kill(); }

bool ServerProcess::start(const QString &program, const QStringList &arguments, const QString &logFile, const QString &userWhenRoot)
{
    const pid_t pid = forkProgram(program, arguments, logFile, userWhenRoot);
    m_pid = pid > 0 ? pid : 0;
    return m_pid > 0;
}

bool ServerProcess::isRunning() const
{
    if (m_pid == 0)
        return false;
    siginfo_t info{};
    return waitid(P_PID, id_t(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

void ServerProcess::freeze()
{
    // Stops the parent first, so that it cannot fork a child that escapes.
    ::kill(m_pid, SIGSTOP);
    for (const int child : children())
        ::kill(child, SIGSTOP);
}

void ServerProcess::thaw() { signalAll(SIGCONT); }

void ServerProcess::kill()
{
    if (m_pid == 0)
        return;
    ::kill(m_pid, SIGSTOP); // no new children while the old ones are listed
    const std::vector<int> orphans = children();
    ::kill(m_pid, SIGKILL);
    for (const int child : orphans)
        ::kill(child, SIGKILL);
    waitUntilGone(5000);
    // A dying child still holds the shared memory, so the next server would refuse to start.
    for (const int child : orphans)
        waitUntilOrphanIsGone(child, 5000);
    m_pid = 0;
}

void ServerProcess::stop(int signal)
{
    if (m_pid == 0)
        return;
    thaw();
    ::kill(m_pid, signal);
    if (waitUntilGone(5000))
        m_pid = 0;
    else
        kill();
}

void ServerProcess::signalAll(int signal) const
{
    if (m_pid == 0)
        return;
    ::kill(m_pid, signal);
    for (const int child : children())
        ::kill(child, signal);
}

std::vector<int> ServerProcess::children() const
{
    QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(m_pid));
    std::vector<int> pids;
    if (file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> words = file.readAll().simplified().split(' ');
        for (const QByteArray &word : words) {
            if (!word.isEmpty())
                pids.push_back(word.toInt());
        }
    }
    return pids;
}

bool ServerProcess::waitUntilGone(int milliseconds)
{
    for (int waited = 0; waited <= milliseconds; waited += 5) {
        const pid_t ended = waitpid(m_pid, nullptr, WNOHANG);
        if (ended == m_pid || (ended < 0 && errno == ECHILD))
            return true;
        const timespec pause{0, 5'000'000};
        nanosleep(&pause, nullptr);
    }
    return false;
}

bool runToEnd(const QString &program, const QStringList &arguments, const QString &userWhenRoot, QString *output)
{
    QTemporaryFile log;
    if (!log.open())
        return false;
    log.close();
    // Not QProcess: its child shares the parent's memory until exec, where setuid is not allowed.
    const pid_t pid = forkProgram(program, arguments, log.fileName(), userWhenRoot);
    int status = -1;
    const bool ended = pid > 0 && waitpid(pid, &status, 0) == pid;
    if (log.open())
        *output = QString::fromLocal8Bit(log.readAll());
    return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void giveTo(const QString &path, const QString &user)
{
    const Account account = accountOf(user);
    if (account.user != 0 && chown(QFile::encodeName(path).constData(), account.user, account.group) != 0)
        qWarning("cannot give %ls to %ls", qUtf16Printable(path), qUtf16Printable(user));
}

} // namespace lectern
