// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"
#include "storage/postgres/state/freshness_reader.h"
#include "storage/redis/redis_connection.h"
#include "tests/attack/stage.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QRandomGenerator>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace lectern::redis;
using namespace lectern::schema;
using namespace std::chrono_literals;

/// I5 and I9: whatever stands in Redis, and whoever answers in its place, the answer is right.
class TestUntrustedRedis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        m_redis = std::make_unique<RedisConnection>(m_stage->redis.url(), "forger");
        QVERIFY(m_redis->open());
        PostgresConnection postgres(m_stage->config().postgresUrl, QStringLiteral("forger"));
        m_sealKey = readSealKey(postgres).value_or(QByteArray());
        QCOMPARE(m_sealKey.size(), sealKeyBytes);
        m_id = m_stage->firstId();
        Storage filler(m_stage->config());
        QVERIFY(await(filler.reviews().fetchReview(m_id)));
        QVERIFY(await(filler.reviews().fetchReview(m_stage->idAt(1))));
    }
    void cleanup()
    {
        m_redis.reset();
        m_stage.reset();
    }

    void anAuthenticEntryIsAHit()
    {
        Storage storage(m_stage->config());
        QCOMPARE(await(storage.reviews().fetchReview(m_id))->provenance.source, Source::Redis);
    }

    void aForgedEntryIsAMissAndCountedAsForged_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("noise") << QByteArray(500, 'x');
        QTest::newRow("a flipped bit of the payload") << QByteArray("flip last");
        QTest::newRow("a flipped bit of the snapshot") << QByteArray("flip 33");
        QTest::newRow("cut") << QByteArray("cut");
        QTest::newRow("another key's entry") << QByteArray("swap");
    }
    void aForgedEntryIsAMissAndCountedAsForged()
    {
        QFETCH(QByteArray, entry);
        const QByteArray key = keyOf(m_id);
        QByteArray stored = m_redis->ask(RedisCommand::get(key))->bytes;
        QVERIFY(stored.size() > 100);
        if (entry == "flip last")
            stored[stored.size() - 1] = char(stored.back() ^ 1);
        else if (entry == "flip 33")
            stored[33] = char(stored[33] ^ 64); // a snapshot from the future: nothing would seem to have changed since
        else if (entry == "cut")
            stored.chop(1);
        else if (entry == "swap")
            stored = m_redis->ask(RedisCommand::get(keyOf(m_stage->idAt(1))))->bytes;
        else
            stored = entry;
        QVERIFY(m_redis->ask(RedisCommand::set(key, stored, 60s)));
        Storage storage(m_stage->config());
        const auto read = await(storage.reviews().fetchReview(m_id));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->value->id, m_id);
        QCOMPARE(read->provenance.source, Source::Postgres);
        const MetricsSnapshot snapshot = storage.metrics().snapshot();
        QCOMPARE(familyOf(snapshot, Family::ReviewsSingle).misses[size_t(MissReason::Forged)], std::uint64_t(1));
    }

    void anotherTypeUnderTheKeyIsNoError()
    {
        const QByteArray key = keyOf(m_id);
        m_stage->redis.command("DEL " + key);
        m_stage->redis.command("LPUSH " + key + " a");
        Storage storage(m_stage->config());
        const auto read = await(storage.reviews().fetchReview(m_id));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->provenance.source, Source::Postgres);
    }

    void aFullRedisIsNoError()
    {
        m_stage->redis.command("CONFIG SET maxmemory 1");
        Storage storage(m_stage->config());
        for (int offset = 0; offset < 20; ++offset)
            QVERIFY(await(storage.reviews().fetchReview(m_stage->idAt(offset))));
        QCOMPARE(storage.metrics().snapshot().breaker, BreakerState::Closed); // it answers, if only to refuse
    }

    void hostileRepliesAreNoError()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        QTemporaryDir folder;
        QLocalServer liar;
        QVERIFY(liar.listen(folder.filePath(QStringLiteral("s"))));
        connect(&liar, &QLocalServer::newConnection, &liar, [&] {
            QLocalSocket *socket = liar.nextPendingConnection();
            connect(socket, &QLocalSocket::readyRead, socket, [&random, socket] {
                socket->readAll();
                static const QList<QByteArray> replies{"+OK\r\n",      "$-1\r\n",       ":1\r\n",    "-ERR\r\n", "$5\r\nhello\r\n",
                                                       "*2\r\n+a\r\n", "$99999999\r\n", "*5000\r\n", "\x01\x02", "+OK\r\n+OK\r\n+OK\r\n",
                                                       "$5\r\nLECT"};
                socket->write(replies[random.bounded(int(replies.size()))]);
                if (random.bounded(10) == 0)
                    socket->disconnectFromServer();
            });
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        });
        StorageConfig config = m_stage->config();
        config.redisUrl = liar.fullServerName();
        Storage storage(config);
        for (int i = 0; i < 150; ++i) {
            const ReviewId id = m_stage->idAt(i);
            auto future = storage.reviews().fetchReview(id);
            QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 5000); // the false server runs on this thread, which must not block
            const auto read = future.result();
            QVERIFY2(read, reasonOf(read).constData());
            QCOMPARE(read->value->id, id);
            QCOMPARE(read->provenance.source, Source::Postgres);
        }
    }

    void saysNothingToRedisButWhatIsAllowed() // I9
    {
        m_stage->redis.command("CONFIG RESETSTAT");
        {
            Storage storage(m_stage->config());
            QVERIFY(await(storage.reviews().fetchPage(firstPage())));
            QVERIFY(await(storage.reviews().fetchStats({})));
            QVERIFY(await(storage.reviews().fetchFacets({})));
            storage.noteOwnWrite();
            QVERIFY(await(storage.reviews().fetchPage(firstPage())));
            auto state = storage.metrics().fetchServerState();
            state.waitForFinished();
        }
        QVERIFY(m_redis->open());
        const auto stats = m_redis->ask(RedisCommand::info("commandstats"), 1s);
        QVERIFY2(stats, reasonOf(stats).constData());
        static const QSet<QByteArray> allowed{"get", "set", "ping", "info", "publish", "client|setname", "config|resetstat"};
        int seen = 0;
        for (const QByteArray &line : stats->bytes.split('\n')) {
            if (!line.startsWith("cmdstat_"))
                continue;
            const QByteArray name = line.mid(8, line.indexOf(':') - 8);
            QVERIFY2(allowed.contains(name), name.constData());
            ++seen;
        }
        QVERIFY(seen >= 4);
    }

private:
    QByteArray keyOf(ReviewId id) const
    {
        return entryName(Family::ReviewsSingle, id.value.toByteArray(QUuid::WithoutBraces), knownMigrations().back().number, m_sealKey);
    }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<RedisConnection> m_redis;
    QByteArray m_sealKey;
    ReviewId m_id;
};

QTEST_GUILESS_MAIN(TestUntrustedRedis)
#include "tst_untrusted_redis.moc"
