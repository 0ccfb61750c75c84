// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "storage/postgres/link/connection.h"

#include <atomic>
#include <thread>

namespace lectern::maintenance {

/// The check of the cache beside a running window: one at a time, on a thread and connections of its own, so that no read waits for
/// it. Thread: created and destroyed on one; its end stops a check that runs and waits for it.
class BackgroundCacheCheck final : public CacheChecker
{
public:
    BackgroundCacheCheck(postgres::PostgresAccess postgres, QString redisUrl) : m_postgres(std::move(postgres)), m_redisUrl(std::move(redisUrl)) {}

    [[nodiscard]] QFuture<Result<CacheCheckReport>> check(const CacheCheckOptions &options, std::stop_token stop) override;

private:
    const postgres::PostgresAccess m_postgres;
    const QString m_redisUrl;
    std::atomic<bool> m_isRunning{false};
    std::jthread m_thread; ///< Last: uses what stands above.
};

} // namespace lectern::maintenance
