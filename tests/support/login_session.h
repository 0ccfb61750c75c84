// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <libpq-fe.h>

#include <memory>

namespace lectern {

/// A server's response to one SQL text.
struct Said {
    QByteArray state; ///< SQLSTATE; empty: success.
    QString message;
    QString cell; ///< The first cell of the last result.
    int rowCount = 0;
    [[nodiscard]] bool isDone() const { return state.isEmpty(); }
    [[nodiscard]] bool isDenied() const { return state == "42501"; }
};

/// A session like psql's, with libpq and none of Lectern's code.
///
/// Thread: the test's. Owns: its connection.
class LoginSession
{
public:
    explicit LoginSession(const QString &url) : m_connection(PQconnectdb(url.toUtf8().constData()), &PQfinish) {}

    [[nodiscard]] bool isOpen() const { return PQstatus(m_connection.get()) == CONNECTION_OK; }
    Said run(const QString &sql)
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(m_connection.get(), sql.toUtf8().constData()), &PQclear);
        Said said;
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            const char *state = result ? PQresultErrorField(result.get(), PG_DIAG_SQLSTATE) : nullptr;
            said.state = state ? state : "lost";
            said.message = QString::fromUtf8(PQerrorMessage(m_connection.get())).trimmed();
            return said;
        }
        said.rowCount = PQntuples(result.get());
        if (said.rowCount > 0)
            said.cell = QString::fromUtf8(PQgetvalue(result.get(), 0, 0));
        return said;
    }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection;
};

} // namespace lectern
