// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace/dumps/backups.h"

#include <QString>

#include <chrono>
#include <thread>

namespace lectern::app {

/// When a private workspace is looked at.
struct DumpPace {
    std::chrono::milliseconds first = std::chrono::minutes(10); ///< From the start to the first look.
    std::chrono::milliseconds next = std::chrono::hours(6);     ///< From one look to the next.
};

/// Dumps a private workspace once a week while the window is open, some minutes after the start and with the lowest priority, because the
/// system's next upgrade may remove the server that can read its database.
///
/// Thread: created and destroyed on one; the destructor ends a dump that is under way and waits for it.
/// Owns: a thread.
class BackgroundDump
{
public:
    static constexpr qint64 dueAfterDays = 7;

    BackgroundDump(const QString &workspaceFolder, QString postgresUrl, DumpPace pace = {});

    /// Whether the newest dump is a week old, or there is none. Thread: any.
    [[nodiscard]] static bool isDue(const std::vector<workspace::KeptDump> &kept, const QDateTime &now);

private:
    void run(const std::stop_token &stop) const;
    void dumpIfDue(const std::stop_token &stop) const;
    [[nodiscard]] bool hasRoom() const;

    const QString m_folder;
    const workspace::Backups m_backups;
    const QString m_postgresUrl;
    const DumpPace m_pace;
    std::jthread m_thread; ///< Last member: uses the members above.
};

} // namespace lectern::app
