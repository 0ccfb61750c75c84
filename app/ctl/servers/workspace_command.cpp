// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/workspace_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/confirmation.h"
#include "app/ctl/kit/row_counts.h"
#include "app/opening/workspace_database.h"
#include "app/settings/settings.h"
#include "storage/workspace/workspace.h"

#include <QDirIterator>
#include <QLocale>

namespace lectern::ctl {

using namespace app;
using namespace errors;
using namespace workspace;

namespace {

void print(const WorkspaceStatus &status, bool asJson)
{
    if (asJson) {
        printJson({{QStringLiteral("running"), status.isRunning},
                   {QStringLiteral("home"), status.home},
                   {QStringLiteral("postgres_url"), status.postgresUrl},
                   {QStringLiteral("redis_url"), status.redisUrl}});
        return;
    }
    printLine(QStringLiteral("home      %1").arg(status.home));
    printLine(QStringLiteral("running   %1").arg(status.isRunning ? QStringLiteral("yes") : QStringLiteral("no")));
    if (!status.isRunning)
        return;
    printLine(QStringLiteral("postgres  psql '%1'").arg(status.postgresUrl));
    const auto option = status.redisUrl.startsWith(QLatin1String("redis:")) ? QStringLiteral("-u") : QStringLiteral("-s");
    printLine(status.redisUrl.isEmpty() ? QStringLiteral("redis     none")
                                        : QStringLiteral("redis     redis-cli %1 '%2'").arg(option, status.redisUrl));
}

Result<WorkspaceStatus> startAndKeep(Workspace &workspace)
{
    Result<WorkspaceStatus> started = workspace.start(printNote);
    if (!started)
        return started;
    if (const auto kept = workspace.keepRunning(); !kept)
        return failureOf(kept);
    return started;
}

Result<WorkspaceStatus> stop(Workspace &workspace, bool force)
{
    if (const auto stopped = workspace.stop(force); !stopped)
        return failureOf(stopped);
    return workspace.status();
}

QString sizeOf(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return QLocale::c().formattedDataSize(bytes);
}

/// "reviews: 24000 rows", if the database can still be read.
QStringList readCounts(Workspace &workspace)
{
    const auto started = workspace.start();
    if (!started)
        return {QStringLiteral("what its database holds cannot be read: %1").arg(explanationOf(started.error()))};
    QStringList counts;
    for (const TableCount &count : countRows(started->postgresUrl))
        counts += QStringLiteral("%1: %2 rows").arg(count.table).arg(count.rows);
    return counts;
}

int removeWorkspace(Workspace &workspace, const CommandLine &line)
{
    if (workspace.exists()) {
        if (!line.isSet(QStringLiteral("yes"))) {
            const QStringList whatGoes{QStringLiteral("the private workspace %1, %2").arg(workspace.folder(), sizeOf(workspace.folder()))};
            if (const auto exitCode = confirm(line, whatGoes + readCounts(workspace)))
                return *exitCode;
        }
        if (const auto removed = workspace.remove(line.isSet(QStringLiteral("force"))); !removed)
            return failed(removed.error());
    }
    if (line.isJson())
        printJson({{QStringLiteral("removed"), workspace.folder()}});
    else
        printLine(QStringLiteral("there is no private workspace any more in %1").arg(workspace.folder()));
    return exit_code::done;
}

} // namespace

int runWorkspaceCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("workspace"), QStringLiteral("start | stop [--force] | remove [--yes] [--force] | status [--json]"),
                     QStringLiteral("Starts, stops, describes or removes the private PostgreSQL and Redis."));
    line.addOption({QStringLiteral("force"), QStringLiteral("Stop or remove even while another Lectern uses them.")});
    addYesOption(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const QString action = line.positionalArguments().value(0);
    if (line.positionalArguments().size() != 1)
        return line.usageError(QStringLiteral("one of start, stop, remove, status is needed"));

    const auto made = makeWorkspace(Settings().home());
    Workspace &workspace = *made;
    if (action == QLatin1String("remove"))
        return removeWorkspace(workspace, line);
    Result<WorkspaceStatus> result;
    if (action == QLatin1String("start"))
        result = startAndKeep(workspace);
    else if (action == QLatin1String("stop"))
        result = stop(workspace, line.isSet(QStringLiteral("force")));
    else if (action == QLatin1String("status"))
        result = workspace.status();
    else
        return line.usageError(QStringLiteral("'%1' is none of start, stop, remove, status").arg(action));
    if (!result)
        return failed(result.error());
    print(*result, line.isJson());
    return exit_code::done;
}

} // namespace lectern::ctl
