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

/// How far an opening goes; each goal includes those before it.
enum class OpeningGoal {
    Servers,   ///< The servers are known; the private ones run.
    Connected, ///< PostgreSQL lets us in. The schema may be any.
    Schema,    ///< The schema is this program's. Of a private workspace it was brought there; a team's only if that was asked for.
    Sample,    ///< A private workspace that never held a review has the sample data.
};

/// What to do with a team's database whose tables are older than this program's, or that has none.
enum class TeamTables { LeaveAlone, Prepare };

/// Servers that answer and hold the right schema.
struct OpenServers {
    std::unique_ptr<workspace::Workspace> workspace; ///< A share of the private servers; null when others are configured.
    StorageConfig config;
    QString serverName; ///< "local workspace" or a host name.
};

/// Storage that is open, and the servers it stands on. The order of the members is the order of destruction
/// backwards: storage ends before the share of the private servers.
struct OpenStorage {
    OpenServers servers;
    std::unique_ptr<Storage> storage;
};

/// The way from nothing to servers that can be used, shared by the window and lecternctl: start the private workspace
/// when no server is configured, connect, compare the schema, migrate, give a fresh workspace the sample data.
///
/// Thread: any; run() blocks (a second, at the first start some more), so never the GUI thread.
class Opening
{
public:
    using Tell = std::function<void(const QString &step)>;

    using Lifetimes = QHash<QString, std::chrono::seconds>;

    /// `postgresUrl` empty: the private workspace under `home`. Lifetimes and a limit that cannot be are what run() fails with.
    Opening(QString home, QString postgresUrl, QString redisUrl, Result<Lifetimes> lifetimes = {},
            Result<int> connectionLimit = StorageConfig().connectionLimit);
    explicit Opening(const Settings &settings);
    void setTeamTables(TeamTables tables) { m_tables = tables; } ///< They are left alone otherwise.

    /// `tell` hears each step in plain words, on the calling thread.
    [[nodiscard]] Result<OpenServers> run(OpeningGoal goal, const Tell &tell, std::stop_token stop = {});
    /// After run() failed: only the tables of a team's database are missing or old, and this login may prepare them.
    [[nodiscard]] bool mayPrepareTables() const { return m_mayPrepareTables; }

private:
    [[nodiscard]] Result<OpenServers> findServers(const Tell &tell) const;
    [[nodiscard]] Result<void> prepareSchema(postgres::PostgresConnection &connection, bool isPrivate, const Tell &tell);

    QString m_home;
    QString m_postgresUrl;
    QString m_redisUrl;
    Result<Lifetimes> m_lifetimes;
    Result<int> m_connectionLimit;
    TeamTables m_tables = TeamTables::LeaveAlone;
    bool m_mayPrepareTables = false;
};

/// The host of a libpq URI or keyword string, for people.
[[nodiscard]] QString serverNameOf(const QString &postgresUrl);

} // namespace lectern::app
