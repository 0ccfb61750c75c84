// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/driver_session.h"
#include "storage/postgres/session/pg_result.h"
#include "storage/postgres/session/planned_statements.h"
#include "storage/postgres/session/prepared_statements.h"
#include "storage/postgres/session/rows.h"
#include "storage/postgres/session/statement_limits.h"
#include "storage/postgres/session/statement_watchdog.h"

#include <QVariantList>

namespace lectern::postgres {

/// A session with the server that runs statements, each watched and logged. It is opened and set up on demand, and closed when it
/// is no longer reliable. Turns the server's messages into errors.
///
/// Thread: the one that created it (QSqlDatabase's rule). Owns: the driver's session and its prepared statements.
class StatementSession
{
public:
    /// `isPlannedOnce`: see PostgresConnection::Plans.
    StatementSession(PostgresAccess access, QString name, bool isPlannedOnce);
    ~StatementSession() { close(); }
    StatementSession(const StatementSession &) = delete;
    StatementSession &operator=(const StatementSession &) = delete;

    /// Opens it unless it is open, and adapts the server's own timeout to these limits.
    [[nodiscard]] Result<void> makeReady(const RunningLimits &limits);
    void close();
    [[nodiscard]] bool isAlive() const { return m_driver.isAlive(); }
    [[nodiscard]] bool isTight() const { return m_driver.isTight(); }
    [[nodiscard]] pg_conn *handle() const { return m_driver.handle(); }

    /// Runs one statement, prepared once per session and SQL text; calls makeReady().
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values, const RunningLimits &limits);
    /// Runs several statements without values, unprepared; calls makeReady().
    [[nodiscard]] Result<void> runScript(const QString &sql, const RunningLimits &limits);
    /// Runs one statement that returns rows, unprepared; calls makeReady(). `sql`: see withNumberedParameters().
    [[nodiscard]] Result<PgResult> runBound(const QByteArray &sql, const QVariantList &values, ResultFormat format, const RunningLimits &limits);
    /// Requires: makeReady() was called.
    [[nodiscard]] Result<PgResult> exec(const QByteArray &sql, const RunningLimits &limits);

    /// During a transaction, a lost session is not reopened.
    void setInTransaction(bool isInTransaction) { m_isInTransaction = isInTransaction; }
    [[nodiscard]] bool isInTransaction() const { return m_isInTransaction; }
    [[nodiscard]] static StorageError lostInTransaction();

    /// For calls on the handle itself: watches the call ...
    [[nodiscard]] StatementWatch watch(const RunningLimits &limits) const;
    /// ... and finishes it: `answer`, or the error if it is not the expected one (`isAsked`).
    [[nodiscard]] Result<PgResult> settled(PgResult answer, bool isAsked, const QString &statement, StatementWatch::Outcome outcome);

private:
    [[nodiscard]] Result<void> setUp(const RunningLimits &limits);
    [[nodiscard]] Result<void> allowFor(const RunningLimits &limits);
    [[nodiscard]] Result<Rows> runPrepared(const QString &sql, const QVariantList &values, const RunningLimits &limits);
    [[nodiscard]] Result<Rows> runPlanned(const QString &sql, const QVariantList &values, const RunningLimits &limits);
    [[nodiscard]] StorageError errorAfter(QByteArrayView sqlState, const QString &message, const QString &statement, StatementWatch::Outcome outcome);

    DriverSession m_driver;
    const bool m_isPlannedOnce;
    PreparedStatements m_prepared;
    PlannedStatements m_planned;
    std::chrono::milliseconds m_serverTimeout{0}; ///< The server's current value.
    bool m_isInTransaction = false;
};

} // namespace lectern::postgres
