// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/restore_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/confirmation.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/row_counts.h"
#include "app/opening/opening.h"
#include "app/opening/sample_filling.h"
#include "app/opening/workspace_database.h"
#include "app/settings/settings.h"

#include <QFileInfo>

namespace lectern::ctl {

using namespace app;
using namespace schema;
using namespace workspace;

namespace {

const auto newestDump = QStringLiteral("newest-dump");

/// The file that the command line names.
Result<QString> findFile(const CommandLine &line, const Backups &backups)
{
    if (!line.isSet(newestDump))
        return QFileInfo(line.positionalArguments().constFirst()).absoluteFilePath();
    const auto kept = backups.kept();
    if (kept.empty())
        return failure(ErrorCode::NotFound, FaultyPart::Workspace, QStringLiteral("Lectern has not made a dump of it yet."));
    return kept.front().path;
}

Result<DumpFacts> checkFile(const QString &path)
{
    return findPostgresPrograms(std::nullopt)
        .and_then([&](const PostgresPrograms &programs) { return readDumpFacts(programs, path, {}); })
        .and_then([&](const DumpFacts &facts) -> Result<DumpFacts> {
            const int newest = knownMigrations().back().number;
            if (facts.schemaVersion <= newest)
                return facts;
            return failure(ErrorCode::Conflict, FaultyPart::File,
                           QStringLiteral("%1 was made by a newer Lectern: its tables have version %2, this Lectern knows %3. Update Lectern.")
                               .arg(QFileInfo(path).fileName())
                               .arg(facts.schemaVersion)
                               .arg(newest));
        });
}

std::optional<int> confirmReplacement(const CommandLine &line, const Workspace &workspace, const Backups &backups, const QString &path,
                                      const DumpFacts &facts)
{
    QStringList what{QStringLiteral("the database of %1, by that of %2").arg(workspace.folder(), path),
                     QStringLiteral("  last changed %1, from PostgreSQL %2, tables of version %3")
                         .arg(QFileInfo(path).lastModified().toString(Qt::ISODate), facts.postgresVersion)
                         .arg(facts.schemaVersion),
                     QStringLiteral("What it holds now is kept in %1 until your next backup.").arg(backups.replacedDatabase())};
    if (QFileInfo::exists(backups.replacedDatabase()))
        what += QStringLiteral("What is kept there already, from an earlier time, goes.");
    return confirm(line, what, {QStringLiteral("This would be replaced:"), QStringLiteral("replace it"), QStringLiteral("Nothing was replaced")});
}

/// Replaces the database and counts what it holds then.
Result<std::vector<TableCount>> restore(Workspace &workspace, const QString &path, const std::stop_token &stop)
{
    auto restored = workspace.restore(path, printNote, stop);
    if (!restored && restored.error().code == ErrorCode::Conflict && restored.error().part == FaultyPart::Workspace)
        restored = failure(ErrorCode::Conflict, FaultyPart::Workspace,
                           QStringLiteral("Lectern or a worker is using it. Close all of them, then restore again. Nothing was changed."));
    if (!restored)
        return failureOf(restored);
    if (const auto declined = declineSample(Settings().home()); !declined)
        return failureOf(declined);
    return workspace.start().map([](const WorkspaceStatus &status) { return countRows(status.postgresUrl); });
}

void print(const QString &path, const std::vector<TableCount> &counts, const QString &replaced, bool asJson)
{
    if (asJson) {
        QJsonObject rows;
        for (const TableCount &count : counts)
            rows.insert(count.table, count.rows);
        printJson({{QStringLiteral("restored"), path}, {QStringLiteral("rows"), rows}, {QStringLiteral("replaced"), replaced}});
        return;
    }
    printLine(QStringLiteral("restored from %1").arg(path));
    for (const TableCount &count : counts)
        printLine(QStringLiteral("  %1: %2 rows").arg(count.table).arg(count.rows));
    if (!replaced.isEmpty())
        printLine(QStringLiteral("the replaced database is kept in %1 until your next backup").arg(replaced));
}

} // namespace

int runRestoreCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("restore"), QStringLiteral("FILE | --newest-dump [--yes] [--json]"),
                     QStringLiteral("Puts the database of a backup in the place of the private workspace's; all or nothing."));
    line.addOption({newestDump, QStringLiteral("Use the newest dump that Lectern made on its own.")});
    addYesOption(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (line.positionalArguments().size() != (line.isSet(newestDump) ? 0 : 1))
        return line.usageError(QStringLiteral("either one FILE or --newest-dump is needed"));
    if (const QString server = Settings().postgresUrl(); !server.isEmpty()) {
        return failed(
            {ErrorCode::InvalidRequest, FaultyPart::Lectern,
             QStringLiteral("It is set to the server %1, not to a private workspace. Who looks after that server restores there, by pg_restore.")
                 .arg(serverNameOf(server))});
    }
    const auto workspace = makeWorkspace(Settings().home());
    const Backups backups(workspace->folder());
    const auto path = findFile(line, backups);
    if (!path)
        return failed(path.error());
    const auto facts = checkFile(*path);
    if (!facts)
        return failed(facts.error());
    if (const auto exitCode = confirmReplacement(line, *workspace, backups, *path, *facts))
        return *exitCode;
    const Interrupt interrupt;
    const auto counts = restore(*workspace, *path, interrupt.token());
    if (!counts)
        return failed(counts.error());
    print(*path, *counts, QFileInfo::exists(backups.replacedDatabase()) ? backups.replacedDatabase() : QString(), line.isJson());
    return exit_code::done;
}

} // namespace lectern::ctl
