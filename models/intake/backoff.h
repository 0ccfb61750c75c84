// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::intake {

/// How long to wait before the next attempt at something that failed: twice as long each time up to a limit, of which a random
/// half is taken away, so that many workers that lost one server do not come back at one moment.
///
/// Thread: one.
class Backoff
{
public:
    static constexpr std::chrono::milliseconds first{500};
    static constexpr std::chrono::milliseconds longest{16'000};

    /// The wait before the next attempt.
    [[nodiscard]] std::chrono::milliseconds next();
    /// After a success: begins anew.
    void reset() { m_wait = first; }

private:
    std::chrono::milliseconds m_wait = first;
};

} // namespace lectern::intake
