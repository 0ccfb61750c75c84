// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/opening.h"

#include "app/opening/sample_filling.h"
#include "app/opening/workspace_database.h"
#include "storage/postgres/connect/connection_target.h"
#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"

#include <QCoreApplication>

namespace lectern::app {

using namespace postgres;
using namespace schema;
using namespace workspace;

namespace {

QString words(const char *text) { return QCoreApplication::translate("Opening", text); }

} // namespace

QString serverNameOf(const QString &postgresUrl)
{
    const auto target = ConnectionTarget::fromUrl(postgresUrl);
    return target ? target->serverName() : QStringLiteral("PostgreSQL");
}

/// Migrates a private workspace without asking, after a dump; not a team's tables, which others use, too.
Result<void> Opening::prepareSchema(PostgresConnection &connection, const OpenServers &servers, const Tell &tell, const std::stop_token &stop)
{
    auto status = readSchemaStatus(connection);
    const bool isUnprepared = status && (status->fit == SchemaFit::Empty || status->fit == SchemaFit::Behind);
    m_mayPrepareTables = isUnprepared && status->mayPrepare;
    if (isUnprepared && servers.workspace) {
        if (auto dumped = dumpBeforeUpdate(*servers.workspace, servers.config.postgresUrl, *status, tell, stop); !dumped)
            return dumped;
    }
    if (isUnprepared && (servers.workspace || m_tables == TeamTables::Prepare)) {
        tell(words(QT_TRANSLATE_NOOP("Opening", "Preparing the tables")));
        status = migrateUp(connection);
        m_mayPrepareTables = false;
    }
    if (!status)
        return failureOf(status);
    if (status->fit != SchemaFit::Exact)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, status->advice);
    return {};
}

Opening::Opening(QString home, QString postgresUrl, QString redisUrl, Result<Lifetimes> lifetimes, Result<int> connectionLimit)
    : m_home(std::move(home))
    , m_postgresUrl(std::move(postgresUrl))
    , m_redisUrl(std::move(redisUrl))
    , m_lifetimes(std::move(lifetimes))
    , m_connectionLimit(std::move(connectionLimit))
{
}

Opening::Opening(const Settings &settings)
    : Opening(settings.home(), settings.postgresUrl(), settings.redisUrl(), settings.cacheLifetimes(), settings.connectionLimit())
{
}

Result<OpenServers> Opening::findServers(const Tell &tell, const std::stop_token &stop) const
{
    if (!m_lifetimes)
        return failureOf(m_lifetimes);
    if (!m_connectionLimit)
        return failureOf(m_connectionLimit);
    OpenServers servers;
    servers.config.lifetimes = *m_lifetimes;
    servers.config.connectionLimit = *m_connectionLimit;
    if (!m_postgresUrl.isEmpty()) {
        servers.config.postgresUrl = m_postgresUrl;
        servers.config.redisUrl = m_redisUrl;
        servers.serverName = serverNameOf(m_postgresUrl);
        return servers;
    }
    servers.workspace = makeWorkspace(m_home);
    const auto status = servers.workspace->start(tell, stop);
    if (!status)
        return failureOf(status);
    servers.config.postgresUrl = status->postgresUrl;
    servers.config.redisUrl = m_redisUrl.isEmpty() ? status->redisUrl : m_redisUrl;
    servers.config.backupRecord = Backups(servers.workspace->folder()).recordFile();
    servers.serverName = words(QT_TRANSLATE_NOOP("Opening", "local workspace"));
    return servers;
}

Result<OpenServers> Opening::run(OpeningGoal goal, const Tell &tell, std::stop_token stop)
{
    auto servers = findServers(tell, stop);
    if (!servers || goal == OpeningGoal::Servers)
        return servers;
    tell(words(QT_TRANSLATE_NOOP("Opening", "Connecting to PostgreSQL")));
    PostgresConnection connection(servers->config.postgresUrl, QStringLiteral("lectern opening"));
    if (auto opened = connection.open(); !opened)
        return failureOf(opened);
    if (goal == OpeningGoal::Connected)
        return servers;
    if (auto prepared = prepareSchema(connection, *servers, tell, stop); !prepared)
        return failureOf(prepared);
    if (goal == OpeningGoal::Sample && servers->workspace != nullptr) {
        if (auto filled = fillWithSample(m_home, servers->config, connection, tell, stop); !filled)
            return failureOf(filled);
    }
    return servers;
}

} // namespace lectern::app
