// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_server.h"

#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/servers/postgres_programs.h"
#include "storage/workspace/servers/server_process_windows.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>
#include <QThread>

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
    command.logFile = m_folders.log + QStringLiteral("/postgres.log");
    return command;
}

Result<void> PostgresServer::start(const Tell &tell) const
{
    if (QFile::exists(m_folders.data) && isAnswering() && !url().isEmpty())
        return {};
    return findPostgresPrograms(versionOfDatabase(m_folders.data)).and_then([&](const PostgresPrograms &programs) { return start(programs, tell); });
}

Result<void> PostgresServer::start(const PostgresPrograms &programs, const Tell &tell) const
{
    if (auto removed = removeLeftovers(); !removed)
        return removed;
    if (!QFile::exists(m_folders.data)) {
        if (auto created = create(programs, tell); !created)
            return created;
    } else if (url().isEmpty()) {
        if (auto renewed = setPassword(programs, m_folders.data, {}); !renewed)
            return renewed;
    }
    tell(QStringLiteral("Starting the private database"));
    if (auto launched = launch(programs); !launched)
        return launched;
    return waitUntilAnswering(tell);
}

/// Creates the database in a temporary folder and renames it, so that a crash leaves nothing that looks like a database.
Result<void> PostgresServer::create(const PostgresPrograms &programs, const Tell &tell) const
{
    tell(QStringLiteral("Creating the private database"));
    const QString unfinished = m_folders.data + QStringLiteral(".new");
    if (!QDir(unfinished).removeRecursively())
        return unavailable(QStringLiteral("cannot remove %1").arg(unfinished));
    if (auto made = makePrivateFolder(unfinished, m_folders.account); !made)
        return made;
    ServerCommand initdb = command(programs.path("initdb"), unfinished);
    initdb.arguments = {QStringLiteral("-D"),
                        initdb.dataFolder,
                        QStringLiteral("--username=postgres"),
                        QStringLiteral("--auth=reject"),
                        QStringLiteral("--encoding=UTF8"),
                        QStringLiteral("--locale=C"), // Windows has no C.UTF-8
                        QStringLiteral("--data-checksums")};
    if (auto ran = runToEnd(initdb); !ran)
        return ran;
    if (!overwrite(unfinished + QStringLiteral("/pg_hba.conf"), "host lectern lectern 127.0.0.1/32 scram-sha-256\n"))
        return unavailable(QStringLiteral("cannot write into %1").arg(unfinished));
    if (auto renewed = setPassword(programs, unfinished, "CREATE ROLE lectern LOGIN;\n\nCREATE DATABASE lectern OWNER lectern;\n\n"); !renewed)
        return renewed;
    if (!QDir().rename(unfinished, m_folders.data))
        return unavailable(QStringLiteral("cannot rename %1").arg(unfinished));
    return {};
}

/// The workspace's password, if it has one already: a database that replaces another one is used with the same.
Result<void> PostgresServer::setPassword(const PostgresPrograms &programs, const QString &dataFolder, const QByteArray &sqlBefore) const
{
    const QByteArray known = readPassword(m_folders.passwordFile());
    const QByteArray password = known.isEmpty() ? makePassword() : known;
    ServerCommand single = command(programs.path("postgres"), dataFolder);
    single.arguments = {QStringLiteral("--single"), QStringLiteral("-j"),
                        QStringLiteral("-D"),       single.dataFolder,
                        QStringLiteral("-c"),       QStringLiteral("exit_on_error=on"),
                        QStringLiteral("-c"),       QStringLiteral("log_min_error_statement=panic"), // keeps the password out of the log
                        QStringLiteral("postgres")};
    single.standardInput = sqlBefore + "ALTER ROLE lectern PASSWORD '" + password + "';\n\n";
    if (auto ran = runToEnd(single); !ran)
        return ran;
    return keepPassword(m_folders.passwordFile(), password);
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
    server.arguments = {QStringLiteral("-D"), server.dataFolder};
    const QStringList settings{
        QStringLiteral("listen_addresses=127.0.0.1"),
        QStringLiteral("unix_socket_directories="),
        QStringLiteral("port=%1").arg(port),
        QStringLiteral("cluster_name=") + QString::fromLatin1(m_folders.tag),
        QStringLiteral("max_connections=60"),
        QStringLiteral("shared_buffers=256MB"),
        QStringLiteral("random_page_cost=1.1"),
        QStringLiteral("wal_level=minimal"), // a private database has no replicas
        QStringLiteral("max_wal_senders=0"),
        QStringLiteral("max_logical_replication_workers=0"),
        QStringLiteral("jit=off"),
        QStringLiteral("timezone=UTC"),
        QStringLiteral("log_timezone=UTC"),
        QStringLiteral("log_line_prefix=%m [%p] %u "),
    };
    for (const QString &setting : settings)
        server.arguments << QStringLiteral("-c") << setting;
    if (auto started = startDetached(server); !started)
        return failureOf(started);
    return {};
}

Result<void> PostgresServer::waitUntilAnswering(const Tell &tell) const
{
    QElapsedTimer waiting;
    waiting.start();
    constexpr qint64 deadlineMs = 120'000; // recovery after a crash under load can take long
    constexpr qint64 firstSignMs = 5'000;  // until it has written its file
    qint64 nextWordMs = 3'000;
    while (!isAnswering()) {
        if (fate() != ServerFate::Runs && waiting.elapsed() > firstSignMs)
            return unavailable(QStringLiteral("PostgreSQL ended at once: %1").arg(tailOf(m_folders.log + QStringLiteral("/postgres.log"))));
        if (waiting.elapsed() > deadlineMs)
            return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("PostgreSQL did not start within two minutes"));
        if (waiting.elapsed() > nextWordMs) {
            tell(QStringLiteral("The private database is recovering from a crash"));
            nextWordMs += 10'000;
        }
        QThread::msleep(10);
    }
    return {};
}

Result<void> PostgresServer::stop() const
{
    if (fate() != ServerFate::Runs)
        return {};
    if (const auto programs = findPostgresPrograms(versionOfDatabase(m_folders.data))) {
        ServerCommand ending = command(programs->path("pg_ctl"), m_folders.data);
        ending.arguments = {QStringLiteral("stop"), QStringLiteral("-D"), ending.dataFolder,    QStringLiteral("-m"),
                            QStringLiteral("fast"), QStringLiteral("-w"), QStringLiteral("-t"), QStringLiteral("15")};
        if (runToEnd(ending))
            return {};
    }
    if (!endProcess(mainProcess(m_folders), programName))
        return failure(ErrorCode::Timeout, FaultyPart::Workspace, QStringLiteral("PostgreSQL does not stop"));
    return {};
}

} // namespace lectern::workspace
