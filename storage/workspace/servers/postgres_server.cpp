// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_server.h"

#include "storage/workspace/place/kept_password.h"
#include "storage/workspace/servers/postgres_programs.h"
#include "storage/workspace/servers/server_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

namespace lectern::workspace {

namespace {

tl::unexpected<StorageError> unavailable(const QString &detail) { return failure(ErrorCode::Unavailable, FaultyPart::Workspace, detail); }

/// Keeps the file's owner.
bool overwrite(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size() && file.flush();
}

} // namespace

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
                        initdb.dataName,
                        QStringLiteral("--username=postgres"),
                        QStringLiteral("--auth=reject"),
                        QStringLiteral("--encoding=UTF8"),
                        QStringLiteral("--locale=") + QLatin1String(locale),
                        QStringLiteral("--data-checksums")};
    if (auto ran = runToEnd(initdb); !ran)
        return ran;
    if (!overwrite(unfinished + QStringLiteral("/pg_hba.conf"), accessRule))
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
                        QStringLiteral("-D"),       single.dataName,
                        QStringLiteral("-c"),       QStringLiteral("exit_on_error=on"),
                        QStringLiteral("-c"),       QStringLiteral("log_min_error_statement=panic"), // keeps the password out of the log
                        QStringLiteral("postgres")};
    single.standardInput = sqlBefore + "ALTER ROLE lectern PASSWORD '" + password + "';\n\n";
    if (auto ran = runToEnd(single); !ran)
        return ran;
    return keepPassword(m_folders.passwordFile(), password);
}

QStringList PostgresServer::serverArguments(const ServerCommand &server, const QStringList &waysIn) const
{
    const QStringList settings{
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
    QStringList arguments{QStringLiteral("-D"), server.dataName};
    for (const QString &setting : waysIn + settings)
        arguments << QStringLiteral("-c") << setting;
    return arguments;
}

Result<void> PostgresServer::waitUntilAnswering(const Tell &tell) const
{
    QElapsedTimer waiting;
    waiting.start();
    constexpr qint64 deadlineMs = 120'000; // recovery after a crash under load can take long
    qint64 nextWordMs = 3'000;
    while (!isAnswering()) {
        if (hasEnded(std::chrono::milliseconds(waiting.elapsed())))
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

} // namespace lectern::workspace
