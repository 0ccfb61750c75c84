// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"
#include "storage/cache/read/read_path.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lectern::cache {

/// Polls the change log, more often while the window is seen, and emits the results. It has its own thread and connection,
/// so that a slow read never delays a poll.
///
/// Thread: created and destroyed on one; its functions from any. Owns: the thread. Borrows the read path.
class ChangeWatch final : public ChangeFeed
{
public:
    static constexpr std::chrono::milliseconds seenInterval{500};
    static constexpr std::chrono::milliseconds hiddenInterval{5000};
    /// Minimum time between two polls.
    static constexpr std::chrono::milliseconds shortestInterval{50};

    /// `call` tells other processes that this one wrote; `listen` begins to receive the same from them. Both may be empty.
    struct Peers {
        std::function<void()> call;
        std::function<void()> listen;
    };

    ChangeWatch(ReadPath &path, postgres::PostgresAccess postgres, Peers peers = {});
    ~ChangeWatch() override;

    /// Called by windows only; the first call begins to listen for other processes' writes.
    void setAttention(Attention attention) override;
    /// Polls now, because something may have changed. Calls in quick succession cause one poll.
    void lookSoon();

private:
    void run(const std::stop_token &stop);
    void look(ChangeLog &log, const std::stop_token &stop);
    void rest(Instant since, const std::stop_token &stop);

    ReadPath &m_path;
    const postgres::PostgresAccess m_postgres;
    const Peers m_peers;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Attention m_attention = Attention::Hidden; ///< Programs without a window never change it; their reads poll as needed.
    bool m_isWanted = false;                   ///< Whether to poll now.
    std::uint64_t m_knownCount = 0;            ///< Freshness::learnedCount() after the previous poll.
    bool m_hasFailed = false;                  ///< Whether the previous poll failed.
    std::jthread m_thread;                     ///< Last member: uses the members above.
};

} // namespace lectern::cache
