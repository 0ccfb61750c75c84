// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/redis/redis_url.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QTcpSocket>

#include <memory>

namespace lectern::redis {

/// The socket of one connection to Redis: local, TCP or TLS.
///
/// Thread: the one that created it; needs no event loop. Owns: the socket.
class RedisTransport
{
public:
    /// For TLS, the first one in a process reads the certificates that this machine trusts: milliseconds, half a second under Wine.
    explicit RedisTransport(RedisAddress::Transport kind);
    ~RedisTransport();
    RedisTransport(const RedisTransport &) = delete;
    RedisTransport &operator=(const RedisTransport &) = delete;

    /// Blocks. Errors: Unavailable, Timeout; Denied when the server's certificate is not trusted; those of trustOf().
    [[nodiscard]] Result<void> connect(const RedisAddress &address, const QDeadlineTimer &timer);
    [[nodiscard]] bool isConnected() const;
    void flush();
    [[nodiscard]] QIODevice &device();

    /// Number of open sockets in this process. Thread: any.
    [[nodiscard]] static int openCount();

private:
    [[nodiscard]] Result<void> connectTo(const QString &host, const RedisAddress &address, const QDeadlineTimer &timer);

    std::unique_ptr<QLocalSocket> m_local; ///< Exactly one of these two is used.
    std::unique_ptr<QTcpSocket> m_remote;
};

} // namespace lectern::redis
