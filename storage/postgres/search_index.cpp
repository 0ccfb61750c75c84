// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/search_index.h"

namespace lectern {

namespace {

using namespace std::chrono_literals;

constexpr int rowsAtOnce = 2000;
constexpr std::chrono::seconds stepDeadline = 30s;

} // namespace

Result<qint64> stepSearchIndex(PostgresConnection &connection, int maxRows, const StatementLimits &limits)
{
    return connection.run(QStringLiteral("select search_index_step(?)"), {maxRows}, limits)
        .map([](const Rows &rows) { return rows.toInt64(0, 0); });
}

Result<void> completeSearchIndex(PostgresConnection &connection, const std::function<void(qint64)> &tell)
{
    while (true) {
        const auto backlog = connection.run(QStringLiteral("select search_index_backlog()"));
        if (!backlog)
            return tl::make_unexpected(backlog.error());
        const qint64 waiting = backlog->toInt64(0, 0);
        if (waiting == 0)
            return {};
        tell(waiting);
        const auto taken = stepSearchIndex(connection, rowsAtOnce, {stepDeadline, {}});
        if (!taken)
            return tl::make_unexpected(taken.error());
        if (*taken == 0) // another client holds the lock: wait for its step to end
            if (const auto waited = connection.run(QStringLiteral("select pg_sleep(0.05)")); !waited)
                return tl::make_unexpected(waited.error());
    }
}

} // namespace lectern
