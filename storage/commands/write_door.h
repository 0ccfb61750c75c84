// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/freshness/freshness.h"
#include "storage/jobs/job_signals.h"

#include <utility>

namespace lectern::commands {

/// The one door through which this process writes to the database: whatever passes it is read back at once, by every reader of this
/// process, and other processes are told to look. That holds after a failure, too: the commit itself may have arrived.
///
/// Thread: any; a write runs on its caller's. Borrows the freshness and the signals.
class WriteDoor
{
public:
    WriteDoor(cache::Freshness &freshness, jobs::JobSignals &jobSignals) : m_freshness(freshness), m_signals(jobSignals) {}

    /// Runs `write`, which gives a Result, and hands that back.
    template <typename Write>
    [[nodiscard]] auto pass(Write &&write)
    {
        auto result = std::forward<Write>(write)();
        m_freshness.noteOwnWrite();
        return result;
    }
    /// The same of a write that may find nothing to do: `hasWritten(value)` says of a success whether it did.
    template <typename Write, typename HasWritten>
    [[nodiscard]] auto passIfWritten(Write &&write, HasWritten &&hasWritten)
    {
        auto result = std::forward<Write>(write)();
        if (!result || hasWritten(*result))
            m_freshness.noteOwnWrite();
        return result;
    }
    /// The same of what leaves work for others: once it is done, workers are woken.
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
