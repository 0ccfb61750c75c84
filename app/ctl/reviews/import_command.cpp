// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/import_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"
#include "app/ctl/reviews/import_options.h"
#include "app/ctl/reviews/sentiment_command.h"
#include "models/import/counting_sink.h"
#include "models/import/import_job.h"

#include <QJsonArray>

namespace lectern::ctl {

using namespace app;
using namespace errors;
using namespace imports;

namespace {

/// Outcome of one input, or why it was not imported.
struct FileReport {
    QString file;
    std::optional<ImportPlan> plan;
    ImportOutcome outcome;
};

QJsonObject toJson(const ImportCounts &counts)
{
    return {{QStringLiteral("rows"), counts.rows()},
            {QStringLiteral("inserted"), counts.inserted},
            {QStringLiteral("updated"), counts.updated},
            {QStringLiteral("duplicate"), counts.duplicate},
            {QStringLiteral("rejected"), counts.rejected}};
}

QJsonObject toJson(const ImportPlan &plan)
{
    QJsonObject columns;
    for (int i = 0; i < int(plan.columns.size()); ++i) {
        const auto field = plan.mapping.fieldOf(i);
        columns.insert(plan.columns.at(i), field ? nameOf(*field) : QStringLiteral("metadata"));
    }
    QJsonObject dates;
    for (const auto &[field, rule] : plan.dates) {
        if (!rule.reason.isEmpty())
            dates.insert(nameOf(field), rule.reason);
    }
    return {{QStringLiteral("packing"), plan.packing},
            {QStringLiteral("encoding"), plan.encoding},
            {QStringLiteral("format"), plan.format},
            {QStringLiteral("platform_reason"), plan.platformReason},
            {QStringLiteral("entity_type"), nameOf(plan.entityType)},
            {QStringLiteral("entity"), plan.entityReason},
            {QStringLiteral("rating"), plan.rating.reason},
            {QStringLiteral("dates"), dates},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(plan.warnings)}};
}

QJsonObject toJson(const FileReport &report, bool withPlan)
{
    QJsonObject object = toJson(report.outcome.counts);
    object.insert(QStringLiteral("file"), report.file);
    object.insert(QStringLiteral("platform"), report.plan ? QJsonValue(nameOf(report.plan->platform)) : QJsonValue());
    object.insert(QStringLiteral("rejects_file"), report.outcome.rejectsFile.isEmpty() ? QJsonValue() : QJsonValue(report.outcome.rejectsFile));
    object.insert(QStringLiteral("seconds"), double(report.outcome.took.count()) / 1000);
    if (report.outcome.error)
        object.insert(QStringLiteral("error"), explanationOf(*report.outcome.error));
    if (withPlan && report.plan)
        object.insert(QStringLiteral("plan"), toJson(*report.plan));
    return object;
}

void printPlan(const ImportPlan &plan)
{
    printLine(QStringLiteral("  %1, %2%3")
                  .arg(plan.format, plan.encoding, plan.packing == QLatin1String("plain") ? QString() : QStringLiteral(", ") + plan.packing));
    printLine(QStringLiteral("  platform     %1: %2").arg(nameOf(plan.platform), plan.platformReason));
    printLine(QStringLiteral("  about        %1, %2").arg(nameOf(plan.entityType), plan.entityReason));
    if (!plan.rating.reason.isEmpty())
        printLine(QStringLiteral("  ratings      %1").arg(plan.rating.reason));
    for (const auto &[field, rule] : plan.dates) {
        if (!rule.reason.isEmpty())
            printLine(QStringLiteral("  %1 %2").arg(nameOf(field), -12).arg(rule.reason));
    }
    for (int i = 0; i < int(plan.columns.size()); ++i) {
        const auto field = plan.mapping.fieldOf(i);
        const QString sample = plan.samples.empty() ? QString() : plan.samples.front().value(i).simplified().left(40);
        printLine(
            QStringLiteral("  %1 <- %2  %3").arg(field ? nameOf(*field) : QStringLiteral("metadata"), -18).arg(plan.columns.at(i), -30).arg(sample));
    }
}

void print(const FileReport &report, bool withPlan)
{
    const ImportCounts &counts = report.outcome.counts;
    printLine(report.file);
    if (withPlan && report.plan)
        printPlan(*report.plan);
    for (const QString &warning : report.plan ? report.plan->warnings : QStringList())
        printLine(QStringLiteral("  note: ") + warning);
    if (report.plan) {
        printLine(QStringLiteral("  %1: %2 rows = %3 inserted + %4 updated + %5 duplicate + %6 rejected, %7 s")
                      .arg(nameOf(report.plan->platform))
                      .arg(counts.rows())
                      .arg(counts.inserted)
                      .arg(counts.updated)
                      .arg(counts.duplicate)
                      .arg(counts.rejected)
                      .arg(double(report.outcome.took.count()) / 1000, 0, 'f', 1));
    }
    if (!report.outcome.rejectsFile.isEmpty())
        printLine(QStringLiteral("  rejected rows: ") + report.outcome.rejectsFile);
    if (report.outcome.error)
        printNote(QStringLiteral("%1: %2").arg(report.file, explanationOf(*report.outcome.error)));
}

FileReport importInput(const InputFile &input, const ImportOptions &options, ImportSink &sink, const ImportJobOptions &job,
                       const std::stop_token &stop)
{
    FileReport report{input.displayName, std::nullopt, {}};
    auto plan = planImport(input, options);
    if (!plan) {
        report.outcome.error = plan.error();
        return report;
    }
    report.plan = std::move(*plan);
    ProgressLine line(input.displayName);
    report.outcome = runImport(
        *report.plan, sink, [&line](const ImportProgress &progress) { line.show(progress); }, stop, job);
    return report;
}

std::vector<FileReport> importFile(const QString &path, const ImportOptions &options, ImportSink &sink, const ImportJobOptions &job,
                                   const std::stop_token &stop)
{
    const auto inputs = inputsOf(path);
    if (!inputs)
        return {{path, std::nullopt, {{}, inputs.error(), {}, {}}}};
    std::vector<FileReport> reports;
    for (const InputFile &input : *inputs)
        reports.push_back(importInput(input, options, sink, job, stop));
    return reports;
}

int report(const std::vector<FileReport> &reports, bool isJson, bool withPlan)
{
    ImportCounts total;
    double seconds = 0;
    bool isComplete = true;
    QJsonArray files;
    for (const FileReport &each : reports) {
        total.inserted += each.outcome.counts.inserted;
        total.updated += each.outcome.counts.updated;
        total.duplicate += each.outcome.counts.duplicate;
        total.rejected += each.outcome.counts.rejected;
        seconds += double(each.outcome.took.count()) / 1000;
        isComplete = isComplete && !each.outcome.error;
        if (isJson)
            files += toJson(each, withPlan);
        else
            print(each, withPlan);
    }
    if (isJson) {
        QJsonObject sum = toJson(total);
        sum.insert(QStringLiteral("seconds"), seconds);
        printJson({{QStringLiteral("files"), files}, {QStringLiteral("total"), sum}});
    } else if (reports.size() > 1) {
        printLine(QStringLiteral("total: %1 rows = %2 inserted + %3 updated + %4 duplicate + %5 rejected")
                      .arg(total.rows())
                      .arg(total.inserted)
                      .arg(total.updated)
                      .arg(total.duplicate)
                      .arg(total.rejected));
    }
    return isComplete ? exit_code::done : exit_code::failed;
}

} // namespace

int runImportCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("import"),
                     QStringLiteral(
                         "FILE... [--platform P] [--entity-type T] [--entity-id ID] [--entity-name N] [--map field=column ...] [--dry-run] [--json]"),
                     QStringLiteral("Stores the reviews of data files: CSV, TSV, JSON and JSON lines, also .gz and .zip."));
    addImportOptions(line);
    line.addOption({QStringLiteral("no-sentiment"),
                    QStringLiteral("Leave reviews without a sentiment as they are, for the window or \"lecternctl sentiment\".")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const auto options = importOptionsOf(line);
    if (!options)
        return line.usageError(options.error());
    if (line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("name at least one file"));

    const bool isDryRun = line.isSet(QStringLiteral("dry-run"));
    ImportJobOptions job;
    job.rejectsFolder = line.value(QStringLiteral("rejects-dir"));
    job.writeRejects = !isDryRun;
    std::optional<OpenStorage> storage;
    std::unique_ptr<ImportSink> sink;
    if (isDryRun) {
        sink = std::make_unique<CountingSink>();
    } else {
        auto open = openForCommand(OpeningGoal::Schema);
        if (!open)
            return failed(open.error());
        storage = std::move(*open);
        sink = storage->storage->makeImportSink();
    }
    const Interrupt interrupt; // after a cancel, stored records remain, and the next run continues there
    std::vector<FileReport> reports;
    for (const QString &path : line.positionalArguments()) {
        for (FileReport &each : importFile(path, *options, *sink, job, interrupt.token()))
            reports.push_back(std::move(each));
    }
    sink.reset(); // closes its connection before the servers stop
    if (storage && !line.isSet(QStringLiteral("no-sentiment")))
        judgeImported(*storage->storage, interrupt.token());
    return report(reports, line.isJson(), isDryRun);
}

} // namespace lectern::ctl
