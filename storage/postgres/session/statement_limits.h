// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace lectern::postgres {

/// What one statement may take. A stop request or a passed deadline cancels the statement on the
/// server (PQcancel from a watchdog thread); a server that does not even answer that has its socket shut.
struct StatementLimits {
    std::chrono::milliseconds deadline{5000};
    std::stop_token stop;

    /// What a statement that asks for these gets where others are the most that it may have.
    [[nodiscard]] StatementLimits within(const StatementLimits &most) const
    {
        return {std::min(deadline, most.deadline), stop.stop_possible() ? stop : most.stop};
    }
};

/// Limits from the moment on in which a statement was asked for.
struct RunningLimits {
    explicit RunningLimits(const StatementLimits &limits) : deadline(std::chrono::steady_clock::now() + limits.deadline), stop(limits.stop) {}
    std::chrono::steady_clock::time_point deadline;
    std::stop_token stop;
};

} // namespace lectern::postgres
