// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/chunk_queue.h"

namespace lectern::imports {

bool ChunkQueue::put(ImportChunk chunk)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isAbandoned || m_waiting.size() < maxWaiting; });
    if (m_isAbandoned)
        return false;
    m_waiting.push_back(std::move(chunk));
    m_changed.notify_all();
    return true;
}

void ChunkQueue::close(std::optional<StorageError> error)
{
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
    m_isClosed = true;
    m_changed.notify_all();
}

std::optional<ImportChunk> ChunkQueue::take()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
    if (m_waiting.empty())
        return std::nullopt;
    ImportChunk chunk = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_changed.notify_all();
    return chunk;
}

void ChunkQueue::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_isAbandoned = true;
    m_changed.notify_all();
}

std::optional<StorageError> ChunkQueue::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

} // namespace lectern::imports
