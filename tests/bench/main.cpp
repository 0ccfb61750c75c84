// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/search_index.h"
#include "storage/schema/migrations.h"
#include "tests/bench/analysis_bench.h"
#include "tests/bench/fault_bench.h"
#include "tests/bench/import_bench.h"
#include "tests/bench/kit/comparison.h"
#include "tests/bench/kit/document_generator.h"
#include "tests/bench/kit/generator.h"
#include "tests/bench/page_bench.h"
#include "tests/bench/reading_bench.h"
#include "tests/bench/search_bench.h"
#include "tests/bench/window_bench.h"
#include "tests/support/servers.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace lectern::bench;

namespace {

struct Options {
    qint64 reviews = 0;
    qint64 importRows = 0;
    int documents = 0;
    QString part; ///< "all", "reviews", "documents"
    QString generateInto;
};

Options optionsOf(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Lectern beside its peers, in one run, on servers of its own."));
    parser.addHelpOption();
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("Reviews to generate."), QStringLiteral("N"), QStringLiteral("1000000"));
    const QCommandLineOption import(QStringLiteral("import-rows"), QStringLiteral("Rows of the imported file."), QStringLiteral("N"),
                                    QStringLiteral("100000"));
    const QCommandLineOption documents(QStringLiteral("documents"), QStringLiteral("Documents to generate."), QStringLiteral("N"),
                                       QStringLiteral("20000"));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("One part: reviews or documents."), QStringLiteral("PART"),
                                  QStringLiteral("all"));
    const QCommandLineOption into(QStringLiteral("generate-into"), QStringLiteral("Only generate, into this database, to try Lectern on."),
                                  QStringLiteral("POSTGRES_URL"));
    parser.addOptions({rows, import, documents, only, into});
    parser.process(application);
    return {parser.value(rows).toLongLong(), parser.value(import).toLongLong(), parser.value(documents).toInt(), parser.value(only),
            parser.value(into)};
}

void tell(const QString &text) { std::fprintf(stderr, "%s\n", qPrintable(text)); }

void fill(const QString &postgresUrl, qint64 reviewCount, int documentCount)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("bench"));
    const auto filled = migrateUp(connection)
                            .and_then([&](const SchemaStatus &) {
                                return reviewCount > 0 ? generateReviews(connection, reviewCount, tell) : Result<void>();
                            })
                            .and_then([&] { return documentCount > 0 ? generateDocuments(connection, documentCount, tell) : Result<void>(); });
    if (!filled)
        qFatal("%s", qPrintable(filled.error().detail));
}

/// So that no storage does it while something else is measured.
void completeFullText(const QString &postgresUrl)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("bench"));
    tell(QStringLiteral("full-text indexing"));
    if (const auto completed = completeSearchIndex(connection, [](qint64) {}); !completed)
        qFatal("%s", qPrintable(completed.error().detail));
}

void add(std::vector<Comparison> &lines, const std::vector<Comparison> &more)
{
    for (const Comparison &line : more) {
        tell(QStringLiteral("%1: %2, %3 times the peer").arg(line.name).arg(line.lectern, 0, 'g', 3).arg(line.ratio, 0, 'g', 3));
        lines.push_back(line);
    }
}

void measureReviews(std::vector<Comparison> &lines, TestPostgres &postgres, TestRedis &redis, const Options &options)
{
    const Site site{postgres.createDatabase(QStringLiteral("bench")), redis.url(), options.reviews};
    fill(site.postgresUrl, site.rowCount, 0);
    add(lines, compareStatistics(site, 101, QStringLiteral(" while full text is indexed")));
    completeFullText(site.postgresUrl);
    add(lines, {comparePageHit(site), comparePageMiss(site), compareSingle(site)});
    add(lines, compareJump(site));
    add(lines, {compareFirstScreen(site)});
    add(lines, compareStatistics(site, 1, QString()));
    add(lines, {compareHungRedis(redis, site), compareImport(postgres, site, options.importRows)});
}

void measureDocuments(std::vector<Comparison> &lines, TestPostgres &postgres, TestRedis &redis, const Options &options)
{
    add(lines, {compareAnalysis(), compareSentiment()});
    add(lines, compareSimilarClauses());
    const QString url = postgres.createDatabase(QStringLiteral("documents"));
    fill(url, 0, options.documents);
    add(lines, compareDocumentSearch(url, redis.url()));
    add(lines, compareOpening(url, redis));
    add(lines, compareTransfer(url));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it draws the PDF that it opens
    QGuiApplication application(argc, argv);
    if (application.arguments().value(1) == u"window")
        return measureWindow(application.arguments().sliced(1));
    const Options options = optionsOf(application);
    if (!options.generateInto.isEmpty()) {
        fill(options.generateInto, options.part == u"documents" ? 0 : options.reviews, options.part == u"reviews" ? 0 : options.documents);
        return 0;
    }
    TestPostgres postgres;
    TestRedis redis;
    if (!postgres.isRunning() || !redis.isRunning())
        qFatal("the servers do not start: %s %s", qPrintable(postgres.error()), qPrintable(redis.error()));
    std::vector<Comparison> lines;
    if (options.part != u"reviews")
        measureDocuments(lines, postgres, redis, options);
    if (options.part != u"documents")
        measureReviews(lines, postgres, redis, options);
    print(lines);
    return 0;
}
