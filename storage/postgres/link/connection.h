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

/// One connection to PostgreSQL for whoever asks it: each call connects if need be and keeps its limits.
///
/// Thread: the one that created it (QSqlDatabase's rule); cancel comes through the stop_token from any.
/// Reconnects on the next statement after a loss, at most twice a second. Never retries a statement that may have written. Owns: its session.
class PostgresConnection
{
public:
    /// Whether the server plans a statement anew for its values, or once: for the few that come again and again and whose plan no value
    /// can change. Those go by libpq's own protocol: the driver's EXECUTE is a text that the server has to read each time.
    enum class Plans { ByValues, Once };

    /// `name` appears in pg_stat_activity ("lectern reader 1").
    PostgresConnection(PostgresAccess access, QString name, Plans plans = Plans::ByValues);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// Connects if not connected. Errors: Unavailable, Denied, Timeout, NotFound (no such database), InvalidRequest
    /// (the URL); each names its reason. After a failed attempt all connections to the same URL share one attempt
    /// per half second; in between this fails at once with the last error. A budget that is spent is waited for.
    [[nodiscard]] Result<void> open(const StatementLimits &limits = {});
    [[nodiscard]] bool isOpen() const;
    void close();
    /// Closes an idle connection that somebody else may need: to be called before a rest.
    void closeIfTight();

    /// Runs one statement, prepared once per connection and SQL text (the most recent 64 stay prepared).
    /// Values bind to the `?` in order; a string may not hold U+0000.
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {}, const StatementLimits &limits = {});
    /// Runs a script of several statements without values, unprepared.
    [[nodiscard]] Result<void> runScript(const QString &sql, const StatementLimits &limits = {});
    /// The planner's EXPLAIN (FORMAT JSON) of a statement with `?` for values: never runs it.
    [[nodiscard]] Result<QByteArray> explain(const QString &sql, const QVariantList &values, const StatementLimits &limits = {});
    /// The first cell, a bytea, of what a statement with `?` for values answers, byte for byte: as text it is twice as long, and slow to
    /// read. Empty when there is no row.
    [[nodiscard]] Result<QByteArray> readBinary(const QString &sql, const QVariantList &values, const StatementLimits &limits = {});
    /// Whether a transaction writes only while all that the database promises with triggers stands (schema `guard`).
    enum class Guard { Required, NotAsked };
    /// BEGIN, `body`, COMMIT; ROLLBACK when `body` fails. Statements of the body never reconnect. An error
    /// that isInDoubt() when the connection is lost during COMMIT, one that isUnguarded() when a trigger is missing, altered or off:
    /// asked for at the beginning, and once more before COMMIT, when the locks of what was written keep the triggers as they were.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()> &body, Guard guard = Guard::Required);
    /// Feeds COPY ... FROM STDIN. `nextBlock` returns an empty array at the end. Errors abort the COPY.
    [[nodiscard]] Result<qint64> copyIn(const QString &copySql, const std::function<QByteArray()> &nextBlock, const StatementLimits &limits = {});

    /// How many stand in this process. Thread: any.
    [[nodiscard]] static int openCount();
    /// The libpq connection under the Qt driver; null while closed.
    [[nodiscard]] pg_conn *handle() const;

private:
    friend class LimitScope;
    /// What statements get at most from now on. Returns what they got before.
    [[nodiscard]] StatementLimits replaceMost(StatementLimits most);

    struct Private;
    std::unique_ptr<Private> d;
};

/// Whether it is not known what became of a transaction: its connection was lost during COMMIT.
[[nodiscard]] bool isInDoubt(const StorageError &error);
/// Whether a write was refused because a trigger that a promise hangs on is missing, altered or off.
[[nodiscard]] bool isUnguarded(const StorageError &error);

} // namespace lectern::postgres
