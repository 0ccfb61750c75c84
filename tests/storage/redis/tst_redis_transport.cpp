// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_transport.h"

#include <QLocalServer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::redis;
using namespace std::chrono_literals;

class TestRedisTransport : public QObject
{
    Q_OBJECT

    static RedisAddress addressOf(RedisAddress::Transport kind, const QTcpServer &server)
    {
        RedisAddress address;
        address.transport = kind;
        address.host = server.serverAddress().toString();
        address.port = server.serverPort();
        return address;
    }

private Q_SLOTS:
    void carriesBytesOverALocalSocket()
    {
        QTemporaryDir folder;
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(QStringLiteral("s"))));
        RedisAddress address;
        address.path = server.fullServerName();
        RedisTransport transport(RedisAddress::Transport::Local);
        QVERIFY(!transport.isConnected());
        QVERIFY(transport.connect(address, QDeadlineTimer(5s)));
        QVERIFY(transport.isConnected());
        QCOMPARE(transport.device().write("PING"), qint64(4));
        transport.flush();
        QVERIFY(server.waitForNewConnection(5000));
        QLocalSocket *peer = server.nextPendingConnection();
        QVERIFY(peer->waitForReadyRead(5000));
        QCOMPARE(peer->readAll(), QByteArray("PING"));
    }

    void reachesAServerThatIsCalledLocalhost_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
    }
    void reachesAServerThatIsCalledLocalhost()
    {
        QFETCH(QHostAddress, address);
        QTcpServer server;
        if (!server.listen(address))
            QSKIP("this machine has no such address");
        RedisAddress asked = addressOf(RedisAddress::Transport::Tcp, server);
        asked.host = QStringLiteral("localhost");
        RedisTransport transport(RedisAddress::Transport::Tcp);
        QVERIFY(transport.connect(asked, QDeadlineTimer(5s)));
        QVERIFY(transport.isConnected());
    }

    void saysThatNobodyListens()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
        const RedisAddress address = addressOf(RedisAddress::Transport::Tcp, server);
        server.close();
        RedisTransport transport(RedisAddress::Transport::Tcp);
        const auto refused = transport.connect(address, QDeadlineTimer(5s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QCOMPARE(refused.error().part, FaultyPart::Redis);
        QVERIFY(!refused.error().detail.isEmpty());
    }

    void waitsForAHandshakeNoLongerThanItMay()
    {
        QTcpServer mute; // accepts the connection and never answers
        QVERIFY(mute.listen(QHostAddress(QHostAddress::LocalHost)));
        RedisTransport transport(RedisAddress::Transport::Tls);
        const auto late = transport.connect(addressOf(RedisAddress::Transport::Tls, mute), QDeadlineTimer(50ms));
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Timeout);
    }

    void isCountedWhileItStands()
    {
        const int before = RedisTransport::openCount();
        {
            const RedisTransport one(RedisAddress::Transport::Local), other(RedisAddress::Transport::Tcp);
            QCOMPARE(RedisTransport::openCount(), before + 2);
        }
        QCOMPARE(RedisTransport::openCount(), before);
    }
};

QTEST_GUILESS_MAIN(TestRedisTransport)
#include "tst_redis_transport.moc"
