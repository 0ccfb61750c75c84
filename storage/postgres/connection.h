// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

struct pg_conn;
struct pg_result;

namespace lectern {

/// What one statement may take. A stop request or a passed deadline cancels the statement on the
/// server (PQcancel from a watchdog thread); a server that does not even answer that has its socket shut.
struct StatementLimits {
    std::chrono::milliseconds deadline{5000};
    std::stop_token stop;
};

/// The result of one statement, as QPSQL's own PGresult: cells are UTF-8 text owned by the result.
class Rows
{
public:
    explicit Rows(QSqlQuery query);
    [[nodiscard]] int rowCount() const;
    /// Valid until the Rows is destroyed or the statement runs again. Requires: indices in range.
    [[nodiscard]] QByteArrayView cell(int row, int column) const;
    [[nodiscard]] bool isNull(int row, int column) const;
    [[nodiscard]] qint64 toInt64(int row, int column) const;
    [[nodiscard]] double toDouble(int row, int column) const;
    [[nodiscard]] QString toString(int row, int column) const;
    [[nodiscard]] qint64 affectedRowCount() const;

private:
    QSqlQuery m_query;
    pg_result *m_result = nullptr; // owned by m_query
};

/// One QPSQL connection and what Qt SQL lacks around it: deadlines, cancel, reconnect, the libpq handle for COPY.
///
/// Thread: the one that created it (QSqlDatabase's rule); cancel comes through the stop_token from any.
/// Reconnects on the next statement after a loss, at most twice a second. Never retries a statement that may have written.
class PostgresConnection
{
public:
    /// `url`: a libpq URI or keyword string. `name` appears in pg_stat_activity ("lectern reader 1").
    PostgresConnection(QString url, QString name);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection &) = delete;
    PostgresConnection &operator=(const PostgresConnection &) = delete;

    /// Connects if not connected. Errors: Unavailable, Denied, Timeout (each names its reason).
    [[nodiscard]] Result<void> open();
    [[nodiscard]] bool isOpen() const;
    void close();

    /// Runs one statement, prepared once per connection and SQL text (the most recent 64 stay prepared).
    /// Values bind to $1.. in order (write them as `?` or `$n`? : Qt's positional `?`).
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {}, const StatementLimits &limits = {});
    /// Runs a script of several statements without values, unprepared.
    [[nodiscard]] Result<void> runScript(const QString &sql, const StatementLimits &limits = {});
    /// BEGIN, `body`, COMMIT; ROLLBACK when `body` fails.
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>()> &body);
    /// Feeds COPY ... FROM STDIN. `nextBlock` returns an empty array at the end. Errors abort the COPY.
    [[nodiscard]] Result<qint64> copyIn(const QString &copySql, const std::function<QByteArray()> &nextBlock, const StatementLimits &limits = {});

    /// The libpq connection under the Qt driver; null while closed.
    [[nodiscard]] pg_conn *handle() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern
