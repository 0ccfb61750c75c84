// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/answering.h"
#include "storage/cache/read/database.h"
#include "storage/cache/tiers/key_history.h"
#include "storage/metrics/read_metrics.h"

#include <stop_token>

namespace lectern::cache {

/// The last tier, the database: asked within the question's remaining time, and again when the connection was lost, when a
/// newer answer was shown meanwhile, or when a tight bound was missed.
///
/// Thread: any; uses the caller's database. Borrows its constructor's arguments.
class DatabaseTier
{
public:
    DatabaseTier(KeyHistory &history, metrics::ReadMetrics &metrics, const Clock &clock) : m_history(history), m_metrics(metrics), m_clock(clock) {}

    struct Reply {
        Stamped<AnswerValue> answer;
        Instant readAt; ///< When the database was asked for it.
    };
    /// An answer that may be shown. Timeout when a newer one was shown each time. Blocks.
    [[nodiscard]] Result<Reply> ask(const Question &question, const ReadTimes &times, Database &database, const std::stop_token &stop);

private:
    KeyHistory &m_history;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
};

} // namespace lectern::cache
