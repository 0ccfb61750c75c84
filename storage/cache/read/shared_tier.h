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

/// Answers in the remote cache, under their names, sealed with a key that the database hands out; without the key nothing is asked or stored.
/// What comes out is authentic; whether it is fresh is not judged here.
///
/// Thread: any; the connections are the caller's. Borrows what it is made of.
class SharedTier
{
public:
    SharedTier(KeySpace keys, const Freshness &freshness, KeyHistory &history, metrics::ReadMetrics &metrics, const Clock &clock);

    /// Asks without waiting. The name under which it was asked for; empty: not asked.
    [[nodiscard]] QByteArray request(const Question &question, Connections &connections);
    struct Reply {
        std::optional<CachedAnswer> held;
        std::optional<MissReason> missReason; ///< Absent when there was no reply at all.
    };
    /// What was requested last, under that name. Blocks.
    [[nodiscard]] Reply receive(const Question &question, const QByteArray &name, Connections &connections);
    /// Puts an answer there. Does not wait.
    void store(const Question &question, const CachedAnswer &held, std::chrono::seconds lifetime, Connections &connections);
    /// This login may not read what is sealed any more.
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
    mutable std::mutex m_mutex; ///< Not held while the database is asked.
    std::optional<QByteArray> m_sealKey;
    Instant m_sealKeyRefusedAt = Instant::min();
};

} // namespace lectern::cache
