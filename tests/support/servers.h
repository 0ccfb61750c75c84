// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/server_process.h"

#include <QString>
#include <QTemporaryDir>

namespace lectern {

/// A temporary PostgreSQL for one test: a socket in its own folder, SCRAM with a generated password, no TCP. The
/// first one of a test program runs initdb (about a second), the others copy its result.
///
/// Thread: the test's. Owns: the server process and its folder, which the destructor removes.
class TestPostgres
{
public:
    /// Starts the server; check isRunning() afterwards.
    TestPostgres();
    /// Also listens at this port of 127.0.0.1, with more settings ("ssl=on").
    TestPostgres(quint16 port, const QStringList &settings);
    ~TestPostgres();

    [[nodiscard]] bool isRunning() const { return m_process.isRunning(); }
    /// Why it is not running.
    [[nodiscard]] QString error() const { return m_error; }
    /// A libpq URI of one of its databases, for a superuser named "lectern".
    [[nodiscard]] QString url(const QString &database = QStringLiteral("postgres")) const;
    /// The URL with another login.
    [[nodiscard]] QString urlAs(const QString &user, const QString &password, const QString &database) const;
    /// Creates an empty database and returns its URL.
    [[nodiscard]] QString createDatabase(const QString &name);
    /// Runs SQL on a separate connection. False, with the reason in error(), if it fails.
    bool execute(const QString &database, const QString &sql);
    /// The first cell of a query's result, read on a separate connection.
    [[nodiscard]] QString value(const QString &database, const QString &sql);
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// SIGSTOP for the postmaster and every backend: connections hang.
    void freeze() { m_process.freeze(); }
    void thaw() { m_process.thaw(); }
    /// kill -9 for the postmaster and every backend: the next start recovers from a crash.
    void kill() { m_process.kill(); }
    /// Shuts the server down cleanly.
    void stop();
    /// Starts the stopped or killed server on the same data and waits until it answers.
    bool start();
    /// Starts it again as the standby of an unreachable server: it answers, but accepts no changes.
    bool restartAsStandby();

private:
    [[nodiscard]] bool prepareData();

    quint16 m_port = 0; ///< 0: no TCP.
    QStringList m_settings;
    QTemporaryDir m_folder;
    QString m_error;
    ServerProcess m_process;
};

/// A currently unused port of 127.0.0.1.
[[nodiscard]] quint16 freePort();

/// A temporary redis-server for one test on a Unix socket, without persistence.
///
/// Thread: the test's. Owns: the server process and its folder.
class TestRedis
{
public:
    /// Whether redis-server is installed; skip the test otherwise.
    [[nodiscard]] static bool isInstalled();

    /// Starts the server; check isRunning() afterwards. `arguments`: for redis-server ("--maxmemory", "10mb").
    explicit TestRedis(const QStringList &arguments = {});
    ~TestRedis();

    [[nodiscard]] bool isRunning() const { return m_process.isRunning(); }
    [[nodiscard]] QString error() const { return m_error; }
    /// The socket's path, which is also a URL that StorageConfig accepts.
    [[nodiscard]] QString url() const;
    /// Sends one inline command ("FLUSHALL") on a separate connection and returns the first bytes of the reply.
    QByteArray command(const QByteArray &line);

    void freeze() { m_process.freeze(); }
    void thaw() { m_process.thaw(); }
    /// kill -9: its content is lost.
    void kill() { m_process.kill(); }
    /// Starts it again, empty, and waits until it answers.
    bool start();

private:
    QStringList m_arguments;
    QTemporaryDir m_folder;
    QString m_error;
    ServerProcess m_process;
};

} // namespace lectern
