// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::intake {

/// The wait before the next retry of something that failed: doubles each time up to a limit, minus a random part of up to
/// half, so that many workers which lost the same server do not retry at the same moment.
///
/// Thread: one.
class Backoff
{
public:
    static constexpr std::chrono::milliseconds first{500};
    static constexpr std::chrono::milliseconds longest{16'000};

    /// The wait before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    /// Call after a success: starts again with the first wait.
    void reset() { m_wait = first; }

private:
    std::chrono::milliseconds m_wait = first;
};

} // namespace lectern::intake
