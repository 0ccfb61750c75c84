// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <vector>

namespace lectern::redis {

/// All commands that this program sends to Redis: only these functions can make one, and none
/// scans, flushes, scripts or deletes. INFO is used by the monitor, on its own connection,
/// and once per connection to log the server's version. The one exception is the cache check, which
/// runs only on request: CheckCommand.
///
/// Thread: any; a value.
class RedisCommand
{
public:
    [[nodiscard]] static RedisCommand get(QByteArrayView key);
    /// MGET. Requires: at least one key.
    [[nodiscard]] static RedisCommand getAll(const std::vector<QByteArray> &keys);
    [[nodiscard]] static RedisCommand set(QByteArrayView key, QByteArrayView value, std::chrono::seconds lifetime);
    /// SET ... NX: the reply is Nil if the key exists already.
    [[nodiscard]] static RedisCommand setIfAbsent(QByteArrayView key, QByteArrayView value, std::chrono::milliseconds lifetime);
    [[nodiscard]] static RedisCommand publish(QByteArrayView channel, QByteArrayView message);
    /// The connection then only receives messages, first one confirmation per channel: see RedisConnection::awaitMessage().
    [[nodiscard]] static RedisCommand subscribe(const std::vector<QByteArray> &channels);
    [[nodiscard]] static RedisCommand ping();
    /// INFO of one section ("memory").
    [[nodiscard]] static RedisCommand info(QByteArrayView section);
    /// `user` empty: the default user.
    [[nodiscard]] static RedisCommand auth(QByteArrayView user, QByteArrayView password);
    [[nodiscard]] static RedisCommand setName(QByteArrayView name);
    [[nodiscard]] static RedisCommand select(int database);

    /// The bytes to send, in RESP2.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    friend class CheckCommand;
    explicit RedisCommand(const std::vector<QByteArrayView> &words);
    QByteArray m_bytes;
};

} // namespace lectern::redis
