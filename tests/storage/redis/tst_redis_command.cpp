// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_command.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::redis;
using namespace std::chrono_literals;

class TestRedisCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsOnTheWireAsLengthsAndWords_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("get") << RedisCommand::get("a\r\nb").bytes() << QByteArray("*2\r\n$3\r\nGET\r\n$4\r\na\r\nb\r\n");
        QTest::newRow("set") << RedisCommand::set("k", QByteArrayView("\0v", 2), 90s).bytes()
                             << QByteArray("*5\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\n\0v\r\n$2\r\nEX\r\n$2\r\n90\r\n", 44);
        QTest::newRow("set if absent") << RedisCommand::setIfAbsent("k", "v", 1500ms).bytes()
                                       << QByteArray("*6\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n$2\r\nPX\r\n$4\r\n1500\r\n$2\r\nNX\r\n");
        QTest::newRow("get all") << RedisCommand::getAll({"a", "b"}).bytes() << QByteArray("*3\r\n$4\r\nMGET\r\n$1\r\na\r\n$1\r\nb\r\n");
        QTest::newRow("publish") << RedisCommand::publish("c", "1").bytes() << QByteArray("*3\r\n$7\r\nPUBLISH\r\n$1\r\nc\r\n$1\r\n1\r\n");
        QTest::newRow("subscribe") << RedisCommand::subscribe({"c", "d"}).bytes() << QByteArray("*3\r\n$9\r\nSUBSCRIBE\r\n$1\r\nc\r\n$1\r\nd\r\n");
        QTest::newRow("auth with the default user") << RedisCommand::auth("", "p").bytes() << QByteArray("*2\r\n$4\r\nAUTH\r\n$1\r\np\r\n");
        QTest::newRow("auth") << RedisCommand::auth("u", "p").bytes() << QByteArray("*3\r\n$4\r\nAUTH\r\n$1\r\nu\r\n$1\r\np\r\n");
    }
    void standsOnTheWireAsLengthsAndWords()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QCOMPARE(bytes, expected);
    }
};

QTEST_GUILESS_MAIN(TestRedisCommand)
#include "tst_redis_command.moc"
