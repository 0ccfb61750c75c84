// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/workspace_command.h"

#include "app/ctl/command.h"
#include "app/settings.h"
#include "storage/workspace/workspace.h"

namespace lectern {

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
    printLine(status.redisUrl.isEmpty() ? QStringLiteral("redis     none") : QStringLiteral("redis     redis-cli -s '%1'").arg(status.redisUrl));
}

Result<WorkspaceStatus> startAndKeep(Workspace &workspace)
{
    const auto started = workspace.start(printNote);
    if (!started)
        return started;
    if (const auto kept = workspace.keepRunning(); !kept)
        return tl::make_unexpected(kept.error());
    return started;
}

Result<WorkspaceStatus> stop(Workspace &workspace, bool force)
{
    if (const auto stopped = workspace.stop(force); !stopped)
        return tl::make_unexpected(stopped.error());
    return workspace.status();
}

} // namespace

int runWorkspaceCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("workspace"), QStringLiteral("start | stop [--force] | status [--json]"),
                     QStringLiteral("Starts, stops or describes the private PostgreSQL and Redis."));
    line.addOption({QStringLiteral("force"), QStringLiteral("Stop even while another Lectern uses them.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const QString action = line.positionalArguments().value(0);
    if (line.positionalArguments().size() != 1)
        return line.usageError(QStringLiteral("one of start, stop, status is needed"));

    Workspace workspace{Settings().home()};
    Result<WorkspaceStatus> result;
    if (action == QLatin1String("start"))
        result = startAndKeep(workspace);
    else if (action == QLatin1String("stop"))
        result = stop(workspace, line.isSet(QStringLiteral("force")));
    else if (action == QLatin1String("status"))
        result = workspace.status();
    else
        return line.usageError(QStringLiteral("'%1' is none of start, stop, status").arg(action));
    if (!result)
        return failed(result.error());
    print(*result, line.isJson());
    return exit_code::done;
}

} // namespace lectern
