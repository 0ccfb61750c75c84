// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/redis_tier.h"

#include <algorithm>
#include <utility>

namespace lectern::cache {

using namespace metrics;
using namespace redis;

using namespace std::chrono_literals;

RedisTier::RedisTier(const QString &url, const QByteArray &name, Breaker &breaker, ReadMetrics &metrics, const Clock &clock)
    : m_breaker(breaker)
    , m_metrics(metrics)
    , m_clock(clock)
{
    if (!url.isEmpty())
        m_connection.emplace(url, name);
}

/// Connects if that is quick. Only the failure of a connection that was open counts for the breaker: connecting to a distant
/// server may take longer than a reader waits, and is then left to warmUp().
bool RedisTier::isReady()
{
    if (!m_connection || !m_breaker.isClosed())
        return false;
    const bool wasOpen = m_connection->isOpen();
    if (!wasOpen && !std::exchange(m_mayConnectInPassing, false))
        return false;
    if (m_connection->open(hedge))
        return true;
    if (wasOpen)
        m_breaker.noteFailure();
    return false;
}

void RedisTier::warmUp()
{
    if (!m_connection || !m_breaker.isClosed() || m_connection->isOpen())
        return;
    const auto connecting = m_breaker.tryConnecting();
    if (!connecting)
        return;
    if (m_connection->open())
        m_mayConnectInPassing = true;
    else
        m_breaker.noteFailure();
}

bool RedisTier::request(const QByteArray &key)
{
    if (!isReady())
        return false;
    m_requestedAt = m_clock.now();
    if (m_connection->send(RedisCommand::get(key)))
        return true;
    m_breaker.noteFailure();
    return false;
}

Result<std::optional<QByteArray>> RedisTier::receive()
{
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now() - m_requestedAt);
    Result<RedisReply> reply = m_connection->receive(std::max(hedge - waited, 1ms), RedisConnection::WhenLate::Forget);
    m_metrics.noteStep(ReadStep::RedisRoundTrip, m_clock.now() - m_requestedAt);
    if (!reply) {
        m_breaker.noteFailure();
        return tl::make_unexpected(std::move(reply.error()));
    }
    m_breaker.noteSuccess();
    switch (reply->type) {
    case RedisReply::Type::Bulk: return std::optional(std::move(reply->bytes));
    case RedisReply::Type::Nil: return std::optional<QByteArray>();
    default: return failure(ErrorCode::Unavailable, FaultyPart::Redis, QString::fromUtf8(reply->bytes));
    }
}

std::optional<std::vector<std::optional<QByteArray>>> RedisTier::readAll(const std::vector<QByteArray> &keys, std::chrono::milliseconds timeout)
{
    if (!m_connection || !m_breaker.isClosed() || !m_connection->isOpen())
        return std::nullopt;
    if (!m_connection->open(timeout) || !m_connection->send(RedisCommand::getAll(keys))) {
        m_breaker.noteFailure();
        return std::nullopt;
    }
    Result<RedisReply> reply = m_connection->receive(timeout, RedisConnection::WhenLate::Forget);
    if (!reply || reply->type != RedisReply::Type::Array || reply->elements.size() != keys.size())
        return std::nullopt;
    m_breaker.noteSuccess();
    std::vector<std::optional<QByteArray>> values;
    for (RedisReply &element : reply->elements)
        values.push_back(element.type == RedisReply::Type::Bulk ? std::optional(std::move(element.bytes)) : std::nullopt);
    return values;
}

void RedisTier::store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds lifetime)
{
    if (!isReady())
        return;
    if (!m_connection->sendAndForget(RedisCommand::set(key, entry, lifetime)))
        m_breaker.noteFailure();
}

void RedisTier::probe()
{
    if (!m_connection || !m_breaker.admitProbe())
        return;
    m_connection->close();
    if (m_connection->open() && m_connection->ask(RedisCommand::ping()))
        m_breaker.noteSuccess();
    else
        m_breaker.noteFailure();
}

} // namespace lectern::cache
