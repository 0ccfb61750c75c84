// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/background_dump.h"

#include "models/errors/error_text.h"
#include "storage/api/waiting.h"

#include <QLoggingCategory>
#include <QStorageInfo>

namespace lectern::app {

using namespace errors;
using namespace workspace;

namespace {

Q_LOGGING_CATEGORY(dumpLog, "lectern.dump")

/// What a dump must leave free.
constexpr qint64 roomLeftBytes = 1LL << 30;

} // namespace

BackgroundDump::BackgroundDump(const QString &workspaceFolder, QString postgresUrl, DumpPace pace)
    : m_folder(workspaceFolder)
    , m_backups(workspaceFolder)
    , m_postgresUrl(std::move(postgresUrl))
    , m_pace(pace)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

bool BackgroundDump::isDue(const std::vector<KeptDump> &kept, const QDateTime &now)
{
    return kept.empty() || kept.front().madeAt.addDays(dueAfterDays) <= now;
}

void BackgroundDump::run(const std::stop_token &stop) const
{
    bool goesOn = waitUnlessStopped(m_pace.first, stop);
    while (goesOn) {
        dumpIfDue(stop);
        goesOn = waitUnlessStopped(m_pace.next, stop);
    }
}

/// As if the next dump were as large as the newest one.
bool BackgroundDump::hasRoom() const
{
    const auto kept = m_backups.kept();
    const QStorageInfo disk(m_folder);
    return !disk.isValid() || disk.bytesAvailable() - (kept.empty() ? 0 : 2 * kept.front().bytes) >= roomLeftBytes;
}

void BackgroundDump::dumpIfDue(const std::stop_token &stop) const
{
    if (!isDue(m_backups.kept(), QDateTime::currentDateTimeUtc()) || !hasRoom())
        return;
    DumpOptions options;
    options.isInBackground = true;
    options.stop = stop;
    const auto dumped = m_backups.programs().and_then(
        [&](const PostgresPrograms &programs) { return m_backups.keep(programs, m_postgresUrl, Backups::Kind::Regular, {}, options); });
    if (!dumped && dumped.error().code != ErrorCode::Cancelled)
        qCWarning(dumpLog, "The workspace was not dumped: %s", qUtf8Printable(explanationOf(dumped.error())));
}

} // namespace lectern::app
