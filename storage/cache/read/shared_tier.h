// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/base/key_space.h"
#include "storage/cache/freshness/freshness.h"
#include "storage/cache/read/connections.h"
#include "storage/cache/tiers/key_history.h"
#include "storage/cache/tiers/memory_tier.h"

#include <mutex>
#include <optional>

namespace lectern::cache {

/// Entries in the remote cache, sealed with a key that only the database hands out; without the key nothing is read or stored.
/// Replies are authentic; whether they are fresh is not checked here.
///
/// Thread: any; uses the caller's connections. Borrows what its constructor is given.
class SharedTier
{
public:
    SharedTier(KeySpace keys, const Freshness &freshness, KeyHistory &history, metrics::ReadMetrics &metrics, const Clock &clock);

    /// Sends the request without waiting. Returns the entry's name; empty: nothing was sent.
    [[nodiscard]] QByteArray request(const Question &question, Connections &connections);
    struct Reply {
        std::optional<CachedAnswer> held;
        std::optional<MissReason> missReason; ///< Absent when there was no reply at all.
    };
    /// The reply to the last request, which was sent under that name. Blocks.
    [[nodiscard]] Reply receive(const Question &question, const QByteArray &name, Connections &connections);
    /// Stores an answer, without waiting.
    void store(const Question &question, const CachedAnswer &held, std::chrono::seconds lifetime, Connections &connections);
    /// Called when this login may no longer read what is sealed.
    void forgetSealKey();

private:
    static constexpr std::chrono::seconds sealKeyRetryDelay{2};

    [[nodiscard]] Reply opened(const Question &question, const QByteArray &name, const QByteArray &entry) const;
    [[nodiscard]] MissReason reasonOfAbsence(const QByteArray &localKey) const;
    [[nodiscard]] std::optional<QByteArray> knownSealKey() const;
    [[nodiscard]] std::optional<QByteArray> readSealKey(Database &database);

    const KeySpace m_keys;
    const Freshness &m_freshness;
    KeyHistory &m_history;
    metrics::ReadMetrics &m_metrics;
    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< Not held while the database is being asked.
    std::optional<QByteArray> m_sealKey;
    Instant m_sealKeyRefusedAt = Instant::min();
};

} // namespace lectern::cache
