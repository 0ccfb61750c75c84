// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <array>
#include <chrono>

namespace lectern::models {

/// The steps of the latest burst of reads: where a scroll, a jump or a filter spent its time.
///
/// A burst begins with the first read after a second without reads, and includes all reads and paints until the
/// next such second.
class StepBurst
{
public:
    struct Spent {
        std::uint64_t count = 0;
        double microseconds = 0; ///< Sum over `count`.
        [[nodiscard]] double mean() const { return count == 0 ? 0 : microseconds / static_cast<double>(count); }
    };
    static constexpr std::chrono::milliseconds quiet{1000}; ///< A burst ends after this long without a read.

    void add(const MetricsSnapshot &snapshot);
    [[nodiscard]] bool isEmpty() const { return m_reads == 0; }
    [[nodiscard]] std::uint64_t reads() const { return m_reads; }
    [[nodiscard]] const Spent &of(ReadStep step) const { return m_spent[static_cast<std::size_t>(step)]; }
    [[nodiscard]] double totalMicroseconds() const;
    /// CLOCK_BOOTTIME when its last read was seen.
    [[nodiscard]] std::chrono::milliseconds endedAt() const { return m_lastRead; }

private:
    std::array<Spent, stepCount> m_spent{};
    std::array<LatencySummary, stepCount> m_steps{}; ///< From the previous snapshot.
    std::uint64_t m_reads = 0;
    std::uint64_t m_totalReads = 0;
    std::chrono::milliseconds m_lastRead{0};
    bool m_hasSnapshot = false;
};

} // namespace lectern::models
