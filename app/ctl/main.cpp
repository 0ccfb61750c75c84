// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/analyze_command.h"
#include "app/ctl/documents/document_command.h"
#include "app/ctl/documents/documents_command.h"
#include "app/ctl/documents/extract_command.h"
#include "app/ctl/documents/upload_command.h"
#include "app/ctl/documents/worker_command.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/reviews/import_command.h"
#include "app/ctl/reviews/reindex_command.h"
#include "app/ctl/reviews/reviews_command.h"
#include "app/ctl/reviews/sentiment_command.h"
#include "app/ctl/reviews/stats_command.h"
#include "app/ctl/servers/backup_command.h"
#include "app/ctl/servers/cache_command.h"
#include "app/ctl/servers/check_command.h"
#include "app/ctl/servers/health_command.h"
#include "app/ctl/servers/migrate_command.h"
#include "app/ctl/servers/restore_command.h"
#include "app/ctl/servers/watch_command.h"
#include "app/ctl/servers/workspace_command.h"
#include "app/process/build_stamp.h"
#include "app/process/command_line.h"
#include "app/process/core_dumps.h"
#include "app/settings/settings_update.h"
#include "app/settings/translations.h"
#include "storage/api/version.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <array>

namespace {

using namespace lectern;
using namespace lectern::app;
using namespace lectern::ctl;

int runVersion(const QStringList &arguments);
int runHelp(const QStringList &arguments);

const std::array commands{
    Command{QStringLiteral("workspace"), QStringLiteral("start, stop, describe or remove the private PostgreSQL and Redis"), runWorkspaceCommand},
    Command{QStringLiteral("backup"), QStringLiteral("write the private workspace's database into a file"), runBackupCommand},
    Command{QStringLiteral("restore"), QStringLiteral("put a backup in the place of the private workspace's database"), runRestoreCommand},
    Command{QStringLiteral("migrate"), QStringLiteral("bring the schema up, take migrations back, or say where it stands"), runMigrateCommand},
    Command{QStringLiteral("health"), QStringLiteral("look at both servers, the schema, the triggers, locks and full text"), runHealthCommand},
    Command{QStringLiteral("check"), QStringLiteral("compare the cache with PostgreSQL"), runCheckCommand},
    Command{QStringLiteral("import"), QStringLiteral("import files of reviews"), runImportCommand},
    Command{QStringLiteral("extract"), QStringLiteral("print the text of documents"), runExtractCommand},
    Command{QStringLiteral("reviews"), QStringLiteral("print reviews"), runReviewsCommand},
    Command{QStringLiteral("stats"), QStringLiteral("print statistics of reviews"), runStatsCommand},
    Command{QStringLiteral("sentiment"), QStringLiteral("judge the reviews that bring no sentiment"), runSentimentCommand},
    Command{QStringLiteral("reindex"), QStringLiteral("build full text anew while searches go on"), runReindexCommand},
    Command{QStringLiteral("watch"), QStringLiteral("read reviews in a loop, to check how fresh they are"), runWatchCommand},
    Command{QStringLiteral("upload"), QStringLiteral("store documents, and read and analyse them"), runUploadCommand},
    Command{QStringLiteral("worker"), QStringLiteral("read and analyse what waits, for everybody"), runWorkerCommand},
    Command{QStringLiteral("analyze"), QStringLiteral("say what contracts say and where the risks are"), runAnalyzeCommand},
    Command{QStringLiteral("documents"), QStringLiteral("print documents"), runDocumentsCommand},
    Command{QStringLiteral("document"), QStringLiteral("print one document, its text or analysis; retry, cancel, delete it"), runDocumentCommand},
    Command{QStringLiteral("cache"), QStringLiteral("look into the cache or invalidate it"), runCacheCommand},
    Command{QStringLiteral("version"), QStringLiteral("print the version"), runVersion},
    Command{QStringLiteral("help"), QStringLiteral("print this text"), runHelp},
};

int runVersion(const QStringList &)
{
    printLine(QStringLiteral("lecternctl ") + buildVersion());
    return exit_code::done;
}

int runHelp(const QStringList &)
{
    printLine(QStringLiteral("lecternctl COMMAND [OPTION...]\n"));
    for (const Command &command : commands)
        printLine(QStringLiteral("  %1 %2").arg(command.name, -10).arg(command.summary));
    printLine(QStringLiteral(
        "\nlecternctl COMMAND --help says what a command takes. --prepare-tables lets it create the tables of a team's database, or bring\n"
        "them up to date, first. Exit status: 0 done, 1 failed, 2 the command line makes no sense."));
    return exit_code::done;
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    joinTerminal();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(buildStamp());
    // Output goes to stdout and errors to stderr, so logging is off unless requested.
    QLoggingCategory::setFilterRules(Settings::logsStatements() ? QStringLiteral("lectern.sql.debug=true") : QStringLiteral("lectern.*.info=false"));
    lectern::app::installTranslations();
    Settings::clearForeignEnvironment();
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.removeAll(QStringLiteral("--prepare-tables")) > 0)
        qputenv(prepareTablesVariable, "1");
    QString name = arguments.isEmpty() ? QStringLiteral("help") : arguments.takeFirst();
    if (name == QLatin1String("--help") || name == QLatin1String("-h"))
        name = QStringLiteral("help");
    else if (name == QLatin1String("--version"))
        name = QStringLiteral("version");
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.end()) {
        printNote(QStringLiteral("lecternctl knows no command '%1'; see lecternctl help").arg(name));
        return exit_code::usageError;
    }
    if (const QString text = textOf(updateSettings(Settings().home())); !text.isEmpty())
        printNote(text);
    return command->run(arguments);
}
