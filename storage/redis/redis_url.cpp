// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_url.h"

#include "storage/network/this_machine.h"

#include <QUrl>
#include <QUrlQuery>

namespace lectern::redis {

using namespace network;

namespace {

tl::unexpected<StorageError> invalid(const QString &detail) { return failure(ErrorCode::InvalidRequest, FaultyPart::Redis, detail); }

Result<int> databaseFrom(const QString &text)
{
    if (text.isEmpty())
        return 0;
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < 0)
        return invalid(QStringLiteral("the database in the Redis URL is not a number: %1").arg(text));
    return number;
}

Result<RedisAddress> localAddress(const QUrl &url)
{
    const QUrlQuery query(url);
    const auto value = [&](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    RedisAddress address;
    address.path = url.path(QUrl::FullyDecoded);
    address.user = value(QStringLiteral("user")).toUtf8();
    address.password = value(QStringLiteral("password")).toUtf8();
    if (address.path.isEmpty())
        return invalid(QStringLiteral("the Redis URL names no socket"));
    return databaseFrom(value(QStringLiteral("db"))).map([&](int database) {
        address.database = database;
        return address;
    });
}

Result<RedisAddress> remoteAddress(const QUrl &url, RedisAddress::Transport transport)
{
    RedisAddress address;
    address.transport = transport;
    address.host = url.host();
    address.port = quint16(url.port(6379));
    address.user = url.userName(QUrl::FullyDecoded).toUtf8();
    address.password = url.password(QUrl::FullyDecoded).toUtf8();
    address.authorityFile = QUrlQuery(url).queryItemValue(QStringLiteral("ca"), QUrl::FullyDecoded);
    if (address.host.isEmpty())
        return invalid(QStringLiteral("the Redis URL names no host"));
    const bool isHere = isLocalhostName(address.host) || isLoopbackAddress(address.host);
    if (transport == RedisAddress::Transport::Tcp && !isHere && !(address.password.isEmpty() && address.user.isEmpty()))
        return invalid(
            QStringLiteral("%1 is not this computer, and redis:// would show the password to whoever stands between: write rediss://, with "
                           "?ca=FILE if its certificate is signed by an authority of your own")
                .arg(address.host));
    if (transport == RedisAddress::Transport::Tcp && !address.authorityFile.isEmpty())
        return invalid(QStringLiteral("redis:// is not encrypted, so ca= has no use there: write rediss://"));
    return databaseFrom(url.path().mid(1)).map([&](int database) {
        address.database = database;
        return address;
    });
}

} // namespace

Result<RedisAddress> redisAddressFromUrl(const QString &text)
{
    if (text.startsWith(u'/')) {
        RedisAddress address;
        address.path = text;
        return address;
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return invalid(QStringLiteral("the Redis URL cannot be read"));
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("unix"))
        return localAddress(url);
    if (scheme == QLatin1String("redis"))
        return remoteAddress(url, RedisAddress::Transport::Tcp);
    if (scheme == QLatin1String("rediss"))
        return remoteAddress(url, RedisAddress::Transport::Tls);
    return invalid(QStringLiteral("a Redis URL begins with redis://, rediss://, unix:// or a path, not with %1").arg(scheme));
}

} // namespace lectern::redis
