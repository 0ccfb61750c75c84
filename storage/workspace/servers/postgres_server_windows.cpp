// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_server.h"

#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/servers/postgres_programs.h"
#include "storage/workspace/servers/server_process_windows.h"

#include <QFile>
#include <QSaveFile>

#include <libpq-fe.h>

#include <array>

namespace lectern::workspace {

namespace {

const auto programName = QStringLiteral("postgres.exe");

tl::unexpected<StorageError> unavailable(const QString &detail) { return failure(ErrorCode::Unavailable, FaultyPart::Workspace, detail); }

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
}

QString portFile(const WorkspaceFolders &folders) { return folders.sockets + QStringLiteral("/postgres.port"); }

/// The port of the last start; 0: it never started.
quint16 portOf(const WorkspaceFolders &folders) { return contentOf(portFile(folders)).trimmed().toUShort(); }

QString processFile(const WorkspaceFolders &folders) { return folders.data + QStringLiteral("/postmaster.pid"); }

/// The id in PostgreSQL's own file; 0: there is none.
qint64 mainProcess(const WorkspaceFolders &folders) { return contentOf(processFile(folders)).split('\n').first().trimmed().toLongLong(); }

} // namespace

const char *const PostgresServer::accessRule = "host lectern lectern 127.0.0.1/32 scram-sha-256\n";
const char *const PostgresServer::locale = "C"; // Windows has no C.UTF-8

bool PostgresServer::isAnswering() const
{
    const quint16 port = portOf(m_folders);
    if (port == 0 || fate() != ServerFate::Runs) // somebody else may have taken the port meanwhile
        return false;
    const QByteArray number = QByteArray::number(port);
    const std::array keys{"host", "port", "user", "dbname", "connect_timeout", static_cast<const char *>(nullptr)};
    const std::array values{"127.0.0.1", number.constData(), "lectern", "lectern", "2", static_cast<const char *>(nullptr)};
    return PQpingParams(keys.data(), values.data(), 0) == PQPING_OK;
}

ServerFate PostgresServer::fate() const
{
    const qint64 id = mainProcess(m_folders);
    if (id == 0)
        return ServerFate::Stopped;
    return isRunning(id, programName) ? ServerFate::Runs : ServerFate::Died;
}

QString PostgresServer::url() const
{
    const QByteArray password = readPassword(m_folders.passwordFile());
    const quint16 port = portOf(m_folders);
    if (password.isEmpty())
        return {};
    return QStringLiteral("postgresql://lectern:%1@127.0.0.1:%2/lectern").arg(QString::fromLatin1(password)).arg(port);
}

ServerCommand PostgresServer::command(const QString &program, const QString &dataFolder) const
{
    ServerCommand command;
    command.program = program;
    command.account = m_folders.account;
    command.dataFolder = plainPath(dataFolder);
    command.dataName = command.dataFolder;
    command.logFile = m_folders.log + QStringLiteral("/postgres.log");
    return command;
}

Result<void> PostgresServer::removeLeftovers() const
{
    // Its other processes end with the main one.
    if (!endProcess(mainProcess(m_folders), programName))
        return unavailable(QStringLiteral("an earlier PostgreSQL cannot be ended; its number is in %1").arg(processFile(m_folders)));
    QFile::remove(processFile(m_folders));
    return {};
}

Result<void> PostgresServer::launch(const PostgresPrograms &programs) const
{
    const quint16 port = freePort(portOf(m_folders));
    if (port == 0 || !overwrite(portFile(m_folders), QByteArray::number(port)))
        return unavailable(QStringLiteral("no port is free on 127.0.0.1"));
    ServerCommand server = command(programs.path("postgres"), m_folders.data);
    server.arguments = serverArguments(server,
                                       {QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("unix_socket_directories="),
                                        QStringLiteral("port=%1").arg(port)});
    if (auto started = startDetached(server); !started)
        return failureOf(started);
    return {};
}

bool PostgresServer::hasEnded(std::chrono::milliseconds sinceLaunch) const
{
    return sinceLaunch > std::chrono::seconds(5) && fate() != ServerFate::Runs; // until it has written its file
}

Result<void> PostgresServer::stop() const
{
    if (fate() != ServerFate::Runs)
        return {};
    if (const auto programs = findPostgresPrograms(versionOfDatabase(m_folders.data))) {
        ServerCommand ending = command(programs->path("pg_ctl"), m_folders.data);
        ending.arguments = {QStringLiteral("stop"), QStringLiteral("-D"), ending.dataName,      QStringLiteral("-m"),
                            QStringLiteral("fast"), QStringLiteral("-w"), QStringLiteral("-t"), QStringLiteral("15")};
        if (runToEnd(ending))
            return {};
    }
    if (!endProcess(mainProcess(m_folders), programName))
        return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("PostgreSQL does not stop"));
    return {};
}

} // namespace lectern::workspace
