// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/answering.h"
#include "storage/cache/read/database.h"
#include "storage/cache/tiers/key_history.h"
#include "storage/metrics/read_metrics.h"

#include <stop_token>

namespace lectern::cache {

/// The last tier, which alone has the truth: asked within the time that a question has left, and again when the connection had died, when a
/// newer answer was shown meanwhile, or when a tight bound was missed.
///
/// Thread: any; the database is the caller's. Borrows what it is made of.
class DatabaseTier
{
public:
    DatabaseTier(KeyHistory &history, metrics::ReadMetrics &metrics, const Clock &clock) : m_history(history), m_metrics(metrics), m_clock(clock) {}

    struct Reply {
        Stamped<AnswerValue> answer;
        Instant readAt; ///< When the database was asked for it.
    };
    /// An answer that may be shown. Timeout when newer ones were shown each time. Blocks.
    [[nodiscard]] Result<Reply> ask(const Question &question, const ReadTimes &times, Database &database, const std::stop_token &stop);

private:
    KeyHistory &m_history;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
};

} // namespace lectern::cache
