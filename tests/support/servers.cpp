// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <QUuid>

#include <libpq-fe.h>
#include <signal.h>

#include <memory>

namespace lectern {

namespace {

using namespace std::chrono_literals;

const QString serverAccount = QStringLiteral("postgres");
constexpr auto longestStart = 30s;

/// Ignores a long TMPDIR: socket paths have at most 107 bytes.
QString folderTemplate(const QString &name)
{
    const QString base = QDir::tempPath().size() < 60 ? QDir::tempPath() : QStringLiteral("/tmp");
    return base + QLatin1Char('/') + name + QStringLiteral("-XXXXXX");
}

/// A program of the newest PostgreSQL: Debian does not put initdb and postgres into PATH.
QString postgresProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    const QDir versions(QStringLiteral("/usr/lib/postgresql"));
    int newest = 0;
    const QStringList entries = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        if (QFile::exists(versions.filePath(entry + QStringLiteral("/bin/") + name)))
            newest = std::max(newest, entry.toInt());
    }
    return versions.filePath(QStringLiteral("%1/bin/%2").arg(newest).arg(name));
}

QString password()
{
    static const QString generated = QUuid::createUuid().toString(QUuid::Id128);
    return generated;
}

/// The outcome of this test program's one initdb, to be copied.
struct DataTemplate {
    QTemporaryDir folder{folderTemplate(QStringLiteral("lectern-initdb"))};
    QString error;

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("data")); }

    DataTemplate()
    {
        giveTo(folder.path(), serverAccount);
        QFile passwordFile(folder.filePath(QStringLiteral("password")));
        if (!passwordFile.open(QIODevice::WriteOnly)) {
            error = passwordFile.errorString();
            return;
        }
        passwordFile.write(password().toUtf8());
        passwordFile.close();
        giveTo(passwordFile.fileName(), serverAccount);
        QString output;
        const QStringList arguments{QStringLiteral("--pgdata=") + path(),
                                    QStringLiteral("--username=lectern"),
                                    QStringLiteral("--pwfile=") + passwordFile.fileName(),
                                    QStringLiteral("--auth=scram-sha-256"),
                                    QStringLiteral("--encoding=UTF8"),
                                    QStringLiteral("--locale=C.UTF-8"),
                                    QStringLiteral("--no-sync")};
        if (!runToEnd(postgresProgram(QStringLiteral("initdb")), arguments, serverAccount, &output))
            error = QStringLiteral("initdb failed: ") + output;
    }
};

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

Connection connectTo(const QString &url) { return {PQconnectdb(url.toUtf8().constData()), &PQfinish}; }

} // namespace

TestPostgres::TestPostgres() : TestPostgres(0, {}) {}

TestPostgres::TestPostgres(quint16 port, const QStringList &settings)
    : m_port(port)
    , m_settings(settings)
    , m_folder(folderTemplate(QStringLiteral("lectern-pg")))
{
    if (prepareData() && !start() && m_error.isEmpty())
        m_error = QStringLiteral("PostgreSQL did not start");
}

TestPostgres::~TestPostgres() { m_process.stop(SIGQUIT); }

bool TestPostgres::prepareData()
{
    static const DataTemplate prepared;
    if (!prepared.error.isEmpty()) {
        m_error = prepared.error;
        return false;
    }
    giveTo(m_folder.path(), serverAccount);
    const QStringList arguments{QStringLiteral("-a"), prepared.path(), m_folder.filePath(QStringLiteral("data"))};
    return runToEnd(QStringLiteral("/bin/cp"), arguments, serverAccount, &m_error);
}

bool TestPostgres::start()
{
    QStringList arguments{QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data"))};
    const QStringList settings{QStringLiteral("listen_addresses=%1").arg(m_port == 0 ? QString() : QStringLiteral("127.0.0.1")),
                               QStringLiteral("port=%1").arg(m_port == 0 ? 5432 : m_port),
                               QStringLiteral("unix_socket_directories=") + m_folder.path(),
                               QStringLiteral("fsync=off"),
                               QStringLiteral("full_page_writes=off"),
                               QStringLiteral("max_connections=60"),
                               QStringLiteral("shared_buffers=64MB"),
                               QStringLiteral("password_encryption=scram-sha-256")};
    for (const QString &setting : settings + m_settings)
        arguments << QStringLiteral("-c") << setting;
    const QString log = m_folder.filePath(QStringLiteral("postgres.log"));
    if (!m_process.start(postgresProgram(QStringLiteral("postgres")), arguments, log, serverAccount))
        return false;
    QElapsedTimer waited;
    waited.start();
    while (m_process.isRunning() && !waited.hasExpired(std::chrono::milliseconds(longestStart).count())) {
        if (PQping(url().toUtf8().constData()) == PQPING_OK)
            return true;
        QThread::msleep(5);
    }
    QFile file(log);
    m_error = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : file.errorString();
    return false;
}

bool TestPostgres::restartAsStandby()
{
    stop();
    QFile signal(m_folder.filePath(QStringLiteral("data/standby.signal")));
    if (!signal.open(QIODevice::WriteOnly))
        return false;
    signal.close();
    giveTo(signal.fileName(), serverAccount);
    return start();
}

void TestPostgres::stop() { m_process.stop(SIGINT); }

QString TestPostgres::url(const QString &database) const { return urlAs(QStringLiteral("lectern"), password(), database); }

QString TestPostgres::urlAs(const QString &user, const QString &userPassword, const QString &database) const
{
    const QString port = m_port == 0 ? QString() : QStringLiteral("&port=%1").arg(m_port);
    return QStringLiteral("postgresql://%1:%2@/%3?host=%4%5").arg(user, userPassword, database, m_folder.path(), port);
}

QString TestPostgres::createDatabase(const QString &name)
{
    execute(QStringLiteral("postgres"), QStringLiteral("create database \"%1\"").arg(name));
    return url(name);
}

bool TestPostgres::execute(const QString &database, const QString &sql)
{
    const Connection connection = connectTo(url(database));
    const Answer answer(PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return true;
    m_error = QString::fromUtf8(PQerrorMessage(connection.get()));
    qWarning("%ls", qUtf16Printable(m_error));
    return false;
}

QString TestPostgres::value(const QString &database, const QString &sql)
{
    const Connection connection = connectTo(url(database));
    const Answer answer(PQexec(connection.get(), sql.toUtf8().constData()), &PQclear);
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) {
        m_error = QString::fromUtf8(PQerrorMessage(connection.get()));
        qWarning("%ls", qUtf16Printable(m_error));
        return {};
    }
    return PQntuples(answer.get()) > 0 ? QString::fromUtf8(PQgetvalue(answer.get(), 0, 0)) : QString();
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool TestRedis::isInstalled() { return !QStandardPaths::findExecutable(QStringLiteral("redis-server")).isEmpty(); }

TestRedis::TestRedis(const QStringList &arguments) : m_arguments(arguments), m_folder(folderTemplate(QStringLiteral("lectern-redis")))
{
    if (!isInstalled())
        m_error = QStringLiteral("redis-server is not installed");
    else if (!start())
        m_error = QStringLiteral("redis-server did not start, see ") + m_folder.path();
}

TestRedis::~TestRedis() = default;

QString TestRedis::url() const { return m_folder.filePath(QStringLiteral("redis.sock")); }

bool TestRedis::start()
{
    QFile::remove(url());
    QStringList arguments{QStringLiteral("--port"),       QStringLiteral("0"),
                          QStringLiteral("--unixsocket"), url(),
                          QStringLiteral("--save"),       QString(),
                          QStringLiteral("--dir"),        m_folder.path(),
                          QStringLiteral("--appendonly"), QStringLiteral("no"),
                          QStringLiteral("--daemonize"),  QStringLiteral("no")};
    arguments += m_arguments;
    const QString program = QStandardPaths::findExecutable(QStringLiteral("redis-server"));
    if (!m_process.start(program, arguments, m_folder.filePath(QStringLiteral("redis.log")), QStringLiteral("root")))
        return false;
    QElapsedTimer waited;
    waited.start();
    while (m_process.isRunning() && !waited.hasExpired(std::chrono::milliseconds(longestStart).count())) {
        if (QFile::exists(url()) && command("PING").startsWith("+PONG"))
            return true;
        QThread::msleep(5);
    }
    return false;
}

QByteArray TestRedis::command(const QByteArray &line)
{
    QLocalSocket socket;
    socket.connectToServer(url());
    if (!socket.waitForConnected(1000))
        return {};
    socket.write(line + "\r\n");
    socket.waitForReadyRead(5000);
    return socket.readAll();
}

} // namespace lectern
