// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/base/snapshot.h"

#include <QByteArray>
#include <QHash>
#include <QUuid>

#include <deque>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace lectern::cache {

/// What this process has shown and written per key, so that no reader sees a key go backwards in time, and an evicted entry can be
/// told from one that never existed. Bounded: forgotten keys raise a floor that applies to all keys not remembered.
///
/// Thread: any; one mutex.
class KeyHistory
{
public:
    explicit KeyHistory(size_t maxKeys = 20'000) : m_maxKeys(maxKeys) {}

    /// Whether an answer of this snapshot may be shown; if so, remembers it as shown. False: a newer one was, or may have been, shown.
    /// `provenAt`: when the answer or the poll that proves it was requested; min(): not proved.
    [[nodiscard]] bool show(const QByteArray &key, const QUuid &boot, const Snapshot &snapshot, Instant provenAt, Instant now);
    /// Records a read at `now`. Returns the time since the previous read of the key; nothing: none is remembered.
    [[nodiscard]] std::optional<Instant> noteRead(const QByteArray &key, Instant now);
    /// This process wrote the key to Redis.
    void noteWritten(const QByteArray &key, Instant expiresAt);
    /// When the entry that this process wrote to Redis expires.
    [[nodiscard]] std::optional<Instant> writtenUntil(const QByteArray &key) const;

private:
    struct Record {
        QUuid boot;
        Snapshot newestShown;
        Instant shownAt = Instant::min();
        std::optional<Instant> writtenUntil;
        Instant readAt = Instant::min();
    };
    struct Hash {
        size_t operator()(const QByteArray &key) const { return qHash(key); }
    };
    Record &recordOf(const QByteArray &key);
    void forgetOldest();

    const size_t m_maxKeys;
    mutable std::mutex m_mutex;
    std::unordered_map<QByteArray, Record, Hash> m_records;
    std::deque<QByteArray> m_order; ///< Oldest first.
    QUuid m_floorBoot;
    Snapshot m_floor;
    Instant m_floorShownAt = Instant::min();
};

} // namespace lectern::cache
