// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "storage/api/result.h"
#include "storage/storage.h"
#include "storage/workspace/workspace.h"

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::postgres {
class PostgresConnection;
} // namespace lectern::postgres

namespace lectern::app {

/// How far to open; each goal includes the ones before it.
enum class OpeningGoal {
    Servers,   ///< The servers are known; private ones run.
    Connected, ///< Logged in to PostgreSQL, with any schema.
    Schema,    ///< The schema is this program's: a private workspace is migrated, a team's only if requested.
    Sample,    ///< A private workspace that never contained a review has the sample data.
};

/// What to do with a team's database whose tables are missing or older than this program's.
enum class TeamTables { LeaveAlone, Prepare };

/// Servers that answer and have the right schema.
struct OpenServers {
    std::unique_ptr<workspace::Workspace> workspace; ///< Holds a share of the private servers; null: other servers are configured.
    StorageConfig config;
    QString serverName; ///< "local workspace" or a host name.
};

/// The open storage and its servers. The members are destroyed in reverse order:
/// the storage before the share of the private servers.
struct OpenStorage {
    OpenServers servers;
    std::unique_ptr<Storage> storage;
};

/// Opens the servers, for the window and lecternctl: starts the private workspace
/// if no server is configured, connects, compares the schema, migrates, and adds sample data to a new workspace.
///
/// Thread: any; run() blocks (a second, longer at the first start), so never the GUI thread.
class Opening
{
public:
    using Tell = std::function<void(const QString &step)>;

    using Lifetimes = QHash<QString, std::chrono::seconds>;

    /// `postgresUrl` empty: the private workspace under `home`. If the lifetimes or the limit are invalid, run() returns their error.
    Opening(QString home, QString postgresUrl, QString redisUrl, Result<Lifetimes> lifetimes = {},
            Result<int> connectionLimit = StorageConfig().connectionLimit);
    explicit Opening(const Settings &settings);
    void setTeamTables(TeamTables tables) { m_tables = tables; } ///< Default: LeaveAlone.

    /// `tell` is called with a description of each step, on the calling thread.
    [[nodiscard]] Result<OpenServers> run(OpeningGoal goal, const Tell &tell, std::stop_token stop = {});
    /// After run() failed: whether the only reason is a team's missing or old tables, which this login may prepare.
    [[nodiscard]] bool mayPrepareTables() const { return m_mayPrepareTables; }

private:
    [[nodiscard]] Result<OpenServers> findServers(const Tell &tell, const std::stop_token &stop) const;
    [[nodiscard]] Result<void> prepareSchema(postgres::PostgresConnection &connection, const OpenServers &servers, const Tell &tell,
                                             const std::stop_token &stop);

    QString m_home;
    QString m_postgresUrl;
    QString m_redisUrl;
    Result<Lifetimes> m_lifetimes;
    Result<int> m_connectionLimit;
    TeamTables m_tables = TeamTables::LeaveAlone;
    bool m_mayPrepareTables = false;
};

/// The host in a libpq URI or keyword string, for people.
[[nodiscard]] QString serverNameOf(const QString &postgresUrl);

} // namespace lectern::app
