// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/migrations.h"
#include "tests/bench/comparison.h"
#include "tests/bench/fault_bench.h"
#include "tests/bench/generator.h"
#include "tests/bench/import_bench.h"
#include "tests/bench/page_bench.h"
#include "tests/support/servers.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace lectern;
using namespace lectern::bench;

namespace {

void fill(const QString &postgresUrl, qint64 rowCount)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("bench"));
    const auto tell = [](const QString &text) { std::fprintf(stderr, "%s\n", qPrintable(text)); };
    if (const auto done = migrateUp(connection); !done)
        qFatal("%s", qPrintable(done.error().detail));
    if (const auto done = generateReviews(connection, rowCount, tell); !done)
        qFatal("%s", qPrintable(done.error().detail));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Measures Lectern beside its peers, in one run, on servers of its own."));
    options.addHelpOption();
    const QCommandLineOption rowsOption(QStringLiteral("rows"), QStringLiteral("Reviews to generate."), QStringLiteral("N"),
                                        QStringLiteral("1000000"));
    const QCommandLineOption importOption(QStringLiteral("import-rows"), QStringLiteral("Rows of the imported file."),
                                          QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption intoOption(QStringLiteral("generate-into"),
                                        QStringLiteral("Only generate the reviews, into this database, to try Lectern on."),
                                        QStringLiteral("POSTGRES_URL"));
    options.addOptions({rowsOption, importOption, intoOption});
    options.process(application);
    if (options.isSet(intoOption)) {
        fill(options.value(intoOption), options.value(rowsOption).toLongLong());
        return 0;
    }

    TestPostgres postgres;
    TestRedis redis;
    if (!postgres.isRunning() || !redis.isRunning())
        qFatal("the servers do not start: %s %s", qPrintable(postgres.error()), qPrintable(redis.error()));
    Site site{postgres.createDatabase(QStringLiteral("bench")), redis.url(), options.value(rowsOption).toLongLong()};
    fill(site.postgresUrl, site.rowCount);
    std::vector<Comparison> lines = {comparePageHit(site), comparePageMiss(site), compareSingle(site)};
    for (const Comparison &line : compareJump(site))
        lines.push_back(line);
    lines.push_back(compareFirstScreen(site));
    for (const Comparison &line : compareStatistics(site))
        lines.push_back(line);
    lines.push_back(compareHungRedis(redis, site));
    lines.push_back(compareImport(postgres, site, options.value(importOption).toLongLong()));
    print(lines);
    return 0;
}
