// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lectern::redis {

/// Everything this program says to Redis: a command can only be made by one of these functions, and none
/// of them scans, flushes, scripts or deletes. INFO is for the monitor, on a connection of its own,
/// and tells each connection once with which version it talks. The one exception is the check of the cache, which somebody has to ask
/// for: CheckCommand.
///
/// Thread: any; a value.
class RedisCommand
{
public:
    [[nodiscard]] static RedisCommand get(QByteArrayView key);
    /// MGET. Requires: at least one key.
    [[nodiscard]] static RedisCommand getAll(const std::vector<QByteArray> &keys);
    [[nodiscard]] static RedisCommand set(QByteArrayView key, QByteArrayView value, std::chrono::seconds lifetime);
    /// SET ... NX: the reply is a Nil when the key is there already.
    [[nodiscard]] static RedisCommand setIfAbsent(QByteArrayView key, QByteArrayView value, std::chrono::milliseconds lifetime);
    [[nodiscard]] static RedisCommand publish(QByteArrayView channel, QByteArrayView message);
    /// After this a connection only takes messages, one that confirms each channel first: see RedisConnection::awaitMessage().
    [[nodiscard]] static RedisCommand subscribe(const std::vector<QByteArray> &channels);
    [[nodiscard]] static RedisCommand ping();
    /// INFO of one section ("memory").
    [[nodiscard]] static RedisCommand info(QByteArrayView section);
    /// `user` empty: the default user.
    [[nodiscard]] static RedisCommand auth(QByteArrayView user, QByteArrayView password);
    [[nodiscard]] static RedisCommand setName(QByteArrayView name);
    [[nodiscard]] static RedisCommand select(int database);

    /// As it goes over the wire, in RESP2.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    friend class CheckCommand;
    explicit RedisCommand(const std::vector<QByteArrayView> &words);
    QByteArray m_bytes;
};

} // namespace lectern::redis
