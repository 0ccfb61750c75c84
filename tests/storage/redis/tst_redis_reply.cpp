// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_reply.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace lectern;
using namespace lectern::redis;

class TestRedisReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryTypeOneByteAtATime()
    {
        const QByteArray wire("*6\r\n+OK\r\n-ERR no\r\n:42\r\n$3\r\na\0b\r\n$-1\r\n*1\r\n:7\r\n", 45);
        RedisReplyReader reader;
        for (qsizetype i = 0; i < wire.size(); ++i) {
            const auto early = reader.next();
            QVERIFY(early && !*early);
            QVERIFY(reader.feed(QByteArrayView(wire).sliced(i, 1)));
        }
        const auto reply = reader.next();
        QVERIFY(reply && *reply);
        const std::vector<RedisReply> &elements = (*reply)->elements;
        QCOMPARE(elements.size(), size_t(6));
        QCOMPARE(elements[0].type, RedisReply::Type::Status);
        QCOMPARE(elements[1].type, RedisReply::Type::Error);
        QCOMPARE(elements[1].bytes, QByteArray("ERR no"));
        QCOMPARE(elements[2].integer, std::int64_t(42));
        QCOMPARE(elements[3].bytes, QByteArray("a\0b", 3));
        QCOMPARE(elements[4].type, RedisReply::Type::Nil);
        QCOMPARE(elements[5].elements.at(0).integer, std::int64_t(7));
    }

    void readsRepliesThatArriveTogetherOneByOne()
    {
        RedisReplyReader reader;
        QVERIFY(reader.feed("+A\r\n+B\r\n"));
        QCOMPARE((*reader.next())->bytes, QByteArray("A"));
        QCOMPARE((*reader.next())->bytes, QByteArray("B"));
        QVERIFY(!*reader.next());
    }

    void refusesWhatBreaksALimit_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("array of 4,097") << QByteArray("*4097\r\n");
        QTest::newRow("array of a billion") << QByteArray("*1000000000\r\n");
        QTest::newRow("eighth level") << QByteArray("*1\r\n").repeated(9);
        QTest::newRow("number of RESP3") << QByteArray(",1.5\r\n");
        QTest::newRow("truth of RESP3") << QByteArray("#t\r\n");
        QTest::newRow("no protocol") << QByteArray("HTTP/1.1 200 OK\r\n");
        QTest::newRow("length below -1") << QByteArray("$-7\r\n");
    }
    void refusesWhatBreaksALimit()
    {
        QFETCH(QByteArray, wire);
        RedisReplyReader reader;
        QVERIFY(reader.feed(wire));
        const auto reply = reader.next();
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, ErrorCode::Corrupt);
    }

    void refusesABulkOfMoreThanEightMebibytesWhileItStillArrives()
    {
        RedisReplyReader reader;
        QVERIFY(reader.feed("$100000000\r\n"));
        const QByteArray mebibyte(1024 * 1024, 'x');
        int fed = 0;
        while (fed < 100 && reader.feed(mebibyte))
            ++fed;
        QVERIFY2(fed < 9, qPrintable(QString::number(fed)));
    }

    void manySmallRepliesNeverReachTheLimitOfOne()
    {
        RedisReplyReader reader;
        const QByteArray reply = "$1000000\r\n" + QByteArray(1'000'000, 'x') + "\r\n";
        for (int i = 0; i < 30; ++i) {
            QVERIFY(reader.feed(reply));
            QVERIFY(*reader.next());
        }
    }

    void survivesAHundredThousandHostileReplies()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        static constexpr char alphabet[] = "*$+-:0123456789\r\n\r\n\r\nOK";
        for (int round = 0; round < 100'000; ++round) {
            RedisReplyReader reader;
            QByteArray wire(int(random.bounded(1, 60)), Qt::Uninitialized);
            const bool isShaped = random.bounded(2) == 0;
            for (char &byte : wire)
                byte = isShaped ? alphabet[random.bounded(int(sizeof alphabet) - 1)] : char(random.bounded(256));
            if (!reader.feed(wire))
                continue;
            for (auto reply = reader.next(); reply && *reply; reply = reader.next()) {}
        }
    }
};

QTEST_GUILESS_MAIN(TestRedisReply)
#include "tst_redis_reply.moc"
