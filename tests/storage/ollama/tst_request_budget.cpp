// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/request_budget.h"
#include "tests/support/manual_clock.h"
#include "tests/support/servers.h"

#include <QTest>

using namespace lectern;
using namespace lectern::ollama;
using namespace std::chrono_literals;

/// The bucket of tokens: over all processes with Redis, in one process without.
class TestRequestBudget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_pauses = 0; }
    void givesNoMoreThanTheBucketHoldsWithoutRedis();
    void givesATokenBackAfterItsTime();
    void sharesOneBucketOverAllProcesses();
    void keepsAnalystsApart();
    void letsTokensInRedisExpire();
    void limitsItselfWhenRedisIsGone();
    void stopsWaitingWhenAsked();

private:
    [[nodiscard]] RequestBudget budget(const QString &redisUrl, const QByteArray &analyst = "ada")
    {
        RequestBudget::Size size;
        size.tokenCount = 3;
        size.refill = 60s;
        size.timeout = 0ms;
        return {redisUrl, analyst, size, m_clock, [this](std::chrono::milliseconds, const std::stop_token &) { ++m_pauses; }};
    }
    static int taken(RequestBudget &budget)
    {
        int count = 0;
        while (count < 10 && budget.take({}))
            ++count;
        return count;
    }

    ManualClock m_clock;
    int m_pauses = 0;
};

void TestRequestBudget::givesNoMoreThanTheBucketHoldsWithoutRedis()
{
    RequestBudget own = budget({});
    QCOMPARE(taken(own), 3);
    QCOMPARE(own.take({}).error().code, ErrorCode::Denied);
}

void TestRequestBudget::givesATokenBackAfterItsTime()
{
    RequestBudget own = budget({});
    QVERIFY(own.take({}));
    m_clock.advance(30s);
    QCOMPARE(taken(own), 2);
    m_clock.advance(31s);
    QCOMPARE(taken(own), 1);
    m_clock.advance(10min);
    QCOMPARE(taken(own), 3); // Idle time is not saved up.
}

void TestRequestBudget::sharesOneBucketOverAllProcesses()
{
    if (!TestRedis::isInstalled())
        QSKIP("redis-server is not installed");
    TestRedis redis;
    QVERIFY2(redis.isRunning(), qPrintable(redis.error()));
    RequestBudget first = budget(redis.url()), second = budget(redis.url());
    QVERIFY(first.take({}));
    QVERIFY(second.take({}));
    QVERIFY(first.take({}));
    QCOMPARE(second.take({}).error().code, ErrorCode::Denied);
    QCOMPARE(first.take({}).error().code, ErrorCode::Denied);
}

void TestRequestBudget::keepsAnalystsApart()
{
    if (!TestRedis::isInstalled())
        QSKIP("redis-server is not installed");
    TestRedis redis;
    RequestBudget ada = budget(redis.url(), "ada"), bob = budget(redis.url(), "bob");
    QCOMPARE(taken(ada), 3);
    QCOMPARE(taken(bob), 3);
    QVERIFY(!redis.command("KEYS *\r\n").contains("ada")); // Only the hash of a name leaves the process.
}

void TestRequestBudget::letsTokensInRedisExpire()
{
    if (!TestRedis::isInstalled())
        QSKIP("redis-server is not installed");
    TestRedis redis;
    RequestBudget::Size size;
    size.tokenCount = 1;
    size.refill = 200ms;
    size.timeout = 30s;
    RequestBudget shared(redis.url(), "ada", size, Clock::boot(), pauseUntilStopped);
    QVERIFY(shared.take({}));
    QVERIFY(redis.command("KEYS *\r\n").contains("lectern:rate:main:ollama:"));
    QVERIFY(shared.take({})); // After waiting for the first one's end.
}

void TestRequestBudget::limitsItselfWhenRedisIsGone()
{
    if (!TestRedis::isInstalled())
        QSKIP("redis-server is not installed");
    TestRedis redis;
    RequestBudget shared = budget(redis.url());
    QVERIFY(shared.take({}));
    redis.kill();
    QCOMPARE(taken(shared), 3);
}

void TestRequestBudget::stopsWaitingWhenAsked()
{
    std::stop_source stop;
    RequestBudget::Size size;
    size.tokenCount = 1;
    size.timeout = 1h;
    RequestBudget own({}, "ada", size, m_clock, [&stop](std::chrono::milliseconds, const std::stop_token &) { stop.request_stop(); });
    QVERIFY(own.take(stop.get_token()));
    QCOMPARE(own.take(stop.get_token()).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestRequestBudget)
#include "tst_request_budget.moc"
