// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/freshness/freshness.h"
#include "storage/jobs/job_signals.h"

#include <utility>

namespace lectern::commands {

/// The door of writes: every write of this process to the database passes it. Afterwards all readers of this process see the
/// write, and other processes are told to poll. Also after a failure, because the commit may have arrived.
///
/// Thread: any; a write runs on its caller's. Borrows the freshness and the signals.
class WriteDoor
{
public:
    WriteDoor(cache::Freshness &freshness, jobs::JobSignals &jobSignals) : m_freshness(freshness), m_signals(jobSignals) {}

    /// Runs `write` and returns its Result.
    template <typename Write>
    [[nodiscard]] auto pass(Write &&write)
    {
        auto result = std::forward<Write>(write)();
        m_freshness.noteOwnWrite();
        return result;
    }
    /// The same for a write that may find nothing to do: `hasWritten(value)` tells whether a successful one wrote anything.
    template <typename Write, typename HasWritten>
    [[nodiscard]] auto passIfWritten(Write &&write, HasWritten &&hasWritten)
    {
        auto result = std::forward<Write>(write)();
        if (!result || hasWritten(*result))
            m_freshness.noteOwnWrite();
        return result;
    }
    /// The same for a write that queues work: on success, workers are woken.
    template <typename Write>
    [[nodiscard]] auto passWork(Write &&write)
    {
        auto result = pass(std::forward<Write>(write));
        if (result)
            m_signals.callWorkers();
        return result;
    }

private:
    cache::Freshness &m_freshness;
    jobs::JobSignals &m_signals;
};

} // namespace lectern::commands
