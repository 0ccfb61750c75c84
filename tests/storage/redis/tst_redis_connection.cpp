// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_connection.h"
#include "storage/redis/redis_state_reader.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::redis;
using namespace std::chrono_literals;

class TestRedisConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!TestRedis::isInstalled())
            QSKIP("redis-server is not installed");
    }

    void storesAndReadsBackAnyBytes()
    {
        TestRedis server;
        QVERIFY2(server.isRunning(), qPrintable(server.error()));
        RedisConnection connection(server.url(), "test");
        const auto opened = connection.open();
        QVERIFY2(opened, reasonOf(opened).constData());
        QByteArray value(200'000, '\0');
        for (qsizetype i = 0; i < value.size(); ++i)
            value[i] = char(i * 7);
        const auto stored = connection.ask(RedisCommand::set("key", value, 60s));
        QVERIFY2(stored, reasonOf(stored).constData());
        const auto read = connection.ask(RedisCommand::get("key"));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->bytes, value);
        QCOMPARE(connection.ask(RedisCommand::get("absent"))->type, RedisReply::Type::Nil);
    }

    void skipsTheRepliesThatNobodyWaitsFor()
    {
        TestRedis server;
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        for (int i = 0; i < 50; ++i)
            QVERIFY(connection.sendAndForget(RedisCommand::set("key", QByteArray::number(i), 60s)));
        const auto read = connection.ask(RedisCommand::get("key"));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->bytes, QByteArray("49"));
    }

    void neverTakesALateReplyForTheNextOne()
    {
        TestRedis server;
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        QVERIFY(connection.ask(RedisCommand::set("a", "of a", 60s)));
        QVERIFY(connection.ask(RedisCommand::set("b", "of b", 60s)));
        server.freeze();
        QVERIFY(connection.send(RedisCommand::get("a")));
        const auto late = connection.receive(20ms, RedisConnection::WhenLate::Forget);
        server.thaw();
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        QVERIFY(connection.isOpen());
        const auto next = connection.ask(RedisCommand::get("b"), 2s);
        QVERIFY2(next, reasonOf(next).constData());
        QCOMPARE(next->bytes, QByteArray("of b"));
    }

    void closesWhenAReplyMissesTheDeadline()
    {
        TestRedis server;
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        server.freeze();
        QElapsedTimer timer;
        timer.start();
        const auto late = connection.ask(RedisCommand::ping());
        const qint64 waited = timer.elapsed();
        server.thaw();
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        QVERIFY(!connection.isOpen());
        QVERIFY2(waited >= 49 && waited < 500, qPrintable(QString::number(waited)));
    }

    void aServerThatOwesAReplyTooLongIsNotAskedAgain()
    {
        TestRedis server;
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        server.freeze();
        QVERIFY(connection.send(RedisCommand::ping()));
        QVERIFY(!connection.receive(60ms, RedisConnection::WhenLate::Forget));
        const auto opened = connection.open();
        server.thaw();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Timeout);
        QVERIFY(!connection.isOpen());
    }

    void opensAgainAfterTheServerWasRestarted()
    {
        TestRedis server;
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        server.kill();
        const auto away = connection.open();
        QVERIFY(!away);
        QCOMPARE(away.error().code, ErrorCode::Unavailable);
        QVERIFY(server.start());
        const auto opened = connection.open();
        QVERIFY2(opened, reasonOf(opened).constData());
        QVERIFY(connection.ask(RedisCommand::ping()));
    }

    void hearsWhatOthersPublish()
    {
        TestRedis server;
        RedisConnection listener(server.url(), "listener"), speaker(server.url(), "speaker");
        QVERIFY(listener.open() && speaker.open());
        const auto subscribed = listener.ask(RedisCommand::subscribe({"channel"}), 5s);
        QVERIFY2(subscribed, reasonOf(subscribed).constData());
        const auto silence = listener.awaitMessage(0ms);
        QVERIFY2(silence, reasonOf(silence).constData());
        QVERIFY(!*silence);
        for (const QByteArray &word : {QByteArray("one"), QByteArray("two")})
            QVERIFY(speaker.ask(RedisCommand::publish("channel", word), 5s));
        for (const QByteArray &word : {QByteArray("one"), QByteArray("two")}) {
            const auto message = listener.awaitMessage(30s);
            QVERIFY2(message, reasonOf(message).constData());
            QVERIFY(*message && (*message)->elements.size() == 3);
            QCOMPARE((*message)->elements[2].bytes, word);
        }
        server.kill();
        const auto lost = listener.awaitMessage(30s);
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::Unavailable);
        QVERIFY(!listener.isOpen());
    }

    void entersWithAPasswordAndSaysWhenItIsWrong()
    {
        TestRedis server;
        QCOMPARE(server.command("CONFIG SET requirepass s3cret"), QByteArray("+OK\r\n"));
        RedisConnection right(QStringLiteral("unix://%1?password=s3cret&db=2").arg(server.url()), "test");
        const auto opened = right.open();
        QVERIFY2(opened, reasonOf(opened).constData());
        QVERIFY(right.ask(RedisCommand::set("k", "v", 60s)));
        RedisConnection wrong(QStringLiteral("unix://%1?password=guess").arg(server.url()), "test");
        const auto refused = wrong.open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Denied);
    }

    void tellsTheStateOfTheServer()
    {
        TestRedis server(
            {QStringLiteral("--maxmemory"), QStringLiteral("32mb"), QStringLiteral("--maxmemory-policy"), QStringLiteral("allkeys-lru")});
        RedisConnection connection(server.url(), "test");
        QVERIFY(connection.open());
        QVERIFY(connection.ask(RedisCommand::set("k", "v", 60s)));
        for (const char *key : {"k", "k", "k", "absent"})
            QVERIFY(connection.ask(RedisCommand::get(key)));
        const ServerState::Redis state = readRedisState(connection);
        QVERIFY2(state.reachable, qPrintable(state.detail));
        QVERIFY(!state.version.isEmpty());
        QVERIFY(state.usedMemoryBytes > 100'000);
        QCOMPARE(state.maxMemoryBytes, qint64(32 * 1024 * 1024));
        QCOMPARE(state.keyCount, qint64(1));
        QVERIFY(state.clientCount >= 1);
        QCOMPARE(state.maxMemoryPolicy, QStringLiteral("allkeys-lru"));
        QCOMPARE(state.keyspaceHits, qint64(3));
        QCOMPARE(state.keyspaceMisses, qint64(1));
    }

    void isCountedWhileItIsOpen()
    {
        TestRedis server;
        const int before = RedisConnection::openCount();
        {
            RedisConnection connection(server.url(), "test");
            QCOMPARE(RedisConnection::openCount(), before);
            QVERIFY(connection.open());
            QCOMPARE(RedisConnection::openCount(), before + 1);
        }
        QCOMPARE(RedisConnection::openCount(), before);
    }

    void aServerThatIsNotThereIsAStateNotAnError()
    {
        RedisConnection connection(QStringLiteral("/nowhere/redis.sock"), "test");
        const ServerState::Redis state = readRedisState(connection);
        QVERIFY(!state.reachable);
        QVERIFY(!state.detail.isEmpty());
    }

    void closesWhenAServerAnswersWhatNobodyAsked()
    {
        QTemporaryDir folder;
        QLocalServer liar;
        QVERIFY(liar.listen(folder.filePath(QStringLiteral("s"))));
        std::unique_ptr<RedisConnection> connection;
        Result<void> opened;
        const std::unique_ptr<QThread> client(QThread::create([&] {
            connection = std::make_unique<RedisConnection>(liar.fullServerName(), "test");
            opened = connection->open(2s);
            if (opened)
                opened = connection->open();
            connection.reset();
        }));
        client->start();
        QVERIFY(liar.waitForNewConnection(5000));
        QLocalSocket *socket = liar.nextPendingConnection();
        QVERIFY(socket->waitForReadyRead(5000));
        socket->write("+OK\r\n$0\r\n\r\n+and one more\r\n"); // to the name and to the question for the version
        socket->waitForBytesWritten(5000);
        QVERIFY(client->wait(10'000));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestRedisConnection)
#include "tst_redis_connection.moc"
