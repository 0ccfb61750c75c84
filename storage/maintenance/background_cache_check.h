// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "storage/postgres/link/connection.h"

#include <atomic>
#include <thread>

namespace lectern::maintenance {

/// Runs the check of the cache while a window is open: one at a time, on its own thread and connections, so that no read waits
/// for it. Thread: created and destroyed on one; the destructor stops a running check and waits for it.
class BackgroundCacheCheck final : public CacheChecker
{
public:
    BackgroundCacheCheck(postgres::PostgresAccess postgres, QString redisUrl) : m_postgres(std::move(postgres)), m_redisUrl(std::move(redisUrl)) {}

    [[nodiscard]] QFuture<Result<CacheCheckReport>> check(const CacheCheckOptions &options, std::stop_token stop) override;

private:
    const postgres::PostgresAccess m_postgres;
    const QString m_redisUrl;
    std::atomic<bool> m_isRunning{false};
    std::jthread m_thread; ///< Last member: uses the members above.
};

} // namespace lectern::maintenance
