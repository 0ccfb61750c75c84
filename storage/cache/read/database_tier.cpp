// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/database_tier.h"

#include "storage/cache/freshness/read_bound.h"
#include "storage/postgres/session/statement_log.h"

#include <algorithm>

namespace lectern::cache {

using namespace metrics;
using namespace postgres;

namespace {

using namespace std::chrono_literals;

/// Time limit for an answer or an error when a person waits.
constexpr std::chrono::milliseconds timeout = 5s;
/// Counts, statistics and anchors over millions of rows.
constexpr std::chrono::milliseconds aggregateTimeout = 60s;
constexpr std::chrono::milliseconds shortestTimeout = 100ms;
/// For this long, an answer that arrives too late for its bound is asked for again.
constexpr std::chrono::milliseconds tightTimeout = 1s;
constexpr int maxAttempts = 3;

StatementLimits limitsOf(const Question &question, std::chrono::nanoseconds used, const std::stop_token &stop)
{
    const auto whole = traitsOf(question.family).isAggregate ? aggregateTimeout : timeout;
    return {std::max(whole - std::chrono::duration_cast<std::chrono::milliseconds>(used), shortestTimeout), stop};
}

} // namespace

Result<DatabaseTier::Reply> DatabaseTier::ask(const Question &question, const ReadTimes &times, Database &database, const std::stop_token &stop)
{
    const AskedFor asked(nameOf(question.family));
    const ReadBound bound{question.bound, times.startedAt};
    for (int attempt = 1;; ++attempt) {
        const Instant readAt = m_clock.now();
        Result<Stamped<AnswerValue>> read = [&] {
            const ReadStepTimer timer(m_metrics, ReadStep::PostgresRoundTrip);
            return database.ask(question, limitsOf(question, readAt - times.askedAt, stop));
        }();
        const bool hasTime = m_clock.now() - times.startedAt < tightTimeout && attempt < maxAttempts;
        if (!read) {
            if (hasTime && attempt == 1 && read.error().code == ErrorCode::Unavailable && !stop.stop_requested())
                continue;
            return failureOf(read);
        }
        const bool isLate = question.bound > 0ms && !bound.allows(readAt, m_clock.now());
        if (isLate && hasTime)
            continue;
        if (m_history.show(question.localKey(), read->boot, read->snapshot, readAt, m_clock.now()))
            return Reply{std::move(*read), readAt};
        if (attempt >= maxAttempts)
            return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("newer answers overtook this one"));
    }
}

} // namespace lectern::cache
