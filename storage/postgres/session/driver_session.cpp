// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/driver_session.h"

#include "storage/api/waiting.h"
#include "storage/metrics/server_log.h"
#include "storage/postgres/connect/connect_gate.h"
#include "storage/postgres/connect/server_probe.h"
#include "storage/postgres/errors/connect_text.h"
#include "storage/postgres/errors/postgres_error.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <libpq-fe.h>

#include <algorithm>
#include <atomic>
#include <utility>

namespace lectern::postgres {

using namespace metrics;

namespace {

using namespace std::chrono_literals;

/// Tries when the server refuses the driver, although a probe a moment later succeeds.
constexpr int mostOpenings = 5;
/// Pause before retrying a server without room for a connection.
constexpr std::chrono::milliseconds firstPause = 50ms;
constexpr std::chrono::milliseconds longestPause = 400ms;
std::atomic<int> openSessions{0};

QString nextQtName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("lectern-%1").arg(++count);
}

} // namespace

DriverSession::DriverSession(PostgresAccess access, QString name)
    : m_url(std::move(access.url))
    , m_budget(std::move(access.budget))
    , m_name(std::move(name))
    , m_qtName(nextQtName())
{
}

int DriverSession::openCount() { return openSessions; }

bool DriverSession::isAlive() const
{
    if (!m_handle || PQstatus(m_handle) != CONNECTION_OK)
        return false;
    // A server that went away while idle has sent a last message and then the end of the stream: two reads are needed.
    return PQconsumeInput(m_handle) == 1 && PQconsumeInput(m_handle) == 1;
}

Result<void> DriverSession::open(Clock::time_point deadline, const std::stop_token &stop, const std::function<Result<void>()> &setUp)
{
    ignorePostgresEnvironment();
    const auto target = ConnectionTarget::fromUrl(m_url);
    if (!target)
        return failureOf(target);
    if (const auto paid = pay(deadline, stop); !paid)
        return paid;
    ConnectGate &gate = ConnectGate::of(m_url);
    if (const auto allowed = gate.enter(Clock::now()); !allowed) {
        giveBack();
        return allowed;
    }
    Result<void> opened;
    for (auto pause = firstPause;; pause *= 2) {
        opened = probe(*target, ProbeDepth::FirstWord, deadline, stop).and_then([&] { return openDriver(*target, deadline, stop); }).and_then(setUp);
        // The server may still count a connection that was closed a moment ago.
        const bool mayHaveRoomSoon = !opened && opened.error().state == "53300" && pause <= longestPause && Clock::now() + pause < deadline;
        if (!mayHaveRoomSoon || !waitUnlessStopped(pause, stop))
            break;
        closeDriver();
    }
    if (opened) {
        gate.noteSuccess();
        noteOpened();
        return {};
    }
    const bool isFull = opened.error().state == "53300" && m_budget && m_budget->noteRefusal(Clock::now()); // this one counts until close()
    close();
    if (isFull)
        return open(deadline, stop, setUp); // waits until another connection of this program is given back
    const ErrorCode code = opened.error().code;
    if (code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::Denied)
        gate.noteFailure(opened.error(), Clock::now());
    return opened;
}

void DriverSession::noteOpened()
{
    m_server = QStringLiteral("PostgreSQL %1 at %2 port %3, database %4, as %5")
                   .arg(QString::fromUtf8(PQparameterStatus(m_handle, "server_version")), QString::fromUtf8(PQhost(m_handle)),
                        QString::fromUtf8(PQport(m_handle)), QString::fromUtf8(PQdb(m_handle)), QString::fromUtf8(PQuser(m_handle)));
    qCInfo(serverLog, "connected to %s: %s", qUtf8Printable(m_server), qUtf8Printable(m_name));
}

Result<void> DriverSession::pay(Clock::time_point deadline, const std::stop_token &stop)
{
    if (!m_budget || m_isPaid)
        return {};
    const auto taken = m_budget->take(deadline, stop);
    m_isPaid = taken.has_value();
    return taken;
}

void DriverSession::giveBack()
{
    if (std::exchange(m_isPaid, false))
        m_budget->giveBack();
}

Result<void> DriverSession::openDriver(const ConnectionTarget &target, Clock::time_point deadline, const std::stop_token &stop)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_qtName);
    database.setHostName(target.value("host"));
    database.setDatabaseName(target.value("dbname"));
    database.setUserName(target.value("user"));
    database.setPassword(target.value("password"));
    const auto left = std::chrono::floor<std::chrono::seconds>(deadline - Clock::now());
    database.setConnectOptions(target.qtConnectOptions(std::clamp(left, 2s, 10s))); // libpq's minimum is 2 s
    for (int attempts = 1; !database.open(); ++attempts) {
        // Qt's message lacks the SQLSTATE, so a probe finds out the reason. If it succeeds, there is room by now: try again.
        if (const auto asked = probe(target, ProbeDepth::Login, deadline, stop); !asked)
            return asked;
        if (attempts == mostOpenings)
            return tl::make_unexpected(postgresConnectError(database.lastError().databaseText(), target.serverName(), target.value("user")));
    }
    const QVariant driverHandle = database.driver()->handle(); // QPSQL's PGconn *, as documented by Qt
    m_handle = *static_cast<PGconn *const *>(driverHandle.constData());
    m_cancel = {PQgetCancel(m_handle), &PQfreeCancel};
    PQsetErrorVerbosity(m_handle, PQERRORS_TERSE); // details and contexts would quote rows
    ++openSessions;
    return {};
}

void DriverSession::close()
{
    closeDriver();
    giveBack();
}

void DriverSession::closeDriver()
{
    if (!m_server.isEmpty())
        qCInfo(serverLog, "left %s: %s", qUtf8Printable(std::exchange(m_server, QString())), qUtf8Printable(m_name));
    if (m_handle)
        --openSessions;
    m_handle = nullptr;
    m_cancel.reset();
    if (QSqlDatabase::contains(m_qtName))
        QSqlDatabase::removeDatabase(m_qtName);
}

} // namespace lectern::postgres
