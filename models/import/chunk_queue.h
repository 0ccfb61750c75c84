// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace lectern::imports {

/// Records that are settled together.
struct ImportChunk {
    std::vector<ImportRow> rows;
    std::vector<RejectedRow> rejected;
    qint64 recordsDone = 0; ///< Records before this number are in this chunk or an earlier one.
    qint64 doneBytes = 0;   ///< Of the file on disk, when the chunk was complete.
};

/// Hands chunks from the reading thread to the storing one; the reader waits when it is two ahead.
///
/// Thread: one puts, one takes.
class ChunkQueue
{
public:
    static constexpr size_t maxWaiting = 2;

    /// False when the taker has gone: stop reading.
    bool put(ImportChunk chunk);
    /// The end, with the error that caused it, if any.
    void close(std::optional<StorageError> error);
    /// Nothing at the end; then error() tells why.
    [[nodiscard]] std::optional<ImportChunk> take();
    /// The taker goes: wakes a waiting put().
    void abandon();
    [[nodiscard]] std::optional<StorageError> error() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<ImportChunk> m_waiting;
    std::optional<StorageError> m_error;
    bool m_isClosed = false;
    bool m_isAbandoned = false;
};

} // namespace lectern::imports
