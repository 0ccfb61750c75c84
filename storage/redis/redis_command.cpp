// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_command.h"

namespace lectern::redis {

RedisCommand::RedisCommand(const std::vector<QByteArrayView> &words)
{
    qsizetype size = 16;
    for (const QByteArrayView word : words)
        size += word.size() + 16;
    m_bytes.reserve(size);
    m_bytes += '*' + QByteArray::number(qsizetype(words.size())) + "\r\n";
    for (const QByteArrayView word : words) {
        m_bytes += '$' + QByteArray::number(word.size()) + "\r\n";
        m_bytes.append(word);
        m_bytes += "\r\n";
    }
}

RedisCommand RedisCommand::get(QByteArrayView key) { return RedisCommand({"GET", key}); }

RedisCommand RedisCommand::set(QByteArrayView key, QByteArrayView value, std::chrono::seconds lifetime)
{
    return RedisCommand({"SET", key, value, "EX", QByteArray::number(qint64(lifetime.count()))});
}

RedisCommand RedisCommand::setIfAbsent(QByteArrayView key, QByteArrayView value, std::chrono::milliseconds lifetime)
{
    return RedisCommand({"SET", key, value, "PX", QByteArray::number(qint64(lifetime.count())), "NX"});
}

RedisCommand RedisCommand::getAll(const std::vector<QByteArray> &keys)
{
    std::vector<QByteArrayView> words{"MGET"};
    words.insert(words.end(), keys.begin(), keys.end());
    return RedisCommand(words);
}

RedisCommand RedisCommand::publish(QByteArrayView channel, QByteArrayView message) { return RedisCommand({"PUBLISH", channel, message}); }

RedisCommand RedisCommand::subscribe(const std::vector<QByteArray> &channels)
{
    std::vector<QByteArrayView> words{"SUBSCRIBE"};
    words.insert(words.end(), channels.begin(), channels.end());
    return RedisCommand(words);
}

RedisCommand RedisCommand::ping() { return RedisCommand({"PING"}); }

RedisCommand RedisCommand::info(QByteArrayView section) { return RedisCommand({"INFO", section}); }

RedisCommand RedisCommand::auth(QByteArrayView user, QByteArrayView password)
{
    return user.isEmpty() ? RedisCommand({"AUTH", password}) : RedisCommand({"AUTH", user, password});
}

RedisCommand RedisCommand::setName(QByteArrayView name) { return RedisCommand({"CLIENT", "SETNAME", name}); }

RedisCommand RedisCommand::select(int database) { return RedisCommand({"SELECT", QByteArray::number(database)}); }

} // namespace lectern::redis
