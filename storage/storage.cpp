// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/storage.h"

#include "storage/cache/cached_reviews.h"
#include "storage/cache/flight_board.h"
#include "storage/cache/live_metrics.h"
#include "storage/cache/read_path.h"
#include "storage/cache/reader_pool.h"
#include "storage/cache/upkeep.h"
#if __has_include("storage/postgres/review_import.h")
#include "storage/postgres/review_import.h"
#endif
#include "storage/schema/migrations.h"

namespace lectern {

namespace {

/// One more than the interactive ones, for counts, statistics and anchors.
constexpr int slowReaderCount = 1;

ReadPath::Config readPathConfig(const StorageConfig &config)
{
    ReadPath::Config path;
    path.schemaVersion = knownMigrations().empty() ? 0 : knownMigrations().back().number;
    path.memoryTierBytes = config.memoryTierBytes;
    path.lifetimes = Lifetimes(config.lifetimes);
    return path;
}

} // namespace

/// Members stand in the order in which they may be destroyed, from the last to the first, once the threads have ended.
struct Storage::Private {
    StorageConfig config;
    const Clock &clock = Clock::boot();
    ReadPath path;
    ReaderPool pool;
    FlightBoard board;
    CachedReviews reviews;
    LiveMetrics metrics;
    Upkeep upkeep;

    explicit Private(StorageConfig given);
    ~Private() { pool.close(); }
    std::unique_ptr<Connections> connect(int number);
};

Storage::Private::Private(StorageConfig given)
    : config(std::move(given))
    , path(readPathConfig(config), clock,
           [this](ReadPath::BackgroundTask task) {
               pool.enqueue(ReaderPool::Lane::Background,
                             [task = std::move(task)](Connections *connections, const std::stop_token &stop) {
                                 if (connections)
                                     task(*connections, stop);
                             });
           })
    , pool(config.readerCount + slowReaderCount, [this](int number) { return connect(number); })
    , board(path, pool, clock)
    , reviews(board, path, pool, clock)
    , metrics(path, pool, config.redisUrl)
    , upkeep(path, pool, clock)
{
}

std::unique_ptr<Connections> Storage::Private::connect(int number)
{
    return std::make_unique<Connections>(config.postgresUrl, config.redisUrl, QStringLiteral("lectern reader %1").arg(number),
                                         path.breaker(), path.metrics(), clock);
}

Storage::Storage(StorageConfig config)
    : d(std::make_unique<Private>(std::move(config)))
{
}

Storage::~Storage() = default;

ReviewSource &Storage::reviews() { return d->reviews; }

MetricsSource &Storage::metrics() { return d->metrics; }

std::unique_ptr<ImportSink> Storage::makeImportSink()
{
#if __has_include("storage/postgres/review_import.h")
    return std::make_unique<ReviewImport>(d->config.postgresUrl);
#else
    return nullptr;
#endif
}

void Storage::noteOwnWrite() { d->path.freshness().noteOwnWrite(); }

} // namespace lectern
