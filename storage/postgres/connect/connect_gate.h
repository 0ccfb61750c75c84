// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

#include <chrono>
#include <mutex>
#include <optional>
#include <random>

namespace lectern::postgres {

/// Limits connection attempts to a server that does not answer: after a failure, all connections to the same
/// URL together try once per half second plus a random delay, and fail at once in between.
///
/// Thread: any.
class ConnectGate
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds pause{500};
    static constexpr std::chrono::milliseconds longestJitter{250};

    /// The gate of this URL; one per URL and process.
    [[nodiscard]] static ConnectGate &of(const QString &url);

    /// Whether an attempt may start now; if not, the error of the last attempt.
    [[nodiscard]] Result<void> enter(Clock::time_point now);
    void noteSuccess();
    void noteFailure(const StorageError &error, Clock::time_point now);

private:
    [[nodiscard]] Clock::time_point afterPause(Clock::time_point now);

    std::mutex m_mutex;
    std::optional<StorageError> m_lastError;
    Clock::time_point m_notBefore;
    std::minstd_rand m_random{std::random_device{}()};
};

} // namespace lectern::postgres
