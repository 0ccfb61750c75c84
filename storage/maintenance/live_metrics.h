// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/cache/read/read_path.h"
#include "storage/cache/read/executor.h"
#include "storage/health/health_check.h"

namespace lectern::maintenance {

/// The figures of the running storage, for the monitor.
///
/// Thread: any. Borrows the path and the executor.
class LiveMetrics final : public MetricsSource
{
public:
    /// `backupRecord`: see StorageConfig.
    LiveMetrics(cache::ReadPath &path, cache::Executor &executor, QString redisUrl, QString backupRecord)
        : m_path(path)
        , m_executor(executor)
        , m_redisUrl(std::move(redisUrl))
        , m_backupRecord(std::move(backupRecord))
    {
    }

    MetricsSnapshot snapshot() const override;
    QFuture<Result<ServerState>> fetchServerState() override;
    void recordPaint(std::chrono::microseconds duration) override;

private:
    [[nodiscard]] ServerState readState(postgres::PostgresConnection &connection, const std::stop_token &stop);
    [[nodiscard]] HealthReport healthOf(postgres::PostgresConnection &postgres, const std::stop_token &stop);

    cache::ReadPath &m_path;
    cache::Executor &m_executor;
    const QString m_redisUrl;
    const QString m_backupRecord;
    std::mutex m_mutex;
    HealthReport m_health; ///< This and all members below are guarded by the mutex.
    health::HealthMemory m_healthMemory;
    Instant m_healthReadAt = Instant::min();
};

} // namespace lectern::maintenance
