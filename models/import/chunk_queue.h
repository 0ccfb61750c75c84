// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace lectern::imports {

/// Records that are stored in one transaction.
struct ImportChunk {
    std::vector<ImportRow> rows;
    std::vector<RejectedRow> rejected;
    qint64 recordsDone = 0; ///< All records before this number are in this chunk or an earlier one.
    qint64 doneBytes = 0;   ///< Bytes of the file on disk consumed when the chunk was complete.
};

/// Passes chunks from the reading thread to the storing one; the reader waits when it is two chunks ahead.
///
/// Thread: one calls put(), another take().
class ChunkQueue
{
public:
    static constexpr size_t maxWaiting = 2;

    /// False when abandon() was called: stop reading.
    bool put(ImportChunk chunk);
    /// Marks the end, with the error that caused it, if any.
    void close(std::optional<StorageError> error);
    /// The next chunk; nothing at the end, when error() tells why.
    [[nodiscard]] std::optional<ImportChunk> take();
    /// Called when nothing more will be taken: wakes a waiting put().
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
