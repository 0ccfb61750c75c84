// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/import_bench.h"

#include "storage/schema/migrations.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <libpq-fe.h>

namespace lectern::bench {

using namespace postgres;
using namespace schema;

namespace {

const char fileColumns[] = "platform, entity_type, entity_id, entity_name, platform_review_id as review_id, author_name as author,"
                           " is_verified as verified, title, review_text, language, rating, helpful_count, owner_reply, reviewed_at as date";

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

void requireOk(PGconn *connection, PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_COPY_IN && status != PGRES_COPY_OUT)
        qFatal("libpq: %s", PQerrorMessage(connection));
}

/// Writes `rows` of the generated reviews as CSV with a header.
void exportCsv(const QString &url, const QString &fileName, qint64 rows)
{
    const Connection connection(PQconnectdb(url.toUtf8().constData()), &PQfinish);
    const QByteArray sql = QByteArray("copy (select ") + fileColumns + " from reviews limit " + QByteArray::number(rows)
        + ") to stdout (format csv, header)";
    requireOk(connection.get(), PQexec(connection.get(), sql.constData()));
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s: %s", qPrintable(fileName), qPrintable(file.errorString()));
    char *line = nullptr;
    for (int bytes = 0; (bytes = PQgetCopyData(connection.get(), &line, 0)) > 0; PQfreemem(line))
        file.write(line, bytes);
}

/// Seconds of COPY into a bare table of text columns.
double copySeconds(const QString &url, const QString &fileName)
{
    const Connection connection(PQconnectdb(url.toUtf8().constData()), &PQfinish);
    requireOk(
        connection.get(),
        PQexec(connection.get(),
               "create table bare (platform text, entity_type text, entity_id text, entity_name text, review_id text, author text, verified bool,"
               " title text, review_text text, language text, rating numeric, helpful_count int, owner_reply text, date timestamptz)"));
    QElapsedTimer timer;
    timer.start();
    requireOk(connection.get(), PQexec(connection.get(), "copy bare from stdin (format csv, header)"));
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(fileName), qPrintable(file.errorString()));
    for (QByteArray block = file.read(1 << 16); !block.isEmpty(); block = file.read(1 << 16))
        PQputCopyData(connection.get(), block.constData(), int(block.size()));
    PQputCopyEnd(connection.get(), nullptr);
    requireOk(connection.get(), PQgetResult(connection.get()));
    return double(timer.nsecsElapsed()) / 1e9;
}

double importSeconds(const QString &url, const QString &fileName, const QString &home, qint64 rows)
{
    QProcess import;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), url);
    environment.insert(QStringLiteral("LECTERN_REDIS_URL"), QString());
    environment.insert(QStringLiteral("LECTERN_HOME"), home);
    import.setProcessEnvironment(environment);
    import.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    import.start(QCoreApplication::applicationDirPath() + QStringLiteral("/lecternctl"),
                 {QStringLiteral("import"), fileName, QStringLiteral("--no-sentiment"), QStringLiteral("--json")});
    if (!import.waitForFinished(-1) || import.exitCode() != 0)
        qFatal("lecternctl import failed");
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const QJsonObject report = QJsonDocument::fromJson(import.readAllStandardOutput()).object();
    if (report.value(QStringLiteral("total")).toObject().value(QStringLiteral("inserted")).toInteger() != rows)
        qFatal("lecternctl import did not insert every row");
    return seconds;
}

} // namespace

Comparison compareImport(TestPostgres &server, const Site &site, qint64 rows)
{
    const QTemporaryDir folder;
    const QString fileName = folder.filePath(QStringLiteral("reviews.csv"));
    exportCsv(site.postgresUrl, fileName, rows);
    std::vector<double> ours, theirs, ratios;
    for (int round = 0; round < 3; ++round) {
        const QString url = server.createDatabase(QStringLiteral("import%1").arg(round));
        PostgresConnection connection(url, QStringLiteral("bench"));
        if (const auto done = migrateUp(connection); !done)
            qFatal("%s", qPrintable(done.error().detail));
        theirs.push_back(double(rows) / copySeconds(url, fileName));
        ours.push_back(double(rows) / importSeconds(url, fileName, folder.path(), rows));
        ratios.push_back(ours.back() / theirs.back());
    }
    return {QStringLiteral("import of %1 rows | raw COPY without index").arg(rows),
            median(ours),
            median(theirs),
            QStringLiteral("rows/s"),
            median(ratios),
            QStringLiteral(">= 0.5")};
}

} // namespace lectern::bench
