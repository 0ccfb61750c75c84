// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "storage/api/change_feed.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"
#include "storage/api/documents/job_queue.h"
#include "storage/api/metrics.h"
#include "storage/api/result.h"
#include "storage/api/reviews/import_sink.h"
#include "storage/api/reviews/review_source.h"
#include "storage/api/reviews/sentiment_sink.h"
#include "storage/base/storage_config.h"

#include <memory>

namespace lectern {

/// The storage layer as a whole: threads, connections, cache. Everything the window and lecternctl stand on.
///
/// Thread: created and destroyed on one; the sources it hands out may be used from any.
/// Destruction cancels what runs and joins the threads.
class Storage
{
public:
    /// Starts the threads; connects lazily, so it succeeds while a server is down.
    explicit Storage(StorageConfig config);
    ~Storage();

    [[nodiscard]] ReviewSource &reviews();
    [[nodiscard]] MetricsSource &metrics();
    /// Tells when what is shown may no longer hold.
    [[nodiscard]] ChangeFeed &changes();
    [[nodiscard]] CacheChecker &cacheChecker();
    [[nodiscard]] DocumentSource &documents();
    /// How this process' analysts change documents; what it wrote is read back at once.
    [[nodiscard]] DocumentSink &documentSink();
    /// A worker's side of the queue of jobs, on connections of its own, made on the thread that first uses it. Must be
    /// destroyed before the storage, on that thread. `nextEngine`: of the analyses that its extractions queue.
    [[nodiscard]] std::unique_ptr<JobQueue> makeJobQueue(const QString &nextEngine = QStringLiteral("builtin"));
    /// A sink on a connection of its own, made on the thread that first uses it. Must be destroyed before the storage.
    [[nodiscard]] std::unique_ptr<ImportSink> makeImportSink();
    /// Gives reviews without a sentiment to an engine, on a connection of its own, made on the thread that first uses
    /// it. Must be destroyed before the storage.
    [[nodiscard]] std::unique_ptr<SentimentSink> makeSentimentSink();
    /// Tells the cache what this process itself committed: read your own writes at no round trip.
    void noteOwnWrite();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern
