// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/stats_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/reviews/filter_options.h"
#include "app/ctl/reviews/review_json.h"

namespace lectern::ctl {

namespace {

void print(const ReviewStats &stats)
{
    printLine(QStringLiteral("reviews   %1").arg(stats.count));
    printLine(QStringLiteral("average   %1").arg(stats.averageRating ? QString::number(*stats.averageRating, 'f', 2) : QStringLiteral("none")));
    for (size_t stars = stats.byRating.size(); stars-- > 0;)
        printLine(QStringLiteral("%1 stars   %2").arg(stars).arg(stats.byRating[stars]));
    printLine(QStringLiteral("unrated   %1").arg(stats.unrated));
    for (size_t i = 0; i < stats.bySentiment.size(); ++i)
        printLine(QStringLiteral("%1 %2").arg(nameOf(Sentiment(i)), -9).arg(stats.bySentiment[i]));
    printLine(QStringLiteral("answered  %1").arg(stats.answered));
    printLine(QStringLiteral("verified  %1").arg(stats.verified));
}

} // namespace

int runStatsCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("stats"), QStringLiteral("[FILTER...] [--json]"),
                     QStringLiteral("Prints statistics of reviews, through the same path as the window."));
    addFilterOptions(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const auto filter = filterOf(line);
    if (!filter || !line.positionalArguments().isEmpty())
        return line.usageError(filter ? QStringLiteral("unexpected '%1'").arg(line.positionalArguments().first()) : filter.error());

    const auto open = openForCommand();
    if (!open)
        return failed(open.error());
    if (const auto searchable = awaitSearchIndex(*open, *filter); !searchable)
        return failed(searchable.error());
    const auto stats = open->storage->reviews().fetchStats(*filter).result();
    if (!stats)
        return failed(stats.error());
    if (!line.isJson()) {
        print(*stats->value);
        return exit_code::done;
    }
    QJsonObject object = toJson(*stats->value);
    addProvenance(object, stats->provenance);
    printJson(object);
    return exit_code::done;
}

} // namespace lectern::ctl
