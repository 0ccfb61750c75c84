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

/// A session with the server on which statements are run, each watched and logged: opened and set up when one needs it, closed when it
/// cannot be trusted any more. What the server says of a failure becomes an error here.
///
/// Thread: the one that created it (QSqlDatabase's rule). Owns: the driver's session and what is prepared in it.
class StatementSession
{
public:
    /// `isPlannedOnce`: see PostgresConnection::Plans.
    StatementSession(PostgresAccess access, QString name, bool isPlannedOnce);
    ~StatementSession() { close(); }
    StatementSession(const StatementSession &) = delete;
    StatementSession &operator=(const StatementSession &) = delete;

    /// Opens it unless it is open, and sees to it that the server's own timeout leaves this time.
    [[nodiscard]] Result<void> makeReady(const RunningLimits &limits);
    void close();
    [[nodiscard]] bool isAlive() const { return m_driver.isAlive(); }
    [[nodiscard]] bool isTight() const { return m_driver.isTight(); }
    [[nodiscard]] pg_conn *handle() const { return m_driver.handle(); }

    /// One statement, prepared once per session and SQL text; makes ready.
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values, const RunningLimits &limits);
    /// Several statements without values, unprepared; makes ready.
    [[nodiscard]] Result<void> runScript(const QString &sql, const RunningLimits &limits);
    /// One statement that answers rows, unprepared; makes ready. `sql`: see withNumberedParameters().
    [[nodiscard]] Result<PgResult> runBound(const QByteArray &sql, const QVariantList &values, ResultFormat format, const RunningLimits &limits);
    /// Requires: it is ready.
    [[nodiscard]] Result<PgResult> exec(const QByteArray &sql, const RunningLimits &limits);

    /// While a transaction is on, a session that is lost is not opened again.
    void setInTransaction(bool isInTransaction) { m_isInTransaction = isInTransaction; }
    [[nodiscard]] bool isInTransaction() const { return m_isInTransaction; }
    [[nodiscard]] static StorageError lostInTransaction();

    /// For what is asked of the handle itself: watches it, ...
    [[nodiscard]] StatementWatch watch(const RunningLimits &limits) const;
    /// ... and takes what came of it: `answer`, or if it is not what was asked for the error.
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
    std::chrono::milliseconds m_serverTimeout{0}; ///< As the server has it now.
    bool m_isInTransaction = false;
};

} // namespace lectern::postgres
