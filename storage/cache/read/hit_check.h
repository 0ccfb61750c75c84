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

/// Background work after a hit. About one hit in a hundred is audited: read again from the database and compared. An aggregate that
/// will expire soon is computed again, so that nobody has to wait for it.
///
/// Thread: any. Borrows the read path, which owns it, and the read path's memory tier.
class HitCheck
{
public:
    /// Work that nobody waits for; runs on a storage thread.
    using Task = std::function<void(Connections &, std::stop_token)>;
    using Background = std::function<void(Task)>;

    /// `background` must outlive every read. `auditedShare`: share of hits, 0 .. 1.
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
    std::set<QByteArray> m_refreshing; ///< Keys whose early refresh is running.
};

} // namespace lectern::cache
