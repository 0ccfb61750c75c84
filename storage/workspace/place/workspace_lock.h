// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::workspace {

/// A lock on a file, shared or exclusive (flock). The kernel releases it however the process ends,
/// so a lock is never stale.
///
/// Thread: any one. Two locks on one file exclude each other within a process too.
/// Owns: the open file; the file itself is not removed.
class WorkspaceLock
{
public:
    explicit WorkspaceLock(QString path) : m_path(std::move(path)) {}
    ~WorkspaceLock() { release(); }
    WorkspaceLock(const WorkspaceLock &) = delete;
    WorkspaceLock &operator=(const WorkspaceLock &) = delete;

    enum class Mode { Shared, Exclusive };
    /// Takes the lock, or changes its mode, if possible without waiting.
    [[nodiscard]] bool tryTake(Mode mode);
    /// Waits until the lock is free. False: the file cannot be opened.
    [[nodiscard]] bool take(Mode mode);
    void release();
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    [[nodiscard]] bool apply(Mode mode, int flags);

    QString m_path;
    int m_descriptor = -1;
    bool m_isHeld = false;
};

} // namespace lectern::workspace
