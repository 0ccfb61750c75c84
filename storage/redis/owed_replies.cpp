// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/owed_replies.h"

#include <QLoggingCategory>

namespace lectern::redis {

namespace {

Q_LOGGING_CATEGORY(redisLog, "lectern.redis", QtInfoMsg)

} // namespace

void OwedReplies::forgetAll()
{
    for (Owed &each : m_owed)
        each.isForgotten = true;
}

Result<std::optional<RedisReply>> OwedReplies::next()
{
    for (;;) {
        Result<std::optional<RedisReply>> reply = m_reader.next();
        if (!reply || !*reply)
            return reply;
        if (m_owed.empty())
            return failure(ErrorCode::Corrupt, FaultyPart::Redis, QStringLiteral("a reply that nobody asked for"));
        const bool isForgotten = m_owed.front().isForgotten;
        m_owed.pop_front();
        if (!isForgotten)
            return reply;
        if ((*reply)->type == RedisReply::Type::Error)
            qCDebug(redisLog, "Redis refused: %s", (*reply)->bytes.constData());
    }
}

Result<std::optional<RedisReply>> OwedReplies::nextUnasked()
{
    m_owed.clear();
    return m_reader.next();
}

} // namespace lectern::redis
