// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/health_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "storage/health/health_check.h"

#include <QJsonArray>

namespace lectern::ctl {

using namespace app;
using namespace errors;
using namespace health;
using namespace postgres;

namespace {

/// Starts a private workspace if needed; a team's servers are only checked.
HealthReport askHealth()
{
    const bool isPrivate = Settings().postgresUrl().isEmpty();
    auto servers = openServersForCommand(isPrivate ? OpeningGoal::Schema : OpeningGoal::Servers);
    if (!servers && isPrivate)
        servers = openServersForCommand(OpeningGoal::Servers); // its error names the unhealthy part
    if (!servers)
        return {{{QStringLiteral("postgres"), false, explanationOf(servers.error()), QStringLiteral("See the log in the folder of the workspace.")}}};
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("lectern health"));
    return readHealth(connection, servers->config.redisUrl);
}

void print(const HealthReport &report, bool asJson)
{
    QJsonArray parts;
    for (const HealthPart &part : report.parts) {
        parts.append(QJsonObject{{QStringLiteral("name"), part.name},
                                 {QStringLiteral("healthy"), part.isHealthy},
                                 {QStringLiteral("detail"), explanationOf(part)},
                                 {QStringLiteral("advice"), part.advice}});
        if (asJson)
            continue;
        printLine(QStringLiteral("%1 %2  %3")
                      .arg(part.name, -10)
                      .arg(part.isHealthy ? QStringLiteral("well") : QStringLiteral("ILL"), -4)
                      .arg(explanationOf(part)));
        if (!part.advice.isEmpty())
            printLine(QStringLiteral("%1 do    %2").arg(QString(), -10).arg(part.advice));
    }
    if (asJson)
        printJson({{QStringLiteral("healthy"), report.isHealthy()}, {QStringLiteral("parts"), parts}});
}

} // namespace

int runHealthCommand(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("health"), QStringLiteral("[--json]"),
        QStringLiteral(
            "Looks at PostgreSQL, Redis, the schema, the triggers that all promises hang on, locks and full text, and says of each that is not well where, and what to do. Exit status 1 when one is not well."));
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (!line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("unexpected '%1'").arg(line.positionalArguments().first()));
    const HealthReport report = askHealth();
    print(report, line.isJson());
    return report.isHealthy() ? exit_code::done : exit_code::failed;
}

} // namespace lectern::ctl
