// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"

#include "storage/postgres/session/bound_values.h"
#include "storage/postgres/session/copy_feed.h"
#include "storage/postgres/session/statement_session.h"
#include "storage/postgres/session/transaction.h"

#include <utility>

namespace lectern::postgres {

struct PostgresConnection::Private {
    Private(PostgresAccess access, QString name, Plans plans) : session(std::move(access), std::move(name), plans == Plans::Once) {}

    StatementSession session;
    StatementLimits most{std::chrono::hours(24), {}}; ///< See LimitScope.

    /// The limits of a statement that starts now and asks for `asked`.
    [[nodiscard]] RunningLimits running(const StatementLimits &asked) const { return RunningLimits(asked.within(most)); }
};

PostgresConnection::PostgresConnection(PostgresAccess access, QString name, Plans plans)
    : d(std::make_unique<Private>(std::move(access), std::move(name), plans))
{
}

PostgresConnection::~PostgresConnection() = default;

Result<void> PostgresConnection::open(const StatementLimits &limits) { return d->session.makeReady(d->running(limits)); }

bool PostgresConnection::isOpen() const { return d->session.isAlive(); }
void PostgresConnection::close() { d->session.close(); }

void PostgresConnection::closeIfTight()
{
    if (!d->session.isInTransaction() && d->session.isTight())
        d->session.close();
}

int PostgresConnection::openCount() { return DriverSession::openCount(); }
pg_conn *PostgresConnection::handle() const { return d->session.handle(); }

StatementLimits PostgresConnection::replaceMost(StatementLimits most) { return std::exchange(d->most, std::move(most)); }

Result<Rows> PostgresConnection::run(const QString &sql, const QVariantList &values, const StatementLimits &limits)
{
    return d->session.run(sql, values, d->running(limits));
}

Result<void> PostgresConnection::runScript(const QString &sql, const StatementLimits &limits)
{
    return d->session.runScript(sql, d->running(limits));
}

Result<QByteArray> PostgresConnection::explain(const QString &sql, const QVariantList &values, const StatementLimits &limits)
{
    return d->session.runBound("explain (format json) " + withNumberedParameters(sql), values, ResultFormat::Text, d->running(limits))
        .map([](const PgResult &answer) { return QByteArray(PQgetvalue(answer.get(), 0, 0)); });
}

Result<QByteArray> PostgresConnection::readBinary(const QString &sql, const QVariantList &values, const StatementLimits &limits)
{
    return d->session.runBound(withNumberedParameters(sql), values, ResultFormat::Binary, d->running(limits)).map([](const PgResult &answer) {
        return PQntuples(answer.get()) == 0 ? QByteArray() : QByteArray(PQgetvalue(answer.get(), 0, 0), PQgetlength(answer.get(), 0, 0));
    });
}

Result<void> PostgresConnection::inTransaction(const std::function<Result<void>()> &body, Guard guard)
{
    return runTransaction(d->session, body, guard == Guard::Required, StatementLimits().within(d->most));
}

Result<qint64> PostgresConnection::copyIn(const QString &copySql, const std::function<QByteArray()> &nextBlock, const StatementLimits &limits)
{
    return feedCopy(d->session, copySql, nextBlock, d->running(limits));
}

bool isInDoubt(const StorageError &error) { return error.cause == ErrorCause::CommitInDoubt; }
bool isUnguarded(const StorageError &error) { return error.part == FaultyPart::PostgreSql && error.state == "LE001"; }

} // namespace lectern::postgres
