// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/migrate_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/confirmation.h"
#include "app/ctl/kit/interrupt.h"
#include "app/opening/workspace_database.h"
#include "storage/schema/migrations.h"
#include "storage/schema/schema_loss.h"

#include <QJsonArray>

namespace lectern::ctl {

using namespace app;
using namespace postgres;
using namespace schema;

namespace {

const auto withoutDump = QStringLiteral("without-dump");

QString nameOf(SchemaFit fit)
{
    switch (fit) {
    case SchemaFit::Exact: return QStringLiteral("exact");
    case SchemaFit::Empty: return QStringLiteral("empty");
    case SchemaFit::Behind: return QStringLiteral("behind");
    case SchemaFit::Ahead: return QStringLiteral("ahead");
    case SchemaFit::Altered: return QStringLiteral("altered");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const SchemaStatus &status)
{
    QJsonArray applied;
    for (const SchemaStatus::Applied &step : status.applied) {
        applied.append(QJsonObject{{QStringLiteral("number"), step.number},
                                   {QStringLiteral("name"), step.name},
                                   {QStringLiteral("checksum"), QString::fromLatin1(step.checksum)},
                                   {QStringLiteral("at"), step.at.toUTC().toString(Qt::ISODateWithMs)}});
    }
    return {{QStringLiteral("fit"), nameOf(status.fit)},
            {QStringLiteral("database_version"), status.databaseVersion},
            {QStringLiteral("program_version"), status.programVersion},
            {QStringLiteral("advice"), status.advice},
            {QStringLiteral("applied"), applied}};
}

void print(const SchemaStatus &status, bool asJson)
{
    if (asJson) {
        printJson(toJson(status));
        return;
    }
    printLine(QStringLiteral("schema %1: database %2, program %3").arg(nameOf(status.fit)).arg(status.databaseVersion).arg(status.programVersion));
    for (const SchemaStatus::Applied &step : status.applied)
        printLine(QStringLiteral("  %1 %2  %3").arg(step.number, 3).arg(step.name, -24).arg(step.at.toUTC().toString(Qt::ISODate)));
    if (!status.advice.isEmpty())
        printLine(status.advice);
}

QStringList wordsFor(const SchemaLoss &loss)
{
    QStringList lines;
    for (const SchemaLoss::Part &part : loss.parts) {
        lines += part.column.isEmpty() ? QStringLiteral("table %1: %2 rows").arg(part.table).arg(part.count)
                                       : QStringLiteral("column %2 of table %1: %3 values").arg(part.table, part.column).arg(part.count);
    }
    return lines;
}

/// Asks before data is deleted. Set: the command must exit with this status.
std::optional<int> confirmLoss(const CommandLine &line, PostgresConnection &connection, int steps)
{
    const auto loss = lossOfMigratingDown(connection, steps);
    if (!loss)
        return failed(loss.error());
    return loss->parts.empty() ? std::nullopt : confirm(line, wordsFor(*loss));
}

Result<void> dumpFirst(const OpenServers &servers, PostgresConnection &connection)
{
    return readSchemaStatus(connection).and_then([&](const SchemaStatus &status) {
        const Interrupt interrupt;
        return dumpBeforeUpdate(*servers.workspace, servers.config.postgresUrl, status, printNote, interrupt.token());
    });
}

} // namespace

int runMigrateCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("migrate"), QStringLiteral("up [--without-dump] | down [--steps N] [--yes] | status [--json]"),
                     QStringLiteral("Brings the database's schema up to this program, takes migrations back, or says where it stands."));
    line.addOption(
        {QStringLiteral("steps"), QStringLiteral("How many migrations to take back; 1 without it."), QStringLiteral("N"), QStringLiteral("1")});
    line.addOption({withoutDump, QStringLiteral("Bring up a private workspace without dumping it first.")});
    addYesOption(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const QString action = line.positionalArguments().value(0);
    const int steps = line.value(QStringLiteral("steps")).toInt();
    if (line.positionalArguments().size() != 1
        || !QStringList{QStringLiteral("up"), QStringLiteral("down"), QStringLiteral("status")}.contains(action))
        return line.usageError(QStringLiteral("one of up, down, status is needed"));
    if (steps < 1)
        return line.usageError(QStringLiteral("--steps is a number from 1"));

    const auto servers = openServersForCommand(OpeningGoal::Connected);
    if (!servers)
        return failed(servers.error());
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("lecternctl migrate"));
    if (action == QLatin1String("down") && !line.isSet(QStringLiteral("yes"))) {
        if (const auto exitCode = confirmLoss(line, connection, steps))
            return *exitCode;
    }
    if (action == QLatin1String("up") && servers->workspace && !line.isSet(withoutDump)) {
        if (const auto dumped = dumpFirst(*servers, connection); !dumped)
            return failed(dumped.error());
    }
    const auto status = action == QLatin1String("up") ? migrateUp(connection)
        : action == QLatin1String("down")             ? migrateDown(connection, steps)
                                                      : readSchemaStatus(connection);
    if (!status)
        return failed(status.error());
    print(*status, line.isJson());
    return exit_code::done;
}

} // namespace lectern::ctl
