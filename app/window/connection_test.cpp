// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connection_test.h"
#include "models/errors/error_text.h"

#include "storage/postgres/link/connection.h"
#include "storage/redis/redis_connection.h"
#include "storage/schema/migrations.h"

#include <QCoreApplication>
#include <QtConcurrent>

namespace lectern::app {

using namespace errors;
using namespace postgres;
using namespace redis;
using namespace schema;
using namespace ui;

namespace {

QString words(const char *text) { return QCoreApplication::translate("ConnectionTest", text); }

struct ServerReply {
    bool isOk = false;
    QString text;
};

ServerReply tryPostgres(const QString &url)
{
    if (url.isEmpty())
        return {true, words(QT_TRANSLATE_NOOP("ConnectionTest", "The private workspace will be used."))};
    PostgresConnection connection(url, QStringLiteral("lectern connection test"));
    if (const auto opened = connection.open(); !opened)
        return {false, explanationOf(opened.error())};
    const auto version = connection.run(QStringLiteral("SELECT current_setting('server_version')"));
    const auto schema = readSchemaStatus(connection);
    if (!version || !schema)
        return {false, version ? explanationOf(schema.error()) : explanationOf(version.error())};
    switch (schema->fit) {
    case SchemaFit::Exact: return {true, words(QT_TRANSLATE_NOOP("ConnectionTest", "PostgreSQL %1 answers.")).arg(version->toString(0, 0))};
    case SchemaFit::Empty:
    case SchemaFit::Behind:
        return {true,
                words(QT_TRANSLATE_NOOP("ConnectionTest", "PostgreSQL %1 answers. Its tables will be prepared for this program."))
                    .arg(version->toString(0, 0))};
    case SchemaFit::Ahead:
    case SchemaFit::Altered: return {false, schema->advice};
    }
    Q_UNREACHABLE();
}

ServerReply tryRedis(const QString &url)
{
    if (url.isEmpty())
        return {true, words(QT_TRANSLATE_NOOP("ConnectionTest", "Lectern will work without a shared cache."))};
    RedisConnection connection(url, "lectern-connection-test");
    constexpr std::chrono::seconds timeout{3};
    if (const auto opened = connection.open(timeout); !opened)
        return {false, explanationOf(opened.error())};
    if (const auto answered = connection.ask(RedisCommand::ping(), timeout); !answered)
        return {false, explanationOf(answered.error())};
    return {true, words(QT_TRANSLATE_NOOP("ConnectionTest", "Redis answers."))};
}

} // namespace

QFuture<ConnectionReport> testConnections(const QString &postgresUrl, const QString &redisUrl)
{
    return QtConcurrent::run([postgresUrl, redisUrl] {
        const ServerReply postgres = tryPostgres(postgresUrl);
        const ServerReply redis = tryRedis(redisUrl);
        return ConnectionReport{postgres.isOk, postgres.text, redis.isOk, redis.text};
    });
}

} // namespace lectern::app
