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

/// The storage layer as a whole: threads, connections, cache. The window and lecternctl are built on it.
///
/// Thread: created and destroyed on one; the sources it returns may be used from any.
/// Destruction cancels what runs and joins the threads.
class Storage
{
public:
    /// Starts the threads; connections open on first use, so this succeeds while a server is down.
    explicit Storage(StorageConfig config);
    ~Storage();

    [[nodiscard]] ReviewSource &reviews();
    [[nodiscard]] MetricsSource &metrics();
    /// Reports when what is shown may be outdated.
    [[nodiscard]] ChangeFeed &changes();
    [[nodiscard]] CacheChecker &cacheChecker();
    [[nodiscard]] DocumentSource &documents();
    /// Analysts' changes of documents; reads of this process see them at once.
    [[nodiscard]] DocumentSink &documentSink();
    /// A worker's queue of jobs, with its own connections, made on the thread that first uses it. Must be
    /// destroyed before the storage, on that thread. `nextEngine`: engine of the analyses that its extractions queue.
    [[nodiscard]] std::unique_ptr<JobQueue> makeJobQueue(const QString &nextEngine = QStringLiteral("builtin"));
    /// A sink with its own connection, made on the thread that first uses it. Must be destroyed before the storage.
    [[nodiscard]] std::unique_ptr<ImportSink> makeImportSink();
    /// Scores reviews without a sentiment, with its own connection, made on the thread that first uses
    /// it. Must be destroyed before the storage.
    [[nodiscard]] std::unique_ptr<SentimentSink> makeSentimentSink();
    /// Tells the cache that this process committed something, so that later reads see it.
    void noteOwnWrite();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern
