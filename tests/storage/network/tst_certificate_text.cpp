// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/network/certificate_text.h"

#include "storage/postgres/link/connection.h"
#include "storage/redis/redis_connection.h"
#include "tests/support/certificates.h"
#include "tests/support/servers.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::redis;

/// Real servers with TLS, their certificates made by openssl: each is accepted, or refused with a reason.
class TestCertificateText : public QObject
{
    Q_OBJECT

    static inline const QString serverName = QStringLiteral("db.lectern.test");
    static inline const QString password = QStringLiteral("s3cret");
    std::unique_ptr<TestCertificates> m_certificates;
    std::unique_ptr<TestCertificates> m_others;

    static std::unique_ptr<TestPostgres> startPostgres(quint16 port, const TestCertificates::Pair &pair)
    {
        auto postgres = std::make_unique<TestPostgres>(port,
                                                       QStringList{QStringLiteral("ssl=on"), QStringLiteral("ssl_cert_file=") + pair.certificate,
                                                                   QStringLiteral("ssl_key_file=") + pair.key});
        postgres->execute(QStringLiteral("postgres"), QStringLiteral("create role ana login password '%1'").arg(password));
        return postgres;
    }

    /// The way to 127.0.0.1 that another machine would get.
    static QString postgresUrl(quint16 port, const QString &name, const QString &authority)
    {
        return QStringLiteral(
                   "host=%1 hostaddr=127.0.0.1 port=%2 user=ana password=%3 dbname=postgres sslmode=verify-full channel_binding=require sslrootcert='%4'")
            .arg(name)
            .arg(port)
            .arg(password, authority);
    }

    static std::unique_ptr<TestRedis> startRedis(quint16 port, const TestCertificates &certificates, const TestCertificates::Pair &pair)
    {
        return std::make_unique<TestRedis>(
            QStringList{QStringLiteral("--tls-port"), QString::number(port), QStringLiteral("--tls-cert-file"), pair.certificate,
                        QStringLiteral("--tls-key-file"), pair.key, QStringLiteral("--tls-ca-cert-file"), certificates.authority(),
                        QStringLiteral("--tls-auth-clients"), QStringLiteral("no"), QStringLiteral("--user"), QStringLiteral("ana"),
                        QStringLiteral("on"), QLatin1Char('>') + password, QStringLiteral("~*"), QStringLiteral("&*"), QStringLiteral("+@all")});
    }

    static QString redisUrl(quint16 port, const QString &authority)
    {
        return QStringLiteral("rediss://ana:%1@127.0.0.1:%2%3")
            .arg(password)
            .arg(port)
            .arg(authority.isEmpty() ? QString() : QStringLiteral("?ca=") + authority);
    }

    static QString whyNotPostgres(const QString &url)
    {
        PostgresConnection connection(url, QStringLiteral("tls"));
        const auto opened = connection.open({std::chrono::seconds(10), {}});
        return opened ? QString() : opened.error().detail;
    }

    static QString whyNotRedis(const QString &url)
    {
        RedisConnection connection(url, "tls");
        const auto opened = connection.open(std::chrono::seconds(5));
        return opened ? QString() : opened.error().detail;
    }

    /// Says the reason, and does not advise to switch the check off.
    static void verifyWords(const QString &words, const QString &expected)
    {
        QVERIFY2(words.contains(expected), qPrintable(words));
        for (const char *advice : {"disable", "sslmode=", "verify failed", "SSL error"})
            QVERIFY2(!words.contains(QLatin1String(advice)), qPrintable(words));
        QVERIFY(!words.contains(password));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_certificates = std::make_unique<TestCertificates>();
        m_others = std::make_unique<TestCertificates>();
        if (!m_certificates->isReady() || !m_others->isReady())
            QSKIP("openssl is not installed");
    }

    void aPostgresOfAnAuthorityThatIsNamedIsBelieved()
    {
        const quint16 port = freePort();
        const auto postgres = startPostgres(port, m_certificates->make(serverName));
        QVERIFY2(postgres->isRunning(), qPrintable(postgres->error()));
        QCOMPARE(whyNotPostgres(postgresUrl(port, serverName, m_certificates->authority())), QString());
        PostgresConnection connection(postgresUrl(port, serverName, m_certificates->authority()), QStringLiteral("tls"));
        const auto isEncrypted = connection.run(QStringLiteral("select ssl from pg_stat_ssl where pid = pg_backend_pid()"));
        QVERIFY(isEncrypted && isEncrypted->toBool(0, 0));

        verifyWords(whyNotPostgres(postgresUrl(port, QStringLiteral("elsewhere.lectern.test"), m_certificates->authority())),
                    QStringLiteral("elsewhere.lectern.test shows the certificate of db.lectern.test"));
        verifyWords(whyNotPostgres(postgresUrl(port, serverName, m_others->authority())),
                    QStringLiteral("not signed by an authority that is known here"));
        verifyWords(whyNotPostgres(postgresUrl(port, serverName, QStringLiteral("/nowhere/ca.crt"))), QStringLiteral("/nowhere/ca.crt"));
        verifyWords(whyNotPostgres(postgresUrl(port, serverName, {}).remove(QStringLiteral("sslrootcert=''"))),
                    QStringLiteral("certificate authority"));
    }

    void aPostgresWhoseCertificateExpiredIsNot()
    {
        const quint16 port = freePort();
        const auto postgres = startPostgres(port, m_certificates->make(serverName, TestCertificates::Valid::UntilYesterday));
        QVERIFY2(postgres->isRunning(), qPrintable(postgres->error()));
        const QString words = whyNotPostgres(postgresUrl(port, serverName, m_certificates->authority()));
        verifyWords(words, QStringLiteral("the certificate of db.lectern.test expired on "));
    }

    void aPostgresWithoutEncryptionIsSentNothing()
    {
        const quint16 port = freePort();
        const TestPostgres postgres(port, {});
        verifyWords(whyNotPostgres(postgresUrl(port, serverName, m_certificates->authority())), QStringLiteral("does not encrypt its connections"));
    }

    void aPostgresThatKeepsThePasswordAsMd5IsNotSentIt()
    {
        const quint16 port = freePort();
        const auto pair = m_certificates->make(serverName);
        const QString rules = m_certificates->path(QStringLiteral("hba"));
        QFile file(rules);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("local all all trust\nhostssl all all all password\n") > 0);
        file.close();
        TestPostgres postgres(port,
                              {QStringLiteral("ssl=on"), QStringLiteral("ssl_cert_file=") + pair.certificate,
                               QStringLiteral("ssl_key_file=") + pair.key, QStringLiteral("hba_file=") + rules});
        QVERIFY2(postgres.isRunning(), qPrintable(postgres.error()));
        verifyWords(whyNotPostgres(postgresUrl(port, serverName, m_certificates->authority())), QStringLiteral("scram-sha-256"));
    }

    void aRedisIsBelievedOrDoubtedLikewise()
    {
        if (!TestRedis::isInstalled())
            QSKIP("redis-server is not installed");
        const quint16 port = freePort(), otherPort = freePort(), oldPort = freePort();
        const auto redis = startRedis(port, *m_certificates, m_certificates->make(serverName));
        const auto other = startRedis(otherPort, *m_certificates, m_certificates->make(serverName, TestCertificates::Valid::Today, false));
        const auto old = startRedis(oldPort, *m_certificates, m_certificates->make(serverName, TestCertificates::Valid::UntilYesterday));
        if (!redis->isRunning())
            QSKIP("redis-server knows no TLS");
        QCOMPARE(whyNotRedis(redisUrl(port, m_certificates->authority())), QString());
        verifyWords(whyNotRedis(redisUrl(port, {})), QStringLiteral("not signed by an authority that is known here"));
        verifyWords(whyNotRedis(redisUrl(port, m_others->authority())), QStringLiteral("not signed by an authority that is known here"));
        verifyWords(whyNotRedis(redisUrl(port, QStringLiteral("/nowhere/ca.crt"))), QStringLiteral("/nowhere/ca.crt cannot be read"));
        verifyWords(whyNotRedis(redisUrl(otherPort, m_certificates->authority())),
                    QStringLiteral("127.0.0.1 shows the certificate of db.lectern.test"));
        verifyWords(whyNotRedis(redisUrl(oldPort, m_certificates->authority())), QStringLiteral("expired on "));
    }
};

QTEST_GUILESS_MAIN(TestCertificateText)
#include "tst_certificate_text.moc"
