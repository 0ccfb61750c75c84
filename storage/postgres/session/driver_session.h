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

/// One connection of the Qt driver to the server: reserves it in the budget, passes the connect gate, opens after a probe has got
/// a reply from the server, and gives it back to the budget.
///
/// Thread: the one that created it (a rule of QSqlDatabase). Owns: the driver's connection.
class DriverSession
{
public:
    using Clock = std::chrono::steady_clock;

    DriverSession(PostgresAccess access, QString name);
    ~DriverSession() { close(); }
    DriverSession(const DriverSession &) = delete;
    DriverSession &operator=(const DriverSession &) = delete;

    /// `setUp` runs as the last step; if it fails, the connection is closed. Errors: see PostgresConnection::open().
    [[nodiscard]] Result<void> open(Clock::time_point deadline, const std::stop_token &stop, const std::function<Result<void>()> &setUp);
    void close();
    /// Whether the server is still connected, as far as can be known without a query.
    [[nodiscard]] bool isAlive() const;
    /// Whether others in this program wait for a connection or would have to.
    [[nodiscard]] bool isTight() const { return m_budget && m_budget->isTight(); }

    [[nodiscard]] pg_conn *handle() const { return m_handle; } ///< Owned by the Qt driver; null while closed.
    [[nodiscard]] const std::shared_ptr<pg_cancel> &cancel() const { return m_cancel; }
    [[nodiscard]] const QString &name() const { return m_name; }     ///< As shown in pg_stat_activity.
    [[nodiscard]] const QString &qtName() const { return m_qtName; } ///< The name of its QSqlDatabase connection.
    /// Number of open sessions in this process. Thread: any.
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
    bool m_isPaid = false; ///< Whether it holds one of the budget's connections.
    QString m_server;      ///< Description of the server, for the log; empty: not connected.
    pg_conn *m_handle = nullptr;
    std::shared_ptr<pg_cancel> m_cancel;
};

} // namespace lectern::postgres
