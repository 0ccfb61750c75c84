// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/search_index.h"

#include "storage/postgres/link/guarded_write.h"

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

constexpr int rowsAtOnce = 2000;
constexpr std::chrono::seconds stepDeadline = 30s;
constexpr std::chrono::minutes documentDeadline = 10min; ///< Enough for a text of 64 MiB.

/// Sleeps briefly while another client holds the lock.
Result<void> awaitTurn(PostgresConnection &connection)
{
    return connection.run(QStringLiteral("select pg_sleep(0.05)")).map([](const Rows &) {});
}

tl::unexpected<StorageError> interrupted() { return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("interrupted")); }

} // namespace

Result<qint64> stepSearchIndex(PostgresConnection &connection, int maxRows, const StatementLimits &limits)
{
    return writeGuarded(connection, QStringLiteral("select search_index_step(?)"), {maxRows}, limits).map([](const Rows &rows) {
        return rows.toInt64(0, 0);
    });
}

Result<void> completeSearchIndex(PostgresConnection &connection, const std::function<void(qint64)> &tell)
{
    while (true) {
        const auto backlog = connection.run(QStringLiteral("select search_index_backlog()"));
        if (!backlog)
            return failureOf(backlog);
        const qint64 waiting = backlog->toInt64(0, 0);
        if (waiting == 0)
            return {};
        tell(waiting);
        const auto taken = stepSearchIndex(connection, rowsAtOnce, {stepDeadline, {}});
        if (!taken)
            return failureOf(taken);
        if (*taken == 0) // another client is indexing: wait for its step to end
            if (const auto waited = awaitTurn(connection); !waited)
                return waited;
    }
}

Result<void> rebuildDocumentSearch(PostgresConnection &connection, const std::function<void(double)> &tell, const std::stop_token &stop)
{
    QVariant last = QVariant(QMetaType(QMetaType::QString));
    while (!stop.stop_requested()) {
        const auto step = connection.run(QStringLiteral("select document, share from document_search_rebuild(?::uuid)"), {last},
                                         {documentDeadline, {}});
        if (!step)
            return failureOf(step);
        if (step->isNull(0, 0))
            return {};
        last = step->toString(0, 0);
        tell(step->toDouble(0, 1));
    }
    return interrupted();
}

Result<void> rebuildReviewSearch(PostgresConnection &connection, const std::function<void(double)> &tell, const std::stop_token &stop)
{
    QVariant which = QVariant(QMetaType(QMetaType::LongLong));
    while (!stop.stop_requested()) {
        const auto step = connection.run(QStringLiteral("select rebuilding, share from search_rebuild_step(?, ?)"), {which, rowsAtOnce},
                                         {stepDeadline, {}});
        if (!step)
            return failureOf(step);
        if (step->isNull(0, 0)) {
            if (const auto waited = awaitTurn(connection); !waited)
                return waited;
            continue;
        }
        which = step->toInt64(0, 0);
        tell(step->toDouble(0, 1));
        if (step->toDouble(0, 1) >= 1)
            return {};
        if (const auto indexed = stepSearchIndex(connection, rowsAtOnce, {stepDeadline, {}}); !indexed)
            return failureOf(indexed);
    }
    return interrupted();
}

} // namespace lectern::postgres
