// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_url.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::redis;

class TestRedisUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPlainPathIsASocket()
    {
        const auto address = redisAddressFromUrl(QStringLiteral("/run/my redis.sock"));
        QVERIFY(address);
        QCOMPARE(address->transport, RedisAddress::Transport::Local);
        QCOMPARE(address->path, QStringLiteral("/run/my redis.sock"));
    }

    void aUnixUrlCarriesDatabaseUserAndPassword()
    {
        const auto address = redisAddressFromUrl(QStringLiteral("unix:///run/r.sock?db=3&user=ana&password=p%26w"));
        QVERIFY(address);
        QCOMPARE(address->path, QStringLiteral("/run/r.sock"));
        QCOMPARE(address->database, 3);
        QCOMPARE(address->user, QByteArray("ana"));
        QCOMPARE(address->password, QByteArray("p&w"));
    }

    void aRedisUrlNamesHostPortUserAndDatabase()
    {
        const auto address = redisAddressFromUrl(QStringLiteral("redis://ana:p%40w@127.0.0.1:7000/2"));
        QVERIFY(address);
        QCOMPARE(address->transport, RedisAddress::Transport::Tcp);
        QCOMPARE(address->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(address->port, quint16(7000));
        QCOMPARE(address->user, QByteArray("ana"));
        QCOMPARE(address->password, QByteArray("p@w"));
        QCOMPARE(address->database, 2);
    }

    void aSecureUrlAsksForTls()
    {
        const auto address = redisAddressFromUrl(QStringLiteral("rediss://:secret@cache.example"));
        QVERIFY(address);
        QCOMPARE(address->transport, RedisAddress::Transport::Tls);
        QCOMPARE(address->port, quint16(6379));
        QCOMPARE(address->password, QByteArray("secret"));
        QCOMPARE(redisAddressFromUrl(QStringLiteral("rediss://cache.example?ca=/etc/our%20ca.pem"))->authorityFile,
                 QStringLiteral("/etc/our ca.pem"));
    }

    void refusesWhatItCannotReadWithoutRepeatingAPassword_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("another scheme") << QStringLiteral("http://ana:secret@host");
        QTest::newRow("no host") << QStringLiteral("redis:///0");
        QTest::newRow("a password in the clear for another machine") << QStringLiteral("redis://ana:secret@cache.example");
        QTest::newRow("an authority without TLS") << QStringLiteral("redis://:secret@localhost?ca=/etc/ca.pem");
        QTest::newRow("no socket") << QStringLiteral("unix://");
        QTest::newRow("database is a word") << QStringLiteral("redis://:secret@host/zero");
        QTest::newRow("negative database") << QStringLiteral("unix:///s?db=-1");
        QTest::newRow("port is a word") << QStringLiteral("redis://:secret@host:port");
        QTest::newRow("a bare word") << QStringLiteral("localhost");
    }
    void refusesWhatItCannotReadWithoutRepeatingAPassword()
    {
        QFETCH(QString, url);
        const auto address = redisAddressFromUrl(url);
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::InvalidRequest);
        QVERIFY(!address.error().detail.contains(QStringLiteral("secret")));
    }
};

QTEST_GUILESS_MAIN(TestRedisUrl)
#include "tst_redis_url.moc"
