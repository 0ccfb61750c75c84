// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace lectern {

/// A server started by a test, and the signals that the test sends it. It dies with the test, even if that is
/// killed. As root the program runs as the given user, because PostgreSQL refuses root.
///
/// Thread: the one that started it, which must outlive it (the kernel ends the child with that thread).
/// Owns: the process and its children.
class ServerProcess
{
public:
    ServerProcess() = default;
    ~ServerProcess();
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    /// Runs `program` with its output in `logFile`. False when it cannot be started.
    [[nodiscard]] bool start(const QString &program, const QStringList &arguments, const QString &logFile, const QString &userWhenRoot);
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 processId() const { return m_pid; }
    /// SIGSTOP and SIGCONT for the process and all its children.
    void freeze();
    void thaw();
    /// SIGKILL for the process and all its children; returns once they are gone.
    void kill();
    /// Sends `signal`, waits at most five seconds, then kills.
    void stop(int signal);

private:
    void signalAll(int signal) const;
    [[nodiscard]] std::vector<int> children() const;
    bool waitUntilGone(int milliseconds);

    int m_pid = 0;
};

/// Runs a program to its end, as `userWhenRoot` when root. Returns whether it exited with 0; its output goes to `output`.
[[nodiscard]] bool runToEnd(const QString &program, const QStringList &arguments, const QString &userWhenRoot, QString *output);
/// As root, gives a path and its content to `user`; otherwise does nothing.
void giveTo(const QString &path, const QString &user);

} // namespace lectern
