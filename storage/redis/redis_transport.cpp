// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_transport.h"

#include "storage/network/certificate_text.h"
#include "storage/network/this_machine.h"

#include <QSslConfiguration>
#include <QSslSocket>

#include <atomic>

namespace lectern::redis {

using namespace network;

namespace {

std::atomic<int> openSockets{0};

Result<void> failed(const QDeadlineTimer &timer, const QString &why)
{
    return failure(timer.hasExpired() ? ErrorCode::Timeout : ErrorCode::Unavailable, FaultyPart::Redis, why);
}

} // namespace

RedisTransport::RedisTransport(RedisAddress::Transport kind)
{
    ++openSockets;
    if (kind == RedisAddress::Transport::Local) {
        m_local = std::make_unique<QLocalSocket>();
    } else if (kind == RedisAddress::Transport::Tls) {
        static_cast<void>(QSslConfiguration::defaultConfiguration()); // the first one reads all certificates of this machine
        m_remote = std::make_unique<QSslSocket>();
    } else {
        m_remote = std::make_unique<QTcpSocket>();
    }
}

RedisTransport::~RedisTransport() { --openSockets; }

Result<void> RedisTransport::connect(const RedisAddress &address, const QDeadlineTimer &timer)
{
    if (m_local) {
        m_local->connectToServer(address.path);
        return m_local->waitForConnected(int(timer.remainingTime())) ? Result<void>() : failed(timer, m_local->errorString());
    }
    if (!isLocalhostName(address.host))
        return connectTo(address.host, address, timer);
    // "localhost" is not looked up, so that no resolver can redirect it.
    const Result<void> first = connectTo(QStringLiteral("127.0.0.1"), address, timer);
    return first || connectTo(QStringLiteral("::1"), address, timer) ? Result<void>() : first;
}

Result<void> RedisTransport::connectTo(const QString &host, const RedisAddress &address, const QDeadlineTimer &timer)
{
    const auto left = [&timer] { return int(timer.remainingTime()); };
    if (auto *tls = qobject_cast<QSslSocket *>(m_remote.get())) {
        const Result<QSslConfiguration> trust = trustOf(address.authorityFile, FaultyPart::Redis);
        if (!trust)
            return failureOf(trust);
        tls->setSslConfiguration(*trust);
        tls->connectToHostEncrypted(host, address.port, address.host);
        if (tls->waitForEncrypted(left()))
            return {};
        const QList<QSslError> doubts = tls->sslHandshakeErrors();
        if (!doubts.isEmpty())
            return failure(ErrorCode::Denied, FaultyPart::Redis, certificateText(address.host, doubts));
        return failed(timer, tls->errorString());
    }
    m_remote->connectToHost(host, address.port);
    m_remote->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return m_remote->waitForConnected(left()) ? Result<void>() : failed(timer, m_remote->errorString());
}

bool RedisTransport::isConnected() const
{
    return m_local ? m_local->state() == QLocalSocket::ConnectedState : m_remote->state() == QAbstractSocket::ConnectedState;
}

void RedisTransport::flush()
{
    if (m_local)
        m_local->flush();
    else
        m_remote->flush();
}

QIODevice &RedisTransport::device() { return m_local ? static_cast<QIODevice &>(*m_local) : *m_remote; }

int RedisTransport::openCount() { return openSockets; }

} // namespace lectern::redis
