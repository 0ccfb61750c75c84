// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/database_replacement.h"

#include "storage/workspace/dumps/database_dump.h"
#include "storage/workspace/place/folder_entries.h"
#include "storage/workspace/place/kept_password.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <filesystem>
#include <system_error>

namespace lectern::workspace {

namespace {

using namespace std::chrono_literals;

tl::unexpected<StorageError> failed(const QString &what, const std::error_code &why)
{
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("%1: %2").arg(what, QString::fromStdString(why.message())));
}

Result<void> rename(const QString &from, const QString &to)
{
    std::error_code why;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), why);
    if (why)
        return failed(QStringLiteral("cannot rename %1").arg(from), why);
    writeEntriesToDisk(QFileInfo(to).path());
    return {};
}

/// Waits for programs that outlive a killed process and still write there, such as initdb: they end soon, as their files vanish.
Result<void> remove(const QString &folder)
{
    for (QDeadlineTimer deadline(10s); !deadline.hasExpired(); QThread::msleep(50)) {
        if (!QFile::exists(folder) || QDir(folder).removeRecursively())
            return {};
    }
    return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("not all of %1 can be removed").arg(folder));
}

} // namespace

DatabaseReplacement::DatabaseReplacement(const WorkspaceFolders &folders) : m_folders(folders), m_next(folders)
{
    m_next.data += QStringLiteral(".next");
    m_next.sockets += WorkspaceFolders::nextSuffix;
}

Result<void> DatabaseReplacement::run(const PostgresPrograms &programs, const QString &dump, const Settle &settle, const PostgresServer::Tell &tell,
                                      const std::stop_token &stop)
{
    if (auto finished = finishInterrupted(); !finished)
        return finished;
    const bool hadPassword = hasPassword(m_folders.passwordFile());
    const Result<void> filled = fill(programs, dump, settle, tell, stop);
    if (!filled) {
        if (!hadPassword)
            forgetPassword(m_folders.passwordFile()); // it is only the new database's
        (void)removeUnfinished();                     // else the next start does
        return filled;
    }
    return rename(m_next.data, ready()).and_then([&] { return moveReadyIntoPlace(); }).and_then([&] { return removeUnfinished(); });
}

Result<void> DatabaseReplacement::fill(const PostgresPrograms &programs, const QString &dump, const Settle &settle, const PostgresServer::Tell &tell,
                                       const std::stop_token &stop)
{
    if (auto made = makePrivateFolder(m_next.sockets, m_next.account); !made)
        return made;
    const PostgresServer server(m_next);
    if (auto started = server.start(programs, tell); !started)
        return started;
    tell(QStringLiteral("Reading the dump into a new database"));
    Result<void> filled = loadDump(programs, server.url(), dump, stop).and_then([&] {
        tell(QStringLiteral("Bringing the new database up to date"));
        return settle(server.url());
    });
    if (filled && stop.stop_requested())
        filled = failure(ErrorCode::Cancelled, FaultyPart::Workspace, QStringLiteral("cancelled"));
    const Result<void> stopped = server.stop(); // in order, so that everything is on disk
    return filled.and_then([&] { return stopped; });
}

/// Its moment is over: from here on, only forwards.
Result<void> DatabaseReplacement::moveReadyIntoPlace() const
{
    Result<void> done;
    if (QFile::exists(m_folders.data))
        done = remove(before()).and_then([&] { return rename(m_folders.data, before()); });
    return done.and_then([&] { return rename(ready(), m_folders.data); });
}

Result<void> DatabaseReplacement::removeUnfinished() const
{
    return remove(m_next.data).and_then([&] { return remove(m_next.data + QStringLiteral(".new")); }).and_then([&] {
        return remove(m_next.sockets);
    });
}

Result<void> DatabaseReplacement::finishInterrupted() const
{
    const bool isUnfinished = QFile::exists(m_next.data) || QFile::exists(m_next.data + QStringLiteral(".new")) || QFile::exists(m_next.sockets);
    if (!isUnfinished && !QFile::exists(ready()))
        return {};
    if (auto stopped = PostgresServer(m_next).stop(); !stopped) // its server outlives a killed process
        return stopped;
    Result<void> done;
    if (QFile::exists(ready()))
        done = moveReadyIntoPlace();
    return done.and_then([&] { return removeUnfinished(); });
}

} // namespace lectern::workspace
