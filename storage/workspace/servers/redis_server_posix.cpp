// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/redis_server.h"

#include "storage/workspace/servers/server_process_posix.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

#include <csignal>

namespace lectern::workspace {

namespace {

using namespace std::chrono_literals;

/// Redis, or its fork that newer distributions ship instead.
QString findProgram()
{
    for (const auto name : {"redis-server", "valkey-server"}) {
        const QString found = QStandardPaths::findExecutable(QLatin1String(name));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QByteArray processName() { return QFile::encodeName(QFileInfo(findProgram()).fileName()); }

} // namespace

bool RedisServer::isInstalled() { return !findProgram().isEmpty(); }

bool RedisServer::isAnswering() const
{
    constexpr int timeoutMs = 500;
    QLocalSocket socket;
    socket.connectToServer(m_folders.redisSocket());
    if (!socket.waitForConnected(timeoutMs))
        return false;
    socket.write("PING\r\n");
    return socket.waitForReadyRead(timeoutMs) && socket.readAll().startsWith("+PONG");
}

ServerFate RedisServer::fate() const
{
    if (!QFile::exists(m_folders.redisSocket()))
        return ServerFate::Stopped;
    QLocalSocket socket;
    socket.connectToServer(m_folders.redisSocket());
    const bool isRefused = socket.state() == QLocalSocket::UnconnectedState && socket.error() == QLocalSocket::ConnectionRefusedError;
    return isRefused ? ServerFate::Died : ServerFate::Runs;
}

Result<void> RedisServer::start() const
{
    if (isAnswering())
        return {};
    if (auto stopped = stop(); !stopped)
        return stopped;
    ServerCommand server;
    server.program = findProgram();
    server.account = m_folders.account;
    server.socketFolder = m_folders.sockets;
    server.logFile = m_folders.log + QStringLiteral("/redis.log");
    server.arguments = {
        QStringLiteral("--port"),
        QStringLiteral("0"),
        QStringLiteral("--unixsocket"),
        QLatin1String(inherited::socketFolder) + QStringLiteral("/redis.sock"),
        QStringLiteral("--unixsocketperm"),
        QStringLiteral("700"),
        QStringLiteral("--save"),
        QString(),
        QStringLiteral("--appendonly"),
        QStringLiteral("no"),
        QStringLiteral("--maxmemory"),
        QStringLiteral("256mb"),
        QStringLiteral("--maxmemory-policy"),
        QStringLiteral("allkeys-lru"),
        QStringLiteral("--proc-title-template"),
        QStringLiteral("{title} ") + QString::fromLatin1(m_folders.tag),
    };
    if (auto started = startDetached(server); !started)
        return started;
    QElapsedTimer waiting;
    waiting.start();
    while (!isAnswering()) {
        const bool hasEnded = findServerProcesses(processName(), m_folders.tag).empty() && waiting.elapsed() > 200;
        if (hasEnded || waiting.elapsed() > 5'000) {
            return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("Redis did not start: %1").arg(tailOf(server.logFile)));
        }
        QThread::msleep(5);
    }
    return {};
}

Result<void> RedisServer::stop() const
{
    // It stores nothing on disk, so killing it loses nothing.
    if (!endServerProcesses(processName(), m_folders.tag, {{SIGTERM, true, 2s}, {SIGKILL, true, 5s}}))
        return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("Redis does not stop"));
    QFile::remove(m_folders.redisSocket());
    return {};
}

QString RedisServer::url() const { return m_folders.redisSocket(); }

} // namespace lectern::workspace
