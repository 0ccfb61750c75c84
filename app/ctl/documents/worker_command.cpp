// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/worker_command.h"

#include "app/ctl/documents/document_wait.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "storage/workspace/workspace_keeper.h"

namespace lectern::ctl {

using namespace app;
using namespace intake;
using namespace workspace;

namespace {

QString kindName(JobKind kind) { return kind == JobKind::Extract ? QStringLiteral("extract") : QStringLiteral("analyse"); }

void print(const JobReport &report, bool isJson)
{
    if (isJson) {
        printJson({{QStringLiteral("job"), report.job.jobId},
                   {QStringLiteral("attempt"), report.job.attempt},
                   {QStringLiteral("kind"), kindName(report.job.kind)},
                   {QStringLiteral("document_id"), report.job.document.value.toString(QUuid::WithoutBraces)},
                   {QStringLiteral("name"), report.job.documentName},
                   {QStringLiteral("end"), nameOf(report.end)},
                   {QStringLiteral("reason"), report.reason.isEmpty() ? QJsonValue() : QJsonValue(report.reason)},
                   {QStringLiteral("seconds"), report.seconds}});
        return;
    }
    printLine(QStringLiteral("%1 %2  %3  %4 s%5")
                  .arg(kindName(report.job.kind), -7)
                  .arg(nameOf(report.end), -9)
                  .arg(report.job.documentName)
                  .arg(report.seconds, 0, 'f', 2)
                  .arg(report.reason.isEmpty() ? QString() : QStringLiteral("  ") + report.reason));
}

void printNews(const ServerNews &news)
{
    const QString what = news.isCacheOnly ? QStringLiteral("The private cache") : QStringLiteral("The private database");
    switch (news.kind) {
    case ServerNews::Kind::Died: return printNote(QStringLiteral("%1 on this computer stopped and is being started again.").arg(what));
    case ServerNews::Kind::Restarted: return printNote(QStringLiteral("%1 on this computer runs again.").arg(what));
    case ServerNews::Kind::GaveUp:
        return printNote(QStringLiteral("%1 on this computer keeps stopping or does not start; \"lecternctl workspace start\" tries again. %2")
                             .arg(what, news.detail));
    case ServerNews::Kind::Stopped: return printNote(QStringLiteral("%1 on this computer was stopped by somebody.").arg(what));
    }
}

} // namespace

int runWorkerCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("worker"), QStringLiteral("[--once|--until-idle] [--concurrency N] [--lease-seconds N] [--json]"),
                     QStringLiteral(
                         "Reads and analyses waiting documents, one line for each job, until Ctrl+C or SIGTERM; a job in work is then given back."));
    line.addOption({QStringLiteral("once"), QStringLiteral("End after one job, or at once when there is none.")});
    line.addOption({QStringLiteral("until-idle"), QStringLiteral("End when no job is waiting.")});
    addWorkerOptions(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    auto options = workerOptionsOf(line);
    if (!options)
        return line.usageError(options.error());
    if (!line.positionalArguments().isEmpty() || (line.isSet(QStringLiteral("once")) && line.isSet(QStringLiteral("until-idle"))))
        return line.usageError(QStringLiteral("it is --once or --until-idle, and nothing else"));
    if (line.isSet(QStringLiteral("once"))) {
        options->count = 1;
        options->until = JobWorker::Until::OneJob;
    } else if (line.isSet(QStringLiteral("until-idle"))) {
        options->until = JobWorker::Until::Idle;
    }
    options->worker.report = [isJson = line.isJson()](const JobReport &report) { print(report, isJson); };

    const auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failed(open.error());
    std::unique_ptr<WorkspaceKeeper> keeper;
    if (open->servers.workspace)
        keeper = std::make_unique<WorkspaceKeeper>(*open->servers.workspace, printNews);
    const Interrupt interrupt;
    const auto workers = startWorkers(*open->storage, Settings().analysis(), *options);
    const std::stop_callback onInterrupt(interrupt.token(), [&workers] { workers->requestStop(); });
    workers->wait();
    const auto refused = workers->error();
    return refused ? failed(*refused) : exit_code::done;
}

} // namespace lectern::ctl
