// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/background_cache_check.h"

#include "storage/api/waiting.h"
#include "storage/maintenance/cache_check.h"

#include <QPromise>

namespace lectern::maintenance {

QFuture<Result<CacheCheckReport>> BackgroundCacheCheck::check(const CacheCheckOptions &options, std::stop_token stop)
{
    if (m_isRunning.exchange(true))
        return QtFuture::makeReadyFuture(
            Result<CacheCheckReport>(failure(ErrorCode::Conflict, FaultyPart::Lectern, QStringLiteral("the cache is being checked already"))));
    auto promise = std::make_shared<QPromise<Result<CacheCheckReport>>>();
    promise->start();
    // The previous check is over, so joining its thread in this assignment takes no time.
    m_thread = std::jthread([this, options, stop = std::move(stop), promise](const std::stop_token &closing) {
        const EitherStop either(stop, closing);
        const auto progress = [&](qint64 done, qint64 total) {
            promise->setProgressRange(0, int(total));
            promise->setProgressValue(int(done));
        };
        Result<CacheCheckReport> report = CacheCheck(m_postgres, m_redisUrl).run(options, progress, either.token());
        m_isRunning = false;
        promise->addResult(std::move(report));
        promise->finish();
    });
    return promise->future();
}

} // namespace lectern::maintenance
