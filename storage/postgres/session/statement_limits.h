// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace lectern::postgres {

/// The limits of one statement. A stop request or a passed deadline cancels the statement on the
/// server (PQcancel from a watchdog thread); if the server does not answer that either, its socket is shut down.
struct StatementLimits {
    std::chrono::milliseconds deadline{5000};
    std::stop_token stop;

    /// These limits, reduced to `most`.
    [[nodiscard]] StatementLimits within(const StatementLimits &most) const
    {
        return {std::min(deadline, most.deadline), stop.stop_possible() ? stop : most.stop};
    }
};

/// Limits with the deadline as a point in time, counted from construction.
struct RunningLimits {
    explicit RunningLimits(const StatementLimits &limits) : deadline(std::chrono::steady_clock::now() + limits.deadline), stop(limits.stop) {}
    std::chrono::steady_clock::time_point deadline;
    std::stop_token stop;
};

} // namespace lectern::postgres
