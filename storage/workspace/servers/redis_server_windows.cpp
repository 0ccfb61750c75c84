// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/redis_server.h"

#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/servers/server_process_windows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QThread>

namespace lectern::workspace {

namespace {

/// Redis, its fork, or the one that is made for Windows.
QString findProgram()
{
    const QString programs = qEnvironmentVariable("ProgramFiles", QStringLiteral("C:/Program Files"));
    const QStringList usual{programs + QStringLiteral("/Memurai"), programs + QStringLiteral("/Redis"), programs + QStringLiteral("/Valkey")};
    for (const auto &name : {QStringLiteral("memurai"), QStringLiteral("valkey-server"), QStringLiteral("redis-server")}) {
        for (const QStringList &folders : {usual, QStringList()}) {
            const QString found = QStandardPaths::findExecutable(name, folders);
            if (!found.isEmpty())
                return found;
        }
    }
    return {};
}

QString processName() { return QFileInfo(findProgram()).fileName(); }

QString passwordPlace(const WorkspaceFolders &folders) { return folders.root + QStringLiteral("/redis-password"); }

/// The running server's process and port, in a file.
struct Note {
    qint64 process = 0;
    quint16 port = 0;
};

QString noteFile(const WorkspaceFolders &folders) { return folders.sockets + QStringLiteral("/redis.process"); }

Note readNote(const WorkspaceFolders &folders)
{
    QFile file(noteFile(folders));
    const QList<QByteArray> words = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split(' ') : QList<QByteArray>();
    return words.size() == 2 ? Note{words[0].toLongLong(), words[1].toUShort()} : Note();
}

bool writeNote(const WorkspaceFolders &folders, const Note &note)
{
    QSaveFile file(noteFile(folders));
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(note.process) + ' ' + QByteArray::number(note.port)) > 0 && file.commit();
}

} // namespace

bool RedisServer::isInstalled() { return !findProgram().isEmpty(); }

bool RedisServer::isAnswering() const
{
    constexpr int timeoutMs = 500;
    const Note note = readNote(m_folders);
    if (!isRunning(note.process, processName())) // somebody else may have taken the port meanwhile
        return false;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), note.port);
    if (!socket.waitForConnected(timeoutMs))
        return false;
    socket.write("AUTH " + readPassword(passwordPlace(m_folders)) + "\r\nPING\r\n");
    QByteArray reply;
    while (!reply.contains("+PONG") && socket.waitForReadyRead(timeoutMs))
        reply += socket.readAll();
    return reply == "+OK\r\n+PONG\r\n";
}

ServerFate RedisServer::fate() const
{
    const Note note = readNote(m_folders);
    if (note.process == 0)
        return ServerFate::Stopped;
    return isRunning(note.process, processName()) ? ServerFate::Runs : ServerFate::Died;
}

Result<void> RedisServer::start() const
{
    if (isAnswering())
        return {};
    if (auto stopped = stop(); !stopped)
        return stopped;
    const QByteArray password = makePassword();
    if (auto kept = keepPassword(passwordPlace(m_folders), password); !kept)
        return kept;
    const quint16 port = freePort(0);
    ServerCommand server;
    server.program = findProgram();
    server.logFile = m_folders.log + QStringLiteral("/redis.log");
    server.arguments = {QStringLiteral("-")}; // settings come by standard input: command lines can be read by others
    server.standardInput = "bind 127.0.0.1\nport " + QByteArray::number(port) + "\nrequirepass " + password
        + "\nsave \"\"\nappendonly no\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\n";
    const auto started = startDetached(server);
    if (!started)
        return failureOf(started);
    if (!writeNote(m_folders, {*started, port}))
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot write %1").arg(noteFile(m_folders)));
    QElapsedTimer waiting;
    waiting.start();
    while (!isAnswering()) {
        if (fate() != ServerFate::Runs || waiting.elapsed() > 5'000)
            return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("Redis did not start: %1").arg(tailOf(server.logFile)));
        QThread::msleep(5);
    }
    return {};
}

Result<void> RedisServer::stop() const
{
    // It stores nothing on disk, so killing it loses nothing.
    if (!endProcess(readNote(m_folders).process, processName()))
        return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("Redis does not stop"));
    QFile::remove(noteFile(m_folders));
    forgetPassword(passwordPlace(m_folders));
    return {};
}

QString RedisServer::url() const
{
    return QStringLiteral("redis://:%1@127.0.0.1:%2").arg(QString::fromLatin1(readPassword(passwordPlace(m_folders)))).arg(readNote(m_folders).port);
}

} // namespace lectern::workspace
