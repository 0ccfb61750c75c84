// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/connections.h"
#include "storage/cache/tiers/memory_tier.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>

namespace lectern::cache {

class ReadPath;

/// What is done after a hit, while nobody waits: one in some hundred is audited, read again from the database and compared; an aggregate near
/// its end is computed again before anybody has to wait for it.
///
/// Thread: any. Borrows the read path, which owns it, and that one's memory.
class HitCheck
{
public:
    /// Work that nobody waits for; runs on a storage thread.
    using Task = std::function<void(Connections &, std::stop_token)>;
    using Background = std::function<void(Task)>;

    /// `background` must outlive every read. `auditedShare`: 0 .. 1, of hits.
    HitCheck(ReadPath &path, MemoryTier &memory, const Clock &clock, double auditedShare, const Lifetimes &lifetimes, Background background);

    void consider(const Question &question);

private:
    void audit(const Question &question, const CachedAnswer &held, Connections &connections, const std::stop_token &stop);
    void refresh(const Question &question, Connections &connections, const std::stop_token &stop);

    ReadPath &m_path;
    MemoryTier &m_memory;
    const Clock &m_clock;
    const double m_auditedShare;
    const Lifetimes m_lifetimes;
    const Background m_background;
    std::mutex m_mutex;
    std::set<QByteArray> m_refreshing; ///< Keys whose early refresh is on its way.
};

} // namespace lectern::cache
