// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/transaction.h"

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

const StatementLimits endLimits{30s, {}};
const QString requireGuard = QStringLiteral("select guard.require()");

void rollBack(StatementSession &session)
{
    if (!session.exec("rollback", RunningLimits(endLimits)))
        session.close();
}

Result<void> commit(StatementSession &session)
{
    const auto committed = session.exec("commit", RunningLimits(endLimits));
    if (!committed) {
        StorageError error = committed.error();
        if (!session.isAlive()) {
            error.cause = ErrorCause::CommitInDoubt;
            error.detail += QStringLiteral(" (outcome unknown: during COMMIT)");
        }
        return tl::make_unexpected(error);
    }
    if (qstrcmp(PQcmdStatus(committed->get()), "COMMIT") != 0)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("a failed statement undid it all"));
    return {};
}

} // namespace

Result<void> runTransaction(StatementSession &session, const std::function<Result<void>()> &body, bool isGuarded, const StatementLimits &limits)
{
    Q_ASSERT(!session.isInTransaction());
    const QString begin = QStringLiteral("begin; ") + (isGuarded ? requireGuard : QString());
    if (const auto begun = session.runScript(begin, RunningLimits(limits)); !begun) {
        if (session.isAlive())
            rollBack(session);
        return begun;
    }
    session.setInTransaction(true);
    Result<void> done = body();
    if (done && isGuarded && session.handle() && PQtransactionStatus(session.handle()) == PQTRANS_INTRANS)
        done = session.runScript(requireGuard, RunningLimits(limits));
    session.setInTransaction(false);
    if (!session.isAlive()) {
        session.close();
        return done ? tl::make_unexpected(StatementSession::lostInTransaction()) : done;
    }
    if (done)
        return commit(session);
    rollBack(session);
    return done;
}

} // namespace lectern::postgres
