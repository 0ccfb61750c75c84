// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/request_budget.h"

#include "storage/api/waiting.h"
#include "storage/redis/redis_connection.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <mutex>

namespace lectern::ollama {

using namespace redis;

RequestBudget::RequestBudget(const QString &redisUrl, const QByteArray &analyst, const Size &size, const Clock &clock, Pause pause)
    : m_redisUrl(redisUrl)
    , m_keyStem("lectern:rate:main:ollama:" + QCryptographicHash::hash(analyst, QCryptographicHash::Sha256).toHex().left(32) + ':')
    , m_size(size)
    , m_clock(clock)
    , m_pause(std::move(pause))
    , m_backAt(size_t(std::max(1, size.tokenCount)), Instant(0))
{
}

std::optional<bool> RequestBudget::takeFromRedis() const
{
    if (m_redisUrl.isEmpty())
        return {};
    // A connection per request is cheap compared with the seconds of a language model, and lets any thread call this.
    RedisConnection connection(m_redisUrl, "lectern-budget");
    if (!connection.open())
        return {};
    const int count = int(m_backAt.size());
    // Start at a random token, so that not everybody tries the same taken tokens first.
    const int first = QRandomGenerator::global()->bounded(count);
    for (int i = 0; i < count; ++i) {
        const QByteArray key = m_keyStem + QByteArray::number((first + i) % count);
        const Result<RedisReply> reply = connection.ask(RedisCommand::setIfAbsent(key, "1", m_size.refill));
        if (!reply)
            return {};
        if (reply->type == RedisReply::Type::Status)
            return true;
    }
    return false;
}

bool RequestBudget::takeOwn()
{
    const std::lock_guard lock(m_mutex);
    const Instant now = m_clock.now();
    const auto token = std::find_if(m_backAt.begin(), m_backAt.end(), [now](Instant back) { return back <= now; });
    if (token == m_backAt.end())
        return false;
    *token = now + m_size.refill;
    return true;
}

Result<void> RequestBudget::take(std::stop_token stop)
{
    const Instant until = m_clock.now() + m_size.timeout;
    while (!stop.stop_requested()) {
        // If Redis cannot be asked, the process's own tokens apply, so that there is always a limit.
        const std::optional<bool> shared = takeFromRedis();
        if (shared.value_or(false) || (!shared && takeOwn()))
            return {};
        if (m_clock.now() >= until) {
            return failure(ErrorCode::Denied, FaultyPart::Lectern,
                           QStringLiteral("more than %1 requests in %2 s").arg(m_backAt.size()).arg(double(m_size.refill.count()) / 1000));
        }
        m_pause(std::max<std::chrono::milliseconds>(std::chrono::milliseconds(10), m_size.refill / (4 * qint64(m_backAt.size()))), stop);
    }
    return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the request was stopped"));
}

void pauseUntilStopped(std::chrono::milliseconds time, std::stop_token stop) { (void)waitUnlessStopped(time, std::move(stop)); }

} // namespace lectern::ollama
