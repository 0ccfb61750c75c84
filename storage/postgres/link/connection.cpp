// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"

#include "storage/postgres/errors/postgres_error.h"
#include "storage/postgres/link/bound_values.h"
#include "storage/postgres/link/driver_session.h"
#include "storage/postgres/link/prepared_statements.h"
#include "storage/postgres/link/session_settings.h"
#include "storage/postgres/link/statement_log.h"
#include "storage/postgres/link/statement_watchdog.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <libpq-fe.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;
using Clock = StatementWatch::Clock;
using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

/// How the server is asked to write what it answers.
constexpr int asText = 0;
constexpr int asBinary = 1;

/// The server's own guard, should the watchdog's cancel get lost.
constexpr std::chrono::milliseconds serverTimeout = 30s;
constexpr std::chrono::milliseconds serverGrace = 1s;
constexpr std::chrono::milliseconds commitDeadline = 30s;

const QString requireGuard = QStringLiteral("select guard.require()");

StorageError lostInTransaction()
{
    return {ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost inside a transaction, which was rolled back")};
}

} // namespace

struct PostgresConnection::Private {
    Private(PostgresAccess access, QString name, Plans plans_) : session(std::move(access), std::move(name)), plans(plans_) {}

    DriverSession session;
    const Plans plans;
    PreparedStatements prepared;
    QHash<QString, QByteArray> planned; ///< Names of the statements that are planned once.
    int plannedCount = 0;
    std::chrono::milliseconds currentServerTimeout{0};
    bool isInTransaction = false;
    StatementLimits most{std::chrono::hours(24), {}}; ///< See LimitScope.

    /// What a statement that asks for these limits gets: see LimitScope.
    [[nodiscard]] StatementLimits within(const StatementLimits &asked) const
    {
        return {std::min(asked.deadline, most.deadline), asked.stop.stop_possible() ? asked.stop : most.stop};
    }
    [[nodiscard]] Result<void> makeReady(Clock::time_point deadline, const std::stop_token &stop);
    [[nodiscard]] Result<void> setUpSession(Clock::time_point deadline, const std::stop_token &stop);
    [[nodiscard]] Result<void> allowFor(Clock::time_point deadline);
    [[nodiscard]] Result<PgResult> exec(const QByteArray &sql, Clock::time_point deadline, const std::stop_token &stop);
    [[nodiscard]] Result<Rows> runPlanned(const QString &sql, const QVariantList &values, Clock::time_point deadline, const std::stop_token &stop);
    [[nodiscard]] Result<PgResult> execBound(const QByteArray &sql, const QVariantList &values, int format, Clock::time_point deadline,
                                             const std::stop_token &stop);
    [[nodiscard]] StorageError errorAfter(QByteArrayView sqlState, const QString &message, const QString &statement, StatementWatch::Outcome outcome);
    void disconnect();
};

Result<void> PostgresConnection::Private::makeReady(Clock::time_point deadline, const std::stop_token &stop)
{
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped before it began"));
    if (!session.isAlive()) {
        disconnect();
        if (isInTransaction)
            return tl::make_unexpected(lostInTransaction());
        if (const auto opened = session.open(deadline, stop, [&] { return setUpSession(deadline, stop); }); !opened)
            return opened;
    }
    return allowFor(deadline);
}

Result<void> PostgresConnection::Private::setUpSession(Clock::time_point deadline, const std::stop_token &stop)
{
    const QByteArray rawName = session.name().toUtf8();
    char *quotedName = PQescapeLiteral(session.handle(), rawName.constData(), size_t(rawName.size()));
    const QByteArray sql = sessionSettings.toByteArray() + (plans == Plans::Once ? "set plan_cache_mode = 'force_generic_plan';" : "")
        + "set application_name = " + quotedName;
    PQfreemem(quotedName);
    currentServerTimeout = serverTimeout;
    return exec(sql, deadline, stop).map([](const PgResult &) {});
}

/// Raises the server's own timeout for a statement that may take longer, and lowers it again.
Result<void> PostgresConnection::Private::allowFor(Clock::time_point deadline)
{
    const auto wanted = std::chrono::ceil<std::chrono::seconds>(deadline - Clock::now()) + serverGrace;
    const std::chrono::milliseconds timeout = std::max<std::chrono::milliseconds>(serverTimeout, wanted);
    if (timeout == currentServerTimeout)
        return {};
    const auto set = exec("set statement_timeout = " + QByteArray::number(qint64(timeout.count())), deadline, {});
    if (set)
        currentServerTimeout = timeout;
    return set.map([](const PgResult &) {});
}

Result<PgResult> PostgresConnection::Private::exec(const QByteArray &sql, Clock::time_point deadline, const std::stop_token &stop)
{
    const StatementNote note(session.name(), sql);
    StatementWatch watch(session.cancel(), PQsocket(session.handle()), deadline, stop);
    PgResult answer(PQexec(session.handle(), sql.constData()), &PQclear);
    const StatementWatch::Outcome outcome = watch.finish();
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
        return tl::make_unexpected(errorAfter(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), QString::fromUtf8(PQerrorMessage(session.handle())),
                                              QString::fromUtf8(sql), outcome));
    if (outcome.isConnectionSpoiled)
        disconnect();
    return answer;
}

Result<PgResult> PostgresConnection::Private::execBound(const QByteArray &sql, const QVariantList &values, int format, Clock::time_point deadline,
                                                        const std::stop_token &stop)
{
    const TextParameters parameters(values);
    const StatementNote note(session.name(), sql);
    StatementWatch watch(session.cancel(), PQsocket(session.handle()), deadline, stop);
    PgResult answer(PQexecParams(session.handle(), sql.constData(), parameters.count(), nullptr, parameters.pointers(), nullptr, nullptr, format),
                    &PQclear);
    const StatementWatch::Outcome outcome = watch.finish();
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK)
        return tl::make_unexpected(errorAfter(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), QString::fromUtf8(PQerrorMessage(session.handle())),
                                              QString::fromUtf8(sql), outcome));
    if (outcome.isConnectionSpoiled)
        disconnect();
    return answer;
}

Result<Rows> PostgresConnection::Private::runPlanned(const QString &sql, const QVariantList &values, Clock::time_point deadline,
                                                     const std::stop_token &stop)
{
    const TextParameters parameters(values);
    const StatementNote note(session.name(), sql);
    StatementWatch watch(session.cancel(), PQsocket(session.handle()), deadline, stop);
    QByteArray statement = planned.value(sql);
    PgResult answer(nullptr, &PQclear);
    if (statement.isEmpty()) {
        statement = "planned_" + QByteArray::number(++plannedCount);
        answer.reset(PQprepare(session.handle(), statement.constData(), withNumberedParameters(sql).constData(), 0, nullptr));
        if (PQresultStatus(answer.get()) == PGRES_COMMAND_OK)
            planned.insert(sql, statement);
    }
    if (planned.contains(sql))
        answer.reset(PQexecPrepared(session.handle(), statement.constData(), parameters.count(), parameters.pointers(), nullptr, nullptr, asText));
    const StatementWatch::Outcome outcome = watch.finish();
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
        const QByteArrayView sqlState(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE));
        if (sqlState == "0A000" || sqlState == "26000") // its columns changed, or somebody deallocated it: planned anew the next time
            planned.remove(sql);
        return tl::make_unexpected(errorAfter(sqlState, QString::fromUtf8(PQerrorMessage(session.handle())), sql, outcome));
    }
    if (outcome.isConnectionSpoiled)
        disconnect();
    return Rows(std::shared_ptr<pg_result>(std::move(answer)));
}

StorageError PostgresConnection::Private::errorAfter(QByteArrayView sqlState, const QString &message, const QString &statement,
                                                     StatementWatch::Outcome outcome)
{
    const QString login = QString::fromUtf8(PQuser(session.handle()));
    if (outcome.isConnectionSpoiled || PQstatus(session.handle()) != CONNECTION_OK)
        disconnect();
    const bool isOurDoing = sqlState.isEmpty() || sqlState == "57014";
    if (isOurDoing && outcome.earlyEnd == EarlyEnd::Cancelled)
        return {ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("cancelled on request")};
    if (isOurDoing && outcome.earlyEnd == EarlyEnd::TimedOut)
        return {ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("no answer within the deadline")};
    return postgresError({sqlState, message, statement, login});
}

/// The driver goes first: queries that outlive it do not try to deallocate on the server.
void PostgresConnection::Private::disconnect()
{
    session.close();
    prepared.clear();
    planned.clear();
}

PostgresConnection::PostgresConnection(PostgresAccess access, QString name, Plans plans)
    : d(std::make_unique<Private>(std::move(access), std::move(name), plans))
{
}

PostgresConnection::~PostgresConnection() { d->disconnect(); }

Result<void> PostgresConnection::open(const StatementLimits &limits) { return d->makeReady(Clock::now() + limits.deadline, limits.stop); }

bool PostgresConnection::isOpen() const { return d->session.isAlive(); }
void PostgresConnection::close() { d->disconnect(); }

void PostgresConnection::closeIfTight()
{
    if (!d->isInTransaction && d->session.isTight())
        d->disconnect();
}

int PostgresConnection::openCount() { return DriverSession::openCount(); }
pg_conn *PostgresConnection::handle() const { return d->session.handle(); }

Result<Rows> PostgresConnection::run(const QString &sql, const QVariantList &values, const StatementLimits &asked)
{
    const StatementLimits limits = d->within(asked);
    const Clock::time_point deadline = Clock::now() + limits.deadline;
    if (hasNul(values))
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("a text holds U+0000"));
    if (const auto ready = d->makeReady(deadline, limits.stop); !ready)
        return failureOf(ready);
    if (d->plans == Plans::Once)
        return d->runPlanned(sql, values, deadline, limits.stop);
    std::shared_ptr<QSqlQuery> query = d->prepared.find(sql);
    const bool isNew = !query;
    if (isNew)
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(d->session.qtName(), false));
    const StatementNote note(d->session.name(), sql);
    StatementWatch watch(d->session.cancel(), PQsocket(d->session.handle()), deadline, limits.stop);
    bool isDone = !isNew || query->prepare(sql);
    if (isDone) {
        for (int i = 0; i < int(values.size()); ++i)
            query->bindValue(i, values[i]);
        isDone = query->exec();
    }
    const StatementWatch::Outcome outcome = watch.finish();
    if (!isDone) {
        const QSqlError error = query->lastError();
        return tl::make_unexpected(d->errorAfter(error.nativeErrorCode().toLatin1(), error.databaseText(), sql, outcome));
    }
    if (isNew)
        d->prepared.keep(sql, query);
    if (outcome.isConnectionSpoiled)
        d->disconnect();
    return Rows(std::move(query));
}

Result<void> PostgresConnection::runScript(const QString &sql, const StatementLimits &asked)
{
    const StatementLimits limits = d->within(asked);
    const Clock::time_point deadline = Clock::now() + limits.deadline;
    return d->makeReady(deadline, limits.stop).and_then([&] { return d->exec(sql.toUtf8(), deadline, limits.stop); }).map([](const PgResult &) {});
}

Result<QByteArray> PostgresConnection::explain(const QString &sql, const QVariantList &values, const StatementLimits &limits)
{
    const Clock::time_point deadline = Clock::now() + limits.deadline;
    if (const auto ready = d->makeReady(deadline, limits.stop); !ready)
        return failureOf(ready);
    return d->execBound("explain (format json) " + withNumberedParameters(sql), values, asText, deadline, limits.stop)
        .map([](const PgResult &answer) { return QByteArray(PQgetvalue(answer.get(), 0, 0)); });
}

Result<QByteArray> PostgresConnection::readBinary(const QString &sql, const QVariantList &values, const StatementLimits &asked)
{
    const StatementLimits limits = d->within(asked);
    const Clock::time_point deadline = Clock::now() + limits.deadline;
    if (const auto ready = d->makeReady(deadline, limits.stop); !ready)
        return failureOf(ready);
    return d->execBound(withNumberedParameters(sql), values, asBinary, deadline, limits.stop).map([](const PgResult &answer) {
        return PQntuples(answer.get()) == 0 ? QByteArray() : QByteArray(PQgetvalue(answer.get(), 0, 0), PQgetlength(answer.get(), 0, 0));
    });
}

Result<void> PostgresConnection::inTransaction(const std::function<Result<void>()> &body, Guard guard)
{
    Q_ASSERT(!d->isInTransaction);
    const bool isGuarded = guard == Guard::Required;
    if (const auto begun = runScript(QStringLiteral("begin; ") + (isGuarded ? requireGuard : QString())); !begun) {
        if (d->session.isAlive() && !d->exec("rollback", Clock::now() + commitDeadline, {}))
            d->disconnect();
        return begun;
    }
    d->isInTransaction = true;
    Result<void> done = body();
    if (done && isGuarded && d->session.handle() && PQtransactionStatus(d->session.handle()) == PQTRANS_INTRANS)
        done = runScript(requireGuard);
    d->isInTransaction = false;
    if (!d->session.isAlive()) {
        d->disconnect();
        return done ? tl::make_unexpected(lostInTransaction()) : done;
    }
    const Clock::time_point deadline = Clock::now() + commitDeadline;
    if (!done) {
        if (!d->exec("rollback", deadline, {}))
            d->disconnect();
        return done;
    }
    const auto committed = d->exec("commit", deadline, {});
    if (!committed) {
        StorageError error = committed.error();
        if (!isOpen()) {
            error.cause = ErrorCause::CommitInDoubt;
            error.detail += QStringLiteral(" (outcome unknown: during COMMIT)");
        }
        return tl::make_unexpected(error);
    }
    if (qstrcmp(PQcmdStatus(committed->get()), "COMMIT") != 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("a failed statement undid it all"));
    return {};
}

Result<qint64> PostgresConnection::copyIn(const QString &copySql, const std::function<QByteArray()> &nextBlock, const StatementLimits &asked)
{
    const StatementLimits limits = d->within(asked);
    const Clock::time_point deadline = Clock::now() + limits.deadline;
    const auto begun = d->makeReady(deadline, limits.stop).and_then([&] { return d->exec(copySql.toUtf8(), deadline, limits.stop); });
    if (!begun)
        return failureOf(begun);
    if (PQresultStatus(begun->get()) != PGRES_COPY_IN)
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("not a COPY FROM STDIN"));

    StatementWatch watch(d->session.cancel(), PQsocket(d->session.handle()), deadline, limits.stop);
    bool isSending = true;
    while (isSending && !limits.stop.stop_requested()) {
        const QByteArray block = nextBlock();
        if (block.isEmpty())
            break;
        isSending = PQputCopyData(d->session.handle(), block.constData(), int(block.size())) == 1;
    }
    PQputCopyEnd(d->session.handle(), limits.stop.stop_requested() ? "stopped" : nullptr);
    const PgResult answer(PQgetResult(d->session.handle()), &PQclear);
    while (const PgResult rest = PgResult(PQgetResult(d->session.handle()), &PQclear)) {}
    const StatementWatch::Outcome outcome = watch.finish();
    if (PQresultStatus(answer.get()) == PGRES_COMMAND_OK) {
        if (outcome.isConnectionSpoiled)
            d->disconnect();
        return QByteArray(PQcmdTuples(answer.get())).toLongLong();
    }
    if (limits.stop.stop_requested() && PQstatus(d->session.handle()) == CONNECTION_OK && !outcome.isConnectionSpoiled)
        return failure(ErrorCode::Cancelled, FaultyPart::PostgreSql, QStringLiteral("stopped during COPY"));
    return tl::make_unexpected(
        d->errorAfter(PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE), QString::fromUtf8(PQerrorMessage(d->session.handle())), copySql, outcome));
}

bool isInDoubt(const StorageError &error) { return error.cause == ErrorCause::CommitInDoubt; }
bool isUnguarded(const StorageError &error) { return error.part == FaultyPart::PostgreSql && error.state == "LE001"; }

LimitScope::LimitScope(PostgresConnection &connection, StatementLimits most)
    : m_connection(connection)
    , m_before(std::exchange(connection.d->most, std::move(most)))
{
}

LimitScope::~LimitScope() { m_connection.d->most = std::move(m_before); }

} // namespace lectern::postgres
