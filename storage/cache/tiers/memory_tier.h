// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/base/scope.h"
#include "storage/base/snapshot.h"
#include "storage/cache/tiers/answer_value.h"

#include <QByteArray>
#include <QHash>
#include <QUuid>

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace lectern::cache {

/// An answer with everything needed to judge its freshness later.
struct CachedAnswer {
    AnswerValue value;
    QUuid boot; ///< Null: the server had none.
    Snapshot snapshot;
    bool isProvable = false; ///< false: its freshness cannot be proved any more; it can only be shown as the last known value.
    Scopes scopes;
    Instant readAt = Instant::min(); ///< When this process read it from PostgreSQL, or last knew it to be true.
    Instant expiresAt{0};
    /// The boot to judge it by; null if it is not provable.
    [[nodiscard]] QUuid provableBoot() const { return isProvable ? boot : QUuid(); }
};

/// The cache in this process: the most recently used answers, limited by bytes. It keeps outdated answers until they are
/// replaced, to show them, marked as stale, when PostgreSQL cannot be reached.
///
/// Thread: any; one mutex, held only for a look-up. Values are shared, not copied.
class MemoryTier
{
public:
    explicit MemoryTier(qint64 limitBytes) : m_limitBytes(limitBytes) {}

    /// Nothing if the key is not there. Counts as a use.
    [[nodiscard]] std::shared_ptr<const CachedAnswer> find(const QByteArray &key);
    /// Replaces the answer of the key; an answer larger than the whole tier is not kept.
    void put(const QByteArray &key, CachedAnswer answer);
    void remove(const QByteArray &key);
    void removeIf(const std::function<bool(const QByteArray &key)> &isUnwanted);

    [[nodiscard]] qint64 bytes() const;
    [[nodiscard]] qint64 entryCount() const;

private:
    struct Slot {
        QByteArray key;
        std::shared_ptr<const CachedAnswer> answer;
        qint64 bytes;
    };
    struct Hash {
        size_t operator()(const QByteArray &key) const { return qHash(key); }
    };
    void removeLocked(const QByteArray &key);

    const qint64 m_limitBytes;
    mutable std::mutex m_mutex;
    std::list<Slot> m_slots; ///< Most recently used first.
    std::unordered_map<QByteArray, std::list<Slot>::iterator, Hash> m_index;
    qint64 m_bytes = 0;
};

} // namespace lectern::cache
