// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/statement_session.h"

#include "storage/postgres/errors/postgres_error.h"
#include "storage/postgres/session/bound_values.h"
#include "storage/postgres/session/session_settings.h"
#include "storage/postgres/session/statement_log.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <algorithm>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

/// The server's own timeout, in case the watchdog's cancel request is lost.
constexpr std::chrono::milliseconds usualServerTimeout = 30s;
constexpr std::chrono::milliseconds serverGrace = 1s;

} // namespace

StatementSession::StatementSession(PostgresAccess access, QString name, bool isPlannedOnce)
    : m_driver(std::move(access), std::move(name))
    , m_isPlannedOnce(isPlannedOnce)
{
}

Result<void> StatementSession::makeReady(const RunningLimits &limits)
{
    if (limits.stop.stop_requested())
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped before it began"));
    if (!m_driver.isAlive()) {
        close();
        if (m_isInTransaction)
            return tl::make_unexpected(lostInTransaction());
        if (const auto opened = m_driver.open(limits.deadline, limits.stop, [&] { return setUp(limits); }); !opened)
            return opened;
    }
    return allowFor(limits);
}

Result<void> StatementSession::setUp(const RunningLimits &limits)
{
    const QByteArray rawName = m_driver.name().toUtf8();
    char *quotedName = PQescapeLiteral(handle(), rawName.constData(), size_t(rawName.size()));
    const QByteArray sql = sessionSettings.toByteArray() + (m_isPlannedOnce ? "set plan_cache_mode = 'force_generic_plan';" : "")
        + "set application_name = " + quotedName;
    PQfreemem(quotedName);
    m_serverTimeout = usualServerTimeout;
    return exec(sql, limits).map([](const PgResult &) {});
}

/// Raises the server's own timeout for a statement that may take longer, or lowers it again.
Result<void> StatementSession::allowFor(const RunningLimits &limits)
{
    const auto wanted = std::chrono::ceil<std::chrono::seconds>(limits.deadline - DriverSession::Clock::now()) + serverGrace;
    const std::chrono::milliseconds timeout = std::max<std::chrono::milliseconds>(usualServerTimeout, wanted);
    if (timeout == m_serverTimeout)
        return {};
    RunningLimits unstopped = limits;
    unstopped.stop = {};
    const auto set = exec("set statement_timeout = " + QByteArray::number(qint64(timeout.count())), unstopped);
    if (set)
        m_serverTimeout = timeout;
    return set.map([](const PgResult &) {});
}

/// Closes the driver first, so that queries that outlive it do not try to deallocate on the server.
void StatementSession::close()
{
    m_driver.close();
    m_prepared.clear();
    m_planned.clear();
}

StorageError StatementSession::lostInTransaction()
{
    return {ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost inside a transaction, which was rolled back")};
}

Result<Rows> StatementSession::run(const QString &sql, const QVariantList &values, const RunningLimits &limits)
{
    if (hasNul(values))
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("a text holds U+0000"));
    if (const auto ready = makeReady(limits); !ready)
        return failureOf(ready);
    return m_isPlannedOnce ? runPlanned(sql, values, limits) : runPrepared(sql, values, limits);
}

Result<Rows> StatementSession::runPrepared(const QString &sql, const QVariantList &values, const RunningLimits &limits)
{
    std::shared_ptr<QSqlQuery> query = m_prepared.find(sql);
    const bool isNew = !query;
    if (isNew)
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_driver.qtName(), false));
    const StatementNote note(m_driver.name(), sql);
    StatementWatch watched = watch(limits);
    const bool isPrepared = !isNew || query->prepare(sql);
    bool isDone = false;
    if (isPrepared) {
        for (int i = 0; i < int(values.size()); ++i)
            query->bindValue(i, values[i]);
        isDone = query->exec();
    }
    const StatementWatch::Outcome outcome = watched.finish();
    if (!isDone) {
        const QSqlError cause = query->lastError();
        const StorageError error = errorAfter(cause.nativeErrorCode().toLatin1(), cause.databaseText(), sql, outcome);
        if (isNew && isPrepared && handle()) // it stays prepared: inside a failed transaction the driver could not deallocate it
            m_prepared.keep(sql, query);
        return tl::make_unexpected(error);
    }
    if (isNew)
        m_prepared.keep(sql, query);
    if (outcome.isConnectionSpoiled)
        close();
    return Rows(std::move(query));
}

Result<Rows> StatementSession::runPlanned(const QString &sql, const QVariantList &values, const RunningLimits &limits)
{
    const TextParameters parameters(values);
    const StatementNote note(m_driver.name(), sql);
    StatementWatch watched = watch(limits);
    PgResult answer = m_planned.run(handle(), sql, parameters);
    const StatementWatch::Outcome outcome = watched.finish();
    const bool isAsked = PQresultStatus(answer.get()) == PGRES_TUPLES_OK;
    return settled(std::move(answer), isAsked, sql, outcome).map([](PgResult &&rows) { return Rows(std::shared_ptr<pg_result>(std::move(rows))); });
}

Result<void> StatementSession::runScript(const QString &sql, const RunningLimits &limits)
{
    return makeReady(limits).and_then([&] { return exec(sql.toUtf8(), limits); }).map([](const PgResult &) {});
}

Result<PgResult> StatementSession::runBound(const QByteArray &sql, const QVariantList &values, ResultFormat format, const RunningLimits &limits)
{
    if (const auto ready = makeReady(limits); !ready)
        return failureOf(ready);
    const TextParameters parameters(values);
    const StatementNote note(m_driver.name(), sql);
    StatementWatch watched = watch(limits);
    PgResult answer(PQexecParams(handle(), sql.constData(), parameters.count(), nullptr, parameters.pointers(), nullptr, nullptr, int(format)));
    const StatementWatch::Outcome outcome = watched.finish();
    const bool isAsked = PQresultStatus(answer.get()) == PGRES_TUPLES_OK;
    return settled(std::move(answer), isAsked, QString::fromUtf8(sql), outcome);
}

Result<PgResult> StatementSession::exec(const QByteArray &sql, const RunningLimits &limits)
{
    const StatementNote note(m_driver.name(), sql);
    StatementWatch watched = watch(limits);
    PgResult answer(PQexec(handle(), sql.constData()));
    const StatementWatch::Outcome outcome = watched.finish();
    const ExecStatusType status = PQresultStatus(answer.get());
    const bool isAsked = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_IN;
    return settled(std::move(answer), isAsked, QString::fromUtf8(sql), outcome);
}

StatementWatch StatementSession::watch(const RunningLimits &limits) const
{
    return {m_driver.cancel(), PQsocket(handle()), limits.deadline, limits.stop};
}

Result<PgResult> StatementSession::settled(PgResult answer, bool isAsked, const QString &statement, StatementWatch::Outcome outcome)
{
    if (!isAsked)
        return tl::make_unexpected(
            errorAfter(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), QString::fromUtf8(PQerrorMessage(handle())), statement, outcome));
    if (outcome.isConnectionSpoiled)
        close();
    return answer;
}

StorageError StatementSession::errorAfter(QByteArrayView sqlState, const QString &message, const QString &statement, StatementWatch::Outcome outcome)
{
    const QString login = QString::fromUtf8(PQuser(handle()));
    if (outcome.isConnectionSpoiled || PQstatus(handle()) != CONNECTION_OK)
        close();
    const bool isOurDoing = sqlState.isEmpty() || sqlState == "57014";
    if (isOurDoing && outcome.earlyEnd == EarlyEnd::Cancelled)
        return {ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("cancelled on request")};
    if (isOurDoing && outcome.earlyEnd == EarlyEnd::TimedOut)
        return {ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("no answer within the deadline")};
    return postgresError({sqlState, message, statement, login});
}

} // namespace lectern::postgres
