// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArrayView>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

struct pg_conn;
struct pg_result;

namespace lectern::postgres {

class ConnectionBudget;

/// Which PostgreSQL, and out of which budget a connection to it is paid. A URL alone: out of none.
struct PostgresAccess {
    PostgresAccess(QString url_, std::shared_ptr<ConnectionBudget> budget_ = {}) // NOLINT(google-explicit-constructor)
        : url(std::move(url_))
        , budget(std::move(budget_))
    {
    }
    QString url; ///< A libpq URI or keyword string.
    std::shared_ptr<ConnectionBudget> budget;
};

/// What one statement may take. A stop request or a passed deadline cancels the statement on the
/// server (PQcancel from a watchdog thread); a server that does not even answer that has its socket shut.
struct StatementLimits {
    std::chrono::milliseconds deadline{5000};
    std::stop_token stop;
};

/// The result of one statement, a PGresult: cells are UTF-8 text owned by the result.
/// It outlives its connection, but not the thread.
class Rows
{
public:
    explicit Rows(std::shared_ptr<QSqlQuery> query);
    explicit Rows(std::shared_ptr<pg_result> result);
    [[nodiscard]] int rowCount() const;
    /// Valid until the Rows is destroyed. Requires: indices in range.
    [[nodiscard]] QByteArrayView cell(int row, int column) const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] qint64 toInt64(int row, int column) const;
    [[nodiscard]] double toDouble(int row, int column) const;
    [[nodiscard]] bool toBool(int row, int column) const;
    [[nodiscard]] QString toString(int row, int column) const;
    [[nodiscard]] qint64 affectedRowCount() const;

private:
    std::shared_ptr<void> m_owner; ///< The driver's query, or the result itself.
    pg_result *m_result = nullptr;
};

/// One QPSQL connection and what Qt SQL lacks around it: deadlines, cancel, reconnect, the libpq handle for COPY.
///
/// Thread: the one that created it (QSqlDatabase's rule); cancel comes through the stop_token from any.
/// Reconnects on the next statement after a loss, at most twice a second. Never retries a statement that may have written.
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
    struct Private;
    std::unique_ptr<Private> d;
};

/// Whether it is not known what became of a transaction: its connection was lost during COMMIT.
[[nodiscard]] bool isInDoubt(const StorageError &error);
/// Whether a write was refused because a trigger that a promise hangs on is missing, altered or off.
[[nodiscard]] bool isUnguarded(const StorageError &error);

/// While it lives, a connection's statements get at most this time, and heed this stop if they bring none of their own.
/// COMMIT and ROLLBACK are left alone.
///
/// Thread: the connection's. Borrows the connection.
class LimitScope
{
public:
    LimitScope(PostgresConnection &connection, StatementLimits most);
    ~LimitScope();
    LimitScope(const LimitScope &) = delete;
    LimitScope &operator=(const LimitScope &) = delete;

private:
    PostgresConnection &m_connection;
    StatementLimits m_before;
};

} // namespace lectern::postgres
