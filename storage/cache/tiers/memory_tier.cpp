// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/memory_tier.h"

namespace lectern::cache {

namespace {

/// Estimated size of an entry without its value and names: nodes, pointers, the struct.
constexpr qint64 overheadBytes = 320;

qint64 bytesOf(const QByteArray &key, const CachedAnswer &answer)
{
    qint64 bytes = overheadBytes + 2 * key.size() + weightOf(answer.value);
    for (const QByteArray &scope : answer.scopes)
        bytes += scope.size() + qint64(sizeof(QByteArray)) + 16;
    return bytes;
}

} // namespace

std::shared_ptr<const CachedAnswer> MemoryTier::find(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return nullptr;
    m_slots.splice(m_slots.begin(), m_slots, found->second);
    return found->second->answer;
}

void MemoryTier::put(const QByteArray &key, CachedAnswer answer)
{
    const qint64 bytes = bytesOf(key, answer);
    const std::lock_guard lock(m_mutex);
    removeLocked(key);
    if (bytes > m_limitBytes)
        return;
    m_slots.push_front({key, std::make_shared<const CachedAnswer>(std::move(answer)), bytes});
    m_index.emplace(key, m_slots.begin());
    m_bytes += bytes;
    while (m_bytes > m_limitBytes)
        removeLocked(QByteArray(m_slots.back().key));
}

void MemoryTier::remove(const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    removeLocked(key);
}

void MemoryTier::removeIf(const std::function<bool(const QByteArray &key)> &isUnwanted)
{
    const std::lock_guard lock(m_mutex);
    for (auto slot = m_slots.begin(); slot != m_slots.end();) {
        const QByteArray key = (slot++)->key;
        if (isUnwanted(key))
            removeLocked(key);
    }
}

void MemoryTier::removeLocked(const QByteArray &key)
{
    const auto found = m_index.find(key);
    if (found == m_index.end())
        return;
    const auto slot = found->second;
    m_bytes -= slot->bytes;
    m_index.erase(found);
    m_slots.erase(slot);
}

qint64 MemoryTier::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

qint64 MemoryTier::entryCount() const
{
    const std::lock_guard lock(m_mutex);
    return qint64(m_slots.size());
}

} // namespace lectern::cache
