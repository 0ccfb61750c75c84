// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/network/this_machine.h"

#include <QHostAddress>

namespace lectern::network {

namespace {

/// Some parsers read "127.0.0.010" as 127.0.0.8, others as 127.0.0.10: only the usual spelling is accepted.
bool isLoopbackV4(const QString &text)
{
    const QHostAddress address(text);
    return address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() == text && address.isLoopback();
}

} // namespace

bool isLoopbackAddress(const QString &host)
{
    const QString mapped = QStringLiteral("::ffff:");
    if (!host.contains(u':'))
        return isLoopbackV4(host);
    if (host.startsWith(mapped, Qt::CaseInsensitive))
        return isLoopbackV4(host.mid(mapped.size()));
    const QHostAddress address(host);
    return address == QHostAddress(QHostAddress::LocalHostIPv6) && address.scopeId().isEmpty();
}

bool isLocalhostName(const QString &host) { return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0; }

} // namespace lectern::network
