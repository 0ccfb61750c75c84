// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_server.h"

#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/servers/server_process_posix.h"

#include <QFile>
#include <QUrl>

#include <libpq-fe.h>

#include <array>
#include <csignal>

namespace lectern::workspace {

namespace {

using namespace std::chrono_literals;

constexpr auto programName = "postgres";

tl::unexpected<StorageError> unavailable(const QString &detail) { return failure(ErrorCode::Unavailable, FaultyPart::Workspace, detail); }

} // namespace

const char *const PostgresServer::accessRule = "local lectern lectern scram-sha-256\n";
const char *const PostgresServer::locale = "C.UTF-8";

bool PostgresServer::isAnswering() const
{
    const QByteArray folder = QFile::encodeName(m_folders.sockets);
    const std::array keys{"host", "port", "user", "dbname", "connect_timeout", static_cast<const char *>(nullptr)};
    const std::array values{folder.constData(), "5432", "lectern", "lectern", "2", static_cast<const char *>(nullptr)};
    return PQpingParams(keys.data(), values.data(), 0) == PQPING_OK;
}

ServerFate PostgresServer::fate() const
{
    QFile file(m_folders.data + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return ServerFate::Stopped;
    return isServerProcess(file.readLine().trimmed().toLongLong(), m_folders.tag) ? ServerFate::Runs : ServerFate::Died;
}

QString PostgresServer::url() const
{
    const QByteArray password = readPassword(m_folders.passwordFile());
    if (password.isEmpty())
        return {};
    return QStringLiteral("postgresql://lectern:%1@/lectern?host=%2&port=5432")
        .arg(QString::fromLatin1(password), QString::fromLatin1(QUrl::toPercentEncoding(m_folders.sockets)));
}

ServerCommand PostgresServer::command(const QString &program, const QString &dataFolder) const
{
    ServerCommand command;
    command.program = program;
    command.account = m_folders.account;
    command.dataFolder = dataFolder;
    command.dataName = QLatin1String(inherited::dataFolder);
    command.socketFolder = m_folders.sockets;
    command.logFile = m_folders.log + QStringLiteral("/postgres.log");
    return command;
}

Result<void> PostgresServer::removeLeftovers() const
{
    // The server does not answer: its processes hang or lost their main process. SIGQUIT is PostgreSQL's immediate, crash-safe shutdown.
    if (!endServerProcesses(programName, m_folders.tag, {{SIGQUIT, true, 3s}, {SIGKILL, true, 5s}}))
        return unavailable(
            QStringLiteral("processes of an earlier PostgreSQL cannot be ended; see `ps`, %1").arg(QString::fromLatin1(m_folders.tag)));
    // PostgreSQL would take any process with the number in this file for another running server.
    QFile::remove(m_folders.data + QStringLiteral("/postmaster.pid"));
    QFile::remove(m_folders.postgresSocket());
    QFile::remove(m_folders.postgresSocket() + QStringLiteral(".lock"));
    return {};
}

Result<void> PostgresServer::launch(const PostgresPrograms &programs) const
{
    ServerCommand server = command(programs.path("postgres"), m_folders.data);
    server.arguments = serverArguments(server,
                                       {QStringLiteral("listen_addresses="),
                                        QStringLiteral("unix_socket_directories=") + QLatin1String(inherited::socketFolder),
                                        QStringLiteral("unix_socket_permissions=0700"), QStringLiteral("port=5432")});
    return startDetached(server);
}

bool PostgresServer::hasEnded(std::chrono::milliseconds sinceLaunch) const
{
    return sinceLaunch > 200ms && findServerProcesses(programName, m_folders.tag).empty();
}

Result<void> PostgresServer::stop() const
{
    if (!endServerProcesses(programName, m_folders.tag, {{SIGINT, false, 15s}, {SIGQUIT, true, 3s}, {SIGKILL, true, 5s}}))
        return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("PostgreSQL does not stop"));
    return {};
}

} // namespace lectern::workspace
