// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/key_history.h"

#include <utility>

namespace lectern::cache {

bool KeyHistory::show(const QByteArray &key, const QUuid &boot, const Snapshot &snapshot, Instant provenAt, Instant now)
{
    if (boot.isNull())
        return true; // answers without a boot cannot be compared
    const std::lock_guard lock(m_mutex);
    Record &record = recordOf(key);
    // Ids of two boots cannot be compared. An answer proved after the last one was shown comes from a later boot than that.
    const bool mayBeOlder = record.boot == boot ? snapshot.isOlderThan(record.newestShown) : !record.boot.isNull() && provenAt < record.shownAt;
    if (mayBeOlder)
        return false;
    record.boot = boot;
    record.shownAt = now;
    record.newestShown = snapshot;
    return true;
}

std::optional<Instant> KeyHistory::noteRead(const QByteArray &key, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const Instant before = std::exchange(recordOf(key).readAt, now);
    return before == Instant::min() ? std::nullopt : std::optional(now - before);
}

void KeyHistory::noteWritten(const QByteArray &key, Instant expiresAt)
{
    const std::lock_guard lock(m_mutex);
    recordOf(key).writtenUntil = expiresAt;
}

std::optional<Instant> KeyHistory::writtenUntil(const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_records.find(key);
    return found == m_records.end() ? std::nullopt : found->second.writtenUntil;
}

/// A key that is not remembered starts at the floor.
KeyHistory::Record &KeyHistory::recordOf(const QByteArray &key)
{
    const auto found = m_records.find(key);
    if (found != m_records.end())
        return found->second;
    if (m_records.size() >= m_maxKeys)
        forgetOldest();
    m_order.push_back(key);
    return m_records.emplace(key, Record{m_floorBoot, m_floor, m_floorShownAt, std::nullopt, Instant::min()}).first->second;
}

void KeyHistory::forgetOldest()
{
    const auto oldest = m_records.find(m_order.front());
    const Record &record = oldest->second;
    if (record.boot != m_floorBoot || m_floor.isOlderThan(record.newestShown)) {
        m_floorBoot = record.boot;
        m_floor = record.newestShown;
        m_floorShownAt = record.shownAt;
    }
    m_records.erase(oldest);
    m_order.pop_front();
}

} // namespace lectern::cache
