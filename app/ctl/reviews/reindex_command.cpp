// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/reviews/reindex_command.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"
#include "storage/postgres/reviews/search_index.h"

#include <QElapsedTimer>

namespace lectern::ctl {

using namespace app;
using namespace postgres;

namespace {

QString percent(double share) { return QStringLiteral("%1 %").arg(int(share * 100)); }

int rebuild(PostgresConnection &connection, bool isJson)
{
    const Interrupt interrupt;
    QElapsedTimer timer;
    timer.start();
    double reviewShare = 0;
    const auto done = [&] {
        ProgressLine line(QStringLiteral("full text"));
        return rebuildDocumentSearch(
                   connection, [&line](double share) { line.show(QStringLiteral("documents, ") + percent(share)); }, interrupt.token())
            .and_then([&] {
                return rebuildReviewSearch(
                    connection,
                    [&](double share) {
                        reviewShare = share;
                        line.show(QStringLiteral("reviews, ") + percent(share));
                    },
                    interrupt.token());
            });
    }();
    if (!done && done.error().code == ErrorCode::Cancelled) {
        printNote(QStringLiteral("Interrupted with %1 of the reviews done. Nothing was lost; the same command goes on from there.")
                      .arg(percent(reviewShare)));
        return exit_code::failed;
    }
    if (!done)
        return failed(done.error());
    const double seconds = double(timer.elapsed()) / 1000;
    if (isJson)
        printJson({{QStringLiteral("rebuilt"), true}, {QStringLiteral("seconds"), seconds}});
    else
        printLine(QStringLiteral("Full text was built anew in %1 s.").arg(seconds, 0, 'f', 1));
    return exit_code::done;
}

} // namespace

int runReindexCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("reindex"), QStringLiteral("[--json]"),
                     QStringLiteral(
                         "Builds the full text of documents and reviews anew. Searches go on being answered meanwhile; Ctrl+C ends it, and the "
                         "same command goes on later."));
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (!line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("takes no arguments besides options"));
    const auto servers = openServersForCommand(OpeningGoal::Schema);
    if (!servers)
        return failed(servers.error());
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("lecternctl reindex"));
    return rebuild(connection, line.isJson());
}

} // namespace lectern::ctl
