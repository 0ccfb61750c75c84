// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/backup_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"
#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "storage/workspace/dumps/backups.h"

#include <QFileInfo>
#include <QLocale>

namespace lectern::ctl {

using namespace app;
using namespace postgres;
using namespace schema;
using namespace workspace;

namespace {

const auto force = QStringLiteral("force");

/// Whether there is anything to back up.
Result<int> readSchemaVersion(const QString &postgresUrl)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("lecternctl backup"));
    const auto status = readSchemaStatus(connection);
    if (!status)
        return failureOf(status);
    if (status->fit == SchemaFit::Empty)
        return failure(ErrorCode::NotFound, FaultyPart::Workspace, QStringLiteral("It has no tables yet, so there is nothing to back up."));
    return status->databaseVersion;
}

void print(const QString &path, const DumpReport &report, int schemaVersion, const QString &removed, bool asJson)
{
    const double seconds = double(report.duration.count()) / 1000;
    if (asJson) {
        printJson({{QStringLiteral("file"), path},
                   {QStringLiteral("bytes"), report.bytes},
                   {QStringLiteral("seconds"), seconds},
                   {QStringLiteral("schema_version"), schemaVersion},
                   {QStringLiteral("removed"), removed}});
        return;
    }
    printLine(QStringLiteral("%1: %2 in %3 s").arg(path, QLocale::c().formattedDataSize(report.bytes)).arg(seconds, 0, 'f', 1));
    if (!removed.isEmpty())
        printLine(QStringLiteral("%1, the database that was replaced by the last restore or update of PostgreSQL, was removed").arg(removed));
}

} // namespace

int runBackupCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("backup"), QStringLiteral("FILE [--force] [--json]"),
                     QStringLiteral("Writes the private workspace's database into FILE, while Lectern may go on using it. Settings are not in it."));
    line.addOption({force, QStringLiteral("Replace FILE if it exists.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (line.positionalArguments().size() != 1)
        return line.usageError(QStringLiteral("one FILE is needed"));
    if (const QString server = Settings().postgresUrl(); !server.isEmpty()) {
        return failed(
            {ErrorCode::InvalidRequest, FaultyPart::Lectern,
             QStringLiteral("It is set to the server %1, not to a private workspace. Who looks after that server makes the backups, for example by: "
                            "pg_dump --format=custom --file=FILE --host=%1 DATABASE")
                 .arg(serverNameOf(server))});
    }
    const QString path = QFileInfo(line.positionalArguments().constFirst()).absoluteFilePath();
    if (QFileInfo::exists(path) && !line.isSet(force))
        return failed({ErrorCode::Conflict, FaultyPart::File, QStringLiteral("%1 exists. Add --force to replace it.").arg(path)});

    const Interrupt interrupt;
    const auto servers = openServersForCommand(OpeningGoal::Connected);
    if (!servers)
        return failed(servers.error());
    const auto schemaVersion = readSchemaVersion(servers->config.postgresUrl);
    if (!schemaVersion)
        return failed(schemaVersion.error());
    const Backups backups(servers->workspace->folder());
    const QString replaced = QFileInfo::exists(backups.replacedDatabase()) ? backups.replacedDatabase() : QString();
    const auto report = [&] {
        ProgressLine progress(path);
        DumpOptions options;
        options.told = [&progress](qint64 bytes) { progress.show(QLocale::c().formattedDataSize(bytes)); };
        options.stop = interrupt.token();
        return backups.write(servers->config.postgresUrl, path, options);
    }();
    if (!report)
        return failed(report.error());
    print(path, *report, *schemaVersion, replaced, line.isJson());
    return exit_code::done;
}

} // namespace lectern::ctl
