// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/redis/redis_command.h"
#include "storage/redis/redis_reply.h"

#include <QString>

#include <chrono>
#include <memory>

namespace lectern::redis {

/// One connection to Redis over a local, TCP or TLS socket. Sending and receiving are separate, so that a
/// reader can ask Redis, poll PostgreSQL, and only then wait for Redis.
///
/// Thread: the one that created it; needs no event loop.
/// A late, invalid or unexpected reply closes the connection, so that no reply can be taken for that of another command.
class RedisConnection
{
public:
    /// How long a reply may take before the connection is closed.
    static constexpr std::chrono::milliseconds deadline{50};
    static constexpr std::chrono::milliseconds connectDeadline{500};

    /// `url`: see redis_url.h. `name` appears in CLIENT LIST.
    RedisConnection(QString url, QByteArray name);
    ~RedisConnection();
    RedisConnection(const RedisConnection &) = delete;
    RedisConnection &operator=(const RedisConnection &) = delete;

    /// Connects and logs in, unless connected; notices if the server has closed the connection.
    /// Errors: InvalidRequest (the URL), Unavailable, Denied, Timeout.
    [[nodiscard]] Result<void> open(std::chrono::milliseconds within = connectDeadline);
    [[nodiscard]] bool isOpen() const;
    /// Number of open connections in this process. Thread: any.
    [[nodiscard]] static int openCount();
    void close();

    /// Sends without waiting. The reply must be fetched by receive(), in the order of sending.
    [[nodiscard]] Result<void> send(const RedisCommand &command);
    /// Sends without waiting; the reply is dropped when it comes.
    [[nodiscard]] Result<void> sendAndForget(const RedisCommand &command);

    enum class WhenLate {
        Close,  ///< The connection is closed.
        Forget, ///< The reply is dropped when it comes; if that takes longer than `deadline`, the next use closes the connection.
    };
    /// The reply to the oldest send() whose reply was not fetched. Timeout when it is late.
    [[nodiscard]] Result<RedisReply> receive(std::chrono::milliseconds within = deadline, WhenLate whenLate = WhenLate::Close);
    /// Sends and receives. A reply of type Error is an error: Denied or Unavailable.
    [[nodiscard]] Result<RedisReply> ask(const RedisCommand &command, std::chrono::milliseconds within = deadline);
    /// For a connection that has subscribed: the next message, including replies to its own commands, or nothing
    /// within this time. An error closes the connection.
    [[nodiscard]] Result<std::optional<RedisReply>> awaitMessage(std::chrono::milliseconds within);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::redis
