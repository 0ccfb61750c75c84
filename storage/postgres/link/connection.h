// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/connect/postgres_access.h"
#include "storage/postgres/session/rows.h"
#include "storage/postgres/session/statement_limits.h"

#include <QVariantList>

#include <functional>
#include <memory>

struct pg_conn;

namespace lectern::postgres {

/// One connection to PostgreSQL. Each call connects if necessary and respects its limits.
///
/// Thread: the one that created it (QSqlDatabase's rule); the stop_token may be used on any.
/// Reconnects on the next statement after a loss, at most twice a second. Never retries a statement that may have written. Owns: its session.
class PostgresConnection
{
public:
    /// Whether the server plans a statement for each set of values, or once: for the few frequent ones whose plan does not depend on
    /// the values. Those use libpq directly, because the driver's EXECUTE is a text that the server parses each time.
    enum class Plans { ByValues, Once };

    /// `name` appears in pg_stat_activity ("lectern reader 1").
    PostgresConnection(PostgresAccess access, QString name, Plans plans = Plans::ByValues);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// Connects if not connected. Errors: Unavailable, Denied, Timeout, NotFound (no such database), InvalidRequest
    /// (the URL); each names its reason. After a failed attempt all connections to the same URL share one attempt
    /// per half second; in between this fails at once with the last error. Waits while the budget is used up.
    [[nodiscard]] Result<void> open(const StatementLimits &limits = {});
    [[nodiscard]] bool isOpen() const;
    void close();
    /// Closes the connection if somebody else may need it. Call it before going idle.
    void closeIfTight();

    /// Runs one statement, prepared once per connection and SQL text (the most recent 64 stay prepared).
    /// Values bind to the `?` in order; a string must not contain U+0000.
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {}, const StatementLimits &limits = {});
    /// Runs a script of several statements without values, unprepared.
    [[nodiscard]] Result<void> runScript(const QString &sql, const StatementLimits &limits = {});
    /// EXPLAIN (FORMAT JSON) of a statement with `?` for values; never runs it.
    [[nodiscard]] Result<QByteArray> explain(const QString &sql, const QVariantList &values, const StatementLimits &limits = {});
    /// The first cell, a bytea, of a statement with `?` for values, in binary format: as text it is twice as long and slow to
    /// parse. Empty when there is no row.
    [[nodiscard]] Result<QByteArray> readBinary(const QString &sql, const QVariantList &values, const StatementLimits &limits = {});
    /// Whether a transaction may only write while all triggers that enforce the database's rules are intact (schema `guard`).
    enum class Guard { Required, NotAsked };
    /// BEGIN, `body`, COMMIT; ROLLBACK when `body` fails. Statements of the body never reconnect. The error
    /// isInDoubt() when the connection is lost during COMMIT, isUnguarded() when a trigger is missing, altered or disabled. Triggers
    /// are checked at the beginning and before COMMIT, when the locks of the written rows keep them from changing.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()> &body, Guard guard = Guard::Required);
    /// Feeds COPY ... FROM STDIN. `nextBlock` returns an empty array at the end. Errors abort the COPY.
    [[nodiscard]] Result<qint64> copyIn(const QString &copySql, const std::function<QByteArray()> &nextBlock, const StatementLimits &limits = {});

    /// Number of open connections in this process. Thread: any.
    [[nodiscard]] static int openCount();
    /// The libpq connection under the Qt driver; null while closed.
    [[nodiscard]] pg_conn *handle() const;

private:
    friend class LimitScope;
    /// Sets the upper limits of all later statements. Returns the previous ones.
    [[nodiscard]] StatementLimits replaceMost(StatementLimits most);

    struct Private;
    std::unique_ptr<Private> d;
};

/// Whether it is unknown if a transaction was committed: its connection was lost during COMMIT.
[[nodiscard]] bool isInDoubt(const StorageError &error);
/// Whether a write was refused because a trigger that enforces a rule is missing, altered or disabled.
[[nodiscard]] bool isUnguarded(const StorageError &error);

} // namespace lectern::postgres
