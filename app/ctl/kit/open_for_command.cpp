// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/command.h"

#include "app/ctl/kit/terminal.h"
#include "storage/postgres/reviews/search_index.h"

namespace lectern::ctl {

using namespace app;
using namespace postgres;

Result<OpenServers> openServersForCommand(OpeningGoal goal)
{
    const auto tell = [isTerminal = isErrorTerminal()](const QString &step) {
        if (isTerminal)
            printNote(step);
    };
    Opening opening{Settings()};
    if (qEnvironmentVariableIntValue(prepareTablesVariable) == 1)
        opening.setTeamTables(TeamTables::Prepare);
    return opening.run(goal, tell);
}

Result<OpenStorage> openForCommand(OpeningGoal goal)
{
    auto servers = openServersForCommand(goal);
    if (!servers)
        return failureOf(servers);
    OpenStorage open{std::move(*servers), nullptr};
    open.storage = std::make_unique<Storage>(open.servers.config);
    return open;
}

Result<void> awaitSearchIndex(const OpenStorage &open, const ReviewFilter &filter)
{
    if (filter.text.isEmpty())
        return {};
    PostgresConnection connection(open.servers.config.postgresUrl, QStringLiteral("lecternctl search index"));
    return completeSearchIndex(connection, [isTerminal = isErrorTerminal()](qint64 waiting) {
        if (isTerminal)
            printNote(QStringLiteral("Making %1 reviews searchable").arg(waiting));
    });
}

} // namespace lectern::ctl
