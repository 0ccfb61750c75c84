// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/tiers/remote_cache.h"
#include "tests/support/manual_clock.h"

#include <functional>
#include <map>
#include <vector>

namespace lectern {

/// A shared cache that a test can empty, alter and reset to an earlier state.
struct SimulatedRedis {
    std::map<QByteArray, QByteArray> entries;
    std::vector<std::pair<QByteArray, QByteArray>> ever; ///< All entries stored since the start.
    bool isTrusted = true;
    bool hangs = false;
};

/// One connection to it. `pause` is called before a reply arrives.
class SimulatedRemoteCache final : public cache::RemoteCache
{
public:
    static constexpr std::chrono::milliseconds hedge{20};

    SimulatedRemoteCache(SimulatedRedis &redis, ManualClock &clock, std::function<void()> pause)
        : m_redis(redis)
        , m_clock(clock)
        , m_pause(std::move(pause))
    {
    }
    void warmUp() override {}
    bool isTrusted() const override { return m_redis.isTrusted; }
    bool request(const QByteArray &key) override
    {
        m_key = key;
        requests += m_redis.isTrusted ? 1 : 0;
        return m_redis.isTrusted;
    }
    Result<std::optional<QByteArray>> receive() override
    {
        m_pause();
        if (m_redis.hangs) {
            m_clock.advance(hedge);
            return failure(ErrorCode::Timeout, FaultyPart::Redis, QStringLiteral("simulated"));
        }
        const auto found = m_redis.entries.find(m_key);
        std::optional<QByteArray> entry = found == m_redis.entries.end() ? std::nullopt : std::optional(found->second);
        m_pause();
        return entry;
    }
    std::optional<std::vector<std::optional<QByteArray>>> readAll(const std::vector<QByteArray> &, std::chrono::milliseconds) override
    {
        return std::nullopt;
    }
    void store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds) override
    {
        m_redis.entries[key] = entry;
        m_redis.ever.emplace_back(key, entry);
    }
    void probe() override {}

    int requests = 0;

private:
    SimulatedRedis &m_redis;
    ManualClock &m_clock;
    std::function<void()> m_pause;
    QByteArray m_key;
};

} // namespace lectern
