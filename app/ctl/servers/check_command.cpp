// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/servers/check_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"
#include "storage/maintenance/cache_check.h"

#include <QJsonArray>
#include <QLocale>

namespace lectern::ctl {

using namespace app;
using namespace maintenance;

namespace {

void printAsJson(const CacheCheckReport &report)
{
    QJsonArray faults;
    for (const CacheCheckReport::Fault &fault : report.faults)
        faults.append(
            QJsonObject{{QStringLiteral("key"), fault.key}, {QStringLiteral("question"), fault.question}, {QStringLiteral("detail"), fault.detail}});
    printJson({{QStringLiteral("seen"), report.seen},
               {QStringLiteral("saw_all"), report.sawAll},
               {QStringLiteral("compared"), report.compared},
               {QStringLiteral("right"), report.right},
               {QStringLiteral("wrong"), report.wrong},
               {QStringLiteral("stale"), report.stale},
               {QStringLiteral("forged"), report.forged},
               {QStringLiteral("gone"), report.gone},
               {QStringLiteral("unanswered"), report.unanswered},
               {QStringLiteral("removed"), report.removed},
               {QStringLiteral("cancelled"), report.isCancelled},
               {QStringLiteral("faults"), faults}});
}

void printAsText(const CacheCheckReport &report, bool repairs)
{
    const auto line = [](qint64 count, const QString &what) { printLine(QStringLiteral("%1  %2").arg(QLocale::c().toString(count), 10).arg(what)); };
    line(report.seen, report.sawAll ? QStringLiteral("entries in Redis") : QStringLiteral("entries in Redis met; there are more"));
    line(report.compared, QStringLiteral("looked at"));
    line(report.right, QStringLiteral("say what PostgreSQL says"));
    line(report.stale, QStringLiteral("provably not fresh: no reader takes them"));
    line(report.forged, QStringLiteral("not authentic: no reader takes them"));
    line(report.wrong, QStringLiteral("WRONG: proved fresh, and not what PostgreSQL says"));
    if (report.gone > 0)
        line(report.gone, QStringLiteral("ended meanwhile"));
    if (report.unanswered > 0)
        line(report.unanswered, QStringLiteral("whose question PostgreSQL did not answer in time"));
    if (repairs)
        line(report.removed, QStringLiteral("wrong ones taken away"));
    for (const CacheCheckReport::Fault &fault : report.faults)
        printLine(QStringLiteral("%1\n    %2\n    %3").arg(fault.key, fault.question, fault.detail));
    if (report.isCancelled)
        printNote(QStringLiteral("cancelled: this is what was found until then"));
}

int checkCache(const CommandLine &line, const CacheCheckOptions &options)
{
    const auto servers = openServersForCommand(OpeningGoal::Schema);
    if (!servers)
        return failed(servers.error());
    if (servers->config.redisUrl.isEmpty())
        return failed({ErrorCode::NotFound, FaultyPart::Redis, QStringLiteral("no Redis is configured, so there is no cache to check")});
    const Interrupt interrupt;
    const auto report = [&] {
        ProgressLine progress(QStringLiteral("Comparing the cache with PostgreSQL"));
        const auto show = [&progress](qint64 done, qint64 total) { progress.show(QStringLiteral("%1 of %2").arg(done).arg(total)); };
        return CacheCheck(servers->config.postgresUrl, servers->config.redisUrl).run(options, show, interrupt.token());
    }();
    if (!report)
        return failed(report.error());
    if (line.isJson())
        printAsJson(*report);
    else
        printAsText(*report, options.repairs);
    return report->wrong > report->removed || report->isCancelled ? exit_code::failed : exit_code::done;
}

} // namespace

int runCheckCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("check"), QStringLiteral("cache [--sample N] [--repair] [--json]"),
                     QStringLiteral(
                         "Compares entries of the cache in Redis with what PostgreSQL says to the same questions. Exit status 1 when one is "
                         "wrong, that is, proved fresh by the change log and different all the same."));
    line.addOption({QStringLiteral("sample"), QStringLiteral("So many entries, drawn at random; 0: all. 500 unless told."), QStringLiteral("N")});
    line.addOption({QStringLiteral("repair"), QStringLiteral("Take the wrong ones away, and only those.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (line.positionalArguments() != QStringList{QStringLiteral("cache")})
        return line.usageError(QStringLiteral("what is to be checked? There is: cache"));
    CacheCheckOptions options;
    options.repairs = line.isSet(QStringLiteral("repair"));
    if (line.isSet(QStringLiteral("sample"))) {
        bool isNumber = false;
        options.sample = line.value(QStringLiteral("sample")).toInt(&isNumber);
        if (!isNumber || options.sample < 0)
            return line.usageError(QStringLiteral("--sample takes a number of entries, 0 for all"));
    }
    return checkCache(line, options);
}

} // namespace lectern::ctl
