// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/postgres/connect/connection_budget.h"
#include "storage/postgres/connect/connection_target.h"
#include "storage/postgres/connect/postgres_access.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

struct pg_cancel;
struct pg_conn;

namespace lectern::postgres {

/// One session of the Qt driver with the server: paid out of the budget, opened behind the gate once a probe has heard the server, and given
/// back.
///
/// Thread: the one that created it (QSqlDatabase's rule). Owns: the driver's connection.
class DriverSession
{
public:
    using Clock = std::chrono::steady_clock;

    DriverSession(PostgresAccess access, QString name);
    DriverSession(const DriverSession &) = delete;
    DriverSession &operator=(const DriverSession &) = delete;

    /// Opens it; `setUp` runs before it counts as open, and its failure closes it. Errors: see PostgresConnection::open().
    [[nodiscard]] Result<void> open(Clock::time_point deadline, const std::stop_token &stop, const std::function<Result<void>()> &setUp);
    void close();
    /// The server is still there, as far as can be known without asking.
    [[nodiscard]] bool isAlive() const;
    /// Somebody else of this program waits for a connection, or would have to.
    [[nodiscard]] bool isTight() const { return m_budget && m_budget->isTight(); }

    [[nodiscard]] pg_conn *handle() const { return m_handle; } ///< Owned by the Qt driver; null while closed.
    [[nodiscard]] const std::shared_ptr<pg_cancel> &cancel() const { return m_cancel; }
    [[nodiscard]] const QString &name() const { return m_name; }     ///< In pg_stat_activity.
    [[nodiscard]] const QString &qtName() const { return m_qtName; } ///< Among QSqlDatabase's connections.
    /// How many are open in this process. Thread: any.
    [[nodiscard]] static int openCount();

private:
    [[nodiscard]] Result<void> pay(Clock::time_point deadline, const std::stop_token &stop);
    void giveBack();
    [[nodiscard]] Result<void> openDriver(const ConnectionTarget &target, Clock::time_point deadline, const std::stop_token &stop);
    void noteOpened();
    void closeDriver();

    const QString m_url;
    const std::shared_ptr<ConnectionBudget> m_budget;
    const QString m_name;
    const QString m_qtName;
    bool m_isPaid = false; ///< Out of the budget.
    QString m_server;      ///< What is connected, for the log; empty: nothing.
    pg_conn *m_handle = nullptr;
    std::shared_ptr<pg_cancel> m_cancel;
};

} // namespace lectern::postgres
