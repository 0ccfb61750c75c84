// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace lectern::bench {

/// The server's cost of polling.
struct PollCost {
    int desktops = 0;
    int polls = 0;
    double processorMs = 0; ///< Sum of all backends.
    double seconds = 0;
    [[nodiscard]] double microsecondsEach() const { return processorMs * 1000 / polls; }
    [[nodiscard]] double percentOfCoreFor(int count) const { return processorMs / 10 / seconds * count / desktops; }
};

/// Polls the change log with `desktops` connections at this interval for ten seconds, on one thread. Meanwhile calls `write` five
/// times a second, unless it is empty.
[[nodiscard]] PollCost measurePolls(const QString &postgresUrl, int desktops, std::chrono::milliseconds interval, const std::function<void()> &write);

} // namespace lectern::bench
