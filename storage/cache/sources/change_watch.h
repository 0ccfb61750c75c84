// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"
#include "storage/cache/read/read_path.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lectern::cache {

/// Polls the change log in the rhythm that the window needs, and tells who listens. It has a thread and a connection of its own,
/// so that no read, however slow, makes a poll wait.
///
/// Thread: created and destroyed on one; its functions from any. Owns: the thread. Borrows the path.
class ChangeWatch final : public ChangeFeed
{
public:
    static constexpr std::chrono::milliseconds seenInterval{500};
    static constexpr std::chrono::milliseconds hiddenInterval{5000};
    /// Between two polls, whoever asks.
    static constexpr std::chrono::milliseconds shortestInterval{50};

    /// What tells other processes of a write of this one, and lets this one hear of theirs. Both may be empty.
    struct Peers {
        std::function<void()> call;
        std::function<void()> listen;
    };

    ChangeWatch(ReadPath &path, postgres::PostgresAccess postgres, Peers peers = {});
    ~ChangeWatch() override;

    /// Only a window says so: from then on it hears of others' writes.
    void setAttention(Attention attention) override;
    /// Something may have changed: polls now instead of later. Of many calls few count.
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
    Attention m_attention = Attention::Hidden; ///< Whoever has no window reads, and then polls, by itself.
    bool m_isWanted = false;                   ///< A poll now.
    std::uint64_t m_knownCount = 0;            ///< Freshness::learnedCount() at the look before.
    bool m_hasFailed = false;                  ///< The look before.
    std::jthread m_thread;                     ///< Last: uses what stands above.
};

} // namespace lectern::cache
