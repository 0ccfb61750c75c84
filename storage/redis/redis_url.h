// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

namespace lectern::redis {

/// Address and login of a Redis.
struct RedisAddress {
    enum class Transport { Local, Tcp, Tls };
    Transport transport = Transport::Local;
    QString path;        ///< Local: path of the socket.
    QString host;        ///< Tcp, Tls.
    quint16 port = 6379; ///< Tcp, Tls.
    QByteArray user;     ///< Empty: the default user.
    QByteArray password; ///< Empty: none.
    int database = 0;
    QString authorityFile; ///< Tls: PEM file of trusted authorities; empty: the system's.
};

/// Parses `redis://[user:password@]host[:port][/database]`, `rediss://...[?ca=FILE]` (TLS),
/// `unix:///path[?db=N&user=U&password=P]`, or the plain path of a socket. A password for another machine is refused without
/// TLS. InvalidRequest otherwise; the error never contains a password.
[[nodiscard]] Result<RedisAddress> redisAddressFromUrl(const QString &url);

} // namespace lectern::redis
