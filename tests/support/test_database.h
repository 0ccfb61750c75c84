// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/statement_limits.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

namespace lectern {

/// A PostgreSQL whose one database is for tests of the code that runs statements in it.
///
/// Thread: the test's. Owns: the server.
class TestDatabase
{
public:
    enum class Schema { None, Newest };

    /// On failure, `error` contains the reason.
    explicit TestDatabase(Schema schema = Schema::None)
    {
        if (!server.isRunning())
            error = server.error();
        else if (schema == Schema::Newest)
            migrate();
    }

    [[nodiscard]] QString url() const { return server.url(name); }
    [[nodiscard]] QString urlAs(const QString &user, const QString &password) const { return server.urlAs(user, password, name); }
    bool execute(const QString &sql) { return server.execute(name, sql); }
    /// The first cell of a query's result.
    [[nodiscard]] QString value(const QString &sql) { return server.value(name, sql); }

    TestPostgres server;
    QString error;

private:
    void migrate()
    {
        postgres::PostgresConnection connection(url(), QStringLiteral("test database"));
        if (const auto migrated = schema::migrateUp(connection); !migrated)
            error = migrated.error().detail;
    }

    static inline const QString name = QStringLiteral("postgres");
};

/// Limits that no statement of a test reaches unless it hangs.
[[nodiscard]] inline postgres::RunningLimits fiveSeconds() { return postgres::RunningLimits(postgres::StatementLimits()); }

} // namespace lectern
