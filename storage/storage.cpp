// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storage.h"

#include "storage/cache/sources/cached_documents.h"
#include "storage/cache/sources/cached_reviews.h"
#include "storage/cache/sources/change_watch.h"
#include "storage/cache/sources/live_progress.h"
#include "storage/cache/read/read_path.h"
#include "storage/cache/read/single_flight.h"
#include "storage/cache/read/storage_threads.h"
#include "storage/commands/document_commands.h"
#include "storage/commands/import_writer.h"
#include "storage/commands/sentiment_writer.h"
#include "storage/commands/worker_queue.h"
#include "storage/jobs/job_signals.h"
#include "storage/maintenance/background_cache_check.h"
#include "storage/maintenance/live_metrics.h"
#include "storage/maintenance/maintenance.h"
#include "storage/postgres/connect/connection_budget.h"
#include "storage/schema/migrations.h"

namespace lectern {

using namespace cache;
using namespace commands;
using namespace jobs;
using namespace maintenance;
using namespace postgres;
using namespace schema;

namespace {

/// For counts, statistics and anchors, in addition to the interactive threads.
constexpr int slowReaderCount = 1;
/// One uploads, the other does everything quick.
constexpr int writerCount = 2;

ReadPath::Config readPathConfig(const StorageConfig &config)
{
    ReadPath::Config path;
    path.keys = KeySpace(knownMigrations().back().number);
    path.memoryTierBytes = config.memoryTierBytes;
    path.lifetimes = Lifetimes(config.lifetimes);
    return path;
}

} // namespace

/// The order of members matters: they are destroyed from the last to the first, after the threads have ended.
struct Storage::Private {
    StorageConfig config;
    const std::shared_ptr<ConnectionBudget> budget = std::make_shared<ConnectionBudget>(config.connectionLimit);
    const PostgresAccess access{config.postgresUrl, budget};
    const Clock &clock = Clock::boot();
    ReadPath path;
    LiveProgress progress;
    JobSignals jobSignals;
    StorageThreads pool;
    SingleFlight flights;
    CachedReviews reviews;
    CachedDocuments documents;
    StorageThreads writers;
    WriteDoor door;
    DocumentCommands commands;
    LiveMetrics metrics;
    Maintenance maintenance;
    ChangeWatch watch;
    BackgroundCacheCheck cacheCheck;

    explicit Private(StorageConfig given);
    ~Private()
    {
        jobSignals.stopListening();
        writers.close();
        pool.close();
    }
    std::unique_ptr<Connections> connect(const QString &name, int number);
};

Storage::Private::Private(StorageConfig given)
    : config(std::move(given))
    , path(readPathConfig(config), clock,
           [this](HitCheck::Task task) {
               pool.enqueue(StorageThreads::Lane::Background, [task = std::move(task)](Connections *connections, const std::stop_token &stop) {
                   if (connections)
                       task(*connections, stop);
               });
           })
    , progress(readPathConfig(config).keys, path.metrics(), clock)
    , jobSignals(config.redisUrl, readPathConfig(config).keys, path.breaker(), path.metrics(), [this] { watch.lookSoon(); })
    , pool(
          config.readerCount + slowReaderCount, [this](int number) { return connect(QStringLiteral("lectern reader"), number); }, *budget)
    , flights(path, pool, clock)
    , reviews(flights, path, pool, clock)
    , documents(flights, pool, config.redisUrl.isEmpty() ? nullptr : &progress, clock)
    , writers(
          writerCount, [this](int number) { return connect(QStringLiteral("lectern writer"), number); }, *budget)
    , door(path.freshness(), jobSignals)
    , commands(writers, door)
    , metrics(path, pool, config.redisUrl, config.backupRecord)
    , maintenance(pool, clock)
    , watch(path, access, {[this] { jobSignals.callPeers(); }, [this] { jobSignals.listen(); }})
    , cacheCheck(access, config.redisUrl)
{
}

std::unique_ptr<Connections> Storage::Private::connect(const QString &name, int number)
{
    return std::make_unique<Connections>(access, config.redisUrl, QStringLiteral("%1 %2").arg(name).arg(number), path.breaker(), path.metrics(),
                                         clock);
}

Storage::Storage(StorageConfig config) : d(std::make_unique<Private>(std::move(config))) {}

Storage::~Storage() = default;

ReviewSource &Storage::reviews() { return d->reviews; }

MetricsSource &Storage::metrics() { return d->metrics; }

ChangeFeed &Storage::changes() { return d->watch; }

CacheChecker &Storage::cacheChecker() { return d->cacheCheck; }

DocumentSource &Storage::documents() { return d->documents; }

DocumentSink &Storage::documentSink() { return d->commands; }

std::unique_ptr<JobQueue> Storage::makeJobQueue(const QString &nextEngine)
{
    return std::make_unique<WorkerQueue>(d->access, nextEngine, d->jobSignals, d->door);
}

std::unique_ptr<ImportSink> Storage::makeImportSink() { return std::make_unique<ImportWriter>(d->access, d->door); }

std::unique_ptr<SentimentSink> Storage::makeSentimentSink() { return std::make_unique<SentimentWriter>(d->access, d->door); }

void Storage::noteOwnWrite() { d->path.freshness().noteOwnWrite(); }

} // namespace lectern
