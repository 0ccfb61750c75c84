// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_messages.h"
#include "storage/jobs/job_signals.h"
#include "storage/redis/redis_connection.h"
#include "storage/storage.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <random>

using namespace lectern;
using namespace lectern::jobs;
using namespace lectern::metrics;
using namespace lectern::redis;
using namespace lectern::schema;
using namespace std::chrono_literals;

namespace {

constexpr auto timeout = 10'000; // of a busy machine: what works takes milliseconds, and what does not says so before the whole test is ended

constexpr auto slowTimeout = 30'000; // of what takes seconds by design: a key that expires, a Redis that is tried again

template <typename T>
Result<T> await(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, slowTimeout))
        return failure(ErrorCode::Timeout, FaultyPart::Lectern, QStringLiteral("the future never ended"));
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the future ended without a result"));
    return future.result();
}

/// A worker that only ever looks when it is woken, or after `poll`.
class Worker
{
public:
    explicit Worker(Storage &storage, std::chrono::milliseconds poll = 24h)
        : m_thread([this, &storage, poll](const std::stop_token &stop) {
            const auto queue = storage.makeJobQueue();
            while (!stop.stop_requested()) {
                const auto job = queue->take(QStringLiteral("worker"), 60s);
                ++m_looks;
                if (job && *job)
                    ++m_taken;
                else
                    queue->waitForWork(poll, stop);
            }
        })
    {
    }
    [[nodiscard]] int taken() const { return m_taken; }
    [[nodiscard]] int looks() const { return m_looks; }

private:
    std::atomic<int> m_taken{0}, m_looks{0};
    std::jthread m_thread; // last: it ends first
};

} // namespace

/// A process that only listens.
struct Ear {
    explicit Ear(const TestRedis &redis) : jobSignals(redis.url(), knownMigrations().back().number, breaker, metrics) { jobSignals.listen(); }
    [[nodiscard]] MetricsSnapshot snapshot() const
    {
        MetricsSnapshot snapshot;
        metrics.fill(snapshot);
        return snapshot;
    }
    Breaker breaker{Clock::boot()};
    ReadMetrics metrics;
    JobSignals jobSignals;
};

/// What goes through Redis beside the queue of jobs: heard at once, trusted with nothing, missed by nobody.
class TestJobSignals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!TestRedis::isInstalled())
            QSKIP("redis-server is not installed");
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
    }
    void init()
    {
        QVERIFY2(m_stage.clear(), qPrintable(m_stage.postgres.error()));
        m_redis = std::make_unique<TestRedis>();
        QVERIFY2(m_redis->isRunning(), qPrintable(m_redis->error()));
    }
    void cleanup() { m_redis.reset(); }

    void wakesAWorkerOfAnotherProcess()
    {
        Storage working(config()), adding(config());
        Worker worker(working);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, timeout);
        QVERIFY(worker.taken() == 0);
        add(adding, "one");
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, timeout);
        QVERIFY(working.metrics().snapshot().wakeUps >= 1); // that, and not its poll, which comes tomorrow
    }

    void wakesWorkersForRetriesAnalysesAndWhatOthersGiveBack()
    {
        const auto completed = m_stage.complete(QStringLiteral("read.pdf"), {QStringLiteral("words")});
        QVERIFY2(completed, reasonOf(completed));
        QVERIFY(m_stage.execute(QStringLiteral("delete from jobs")));
        Storage working(config()), others(config());
        Worker worker(working);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, timeout);
        QVERIFY(await(others.documentSink().analyse(*completed, QStringLiteral("builtin"))));
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, timeout);
        QVERIFY(m_stage.execute(
            QStringLiteral("insert into documents (original_name, sha256, status, error) select 'failed', sha256, 'FAILED', 'why' from documents")));
        const DocumentId failed{QUuid::fromString(m_stage.value(QStringLiteral("select id from documents where original_name = 'failed'")))};
        QVERIFY(await(others.documentSink().retry(failed)));
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 2, timeout);
        // A job that another process holds, completes, and whose analysis it leaves to others.
        QVERIFY(m_stage.execute(QStringLiteral("update jobs set lease_until = now() - interval '1 second' where kind = 'extract'")));
        const auto other = others.makeJobQueue();
        const auto held = other->take(QStringLiteral("other"), 60s);
        QVERIFY(held && *held);
        QVERIFY(other->release(**held));
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 3, timeout);
    }

    void wakesItsOwnWorkersWithoutRedis()
    {
        StorageConfig alone = config();
        alone.redisUrl.clear();
        Storage storage(alone);
        Worker worker(storage);
        QTRY_VERIFY_WITH_TIMEOUT(worker.looks() >= 1, timeout);
        add(storage, "one");
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, timeout);
        QVERIFY(worker.looks() <= 3); // at the beginning, when it was called, and to see that there is no more
    }

    void findsTheWorkOfOthersWithoutRedisByLooking()
    {
        StorageConfig alone = config();
        alone.redisUrl = QStringLiteral("/nowhere/redis.sock");
        Storage working(alone), adding(alone);
        Worker worker(working, 100ms);
        QTRY_VERIFY_WITH_TIMEOUT(worker.looks() >= 2, timeout);
        add(adding, "one");
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, timeout);
        QCOMPARE(working.metrics().snapshot().wakeUps, std::uint64_t(0));
    }

    void listensAgainAfterRedisWasKilled()
    {
        Storage working(config()), adding(config());
        Worker worker(working);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, slowTimeout);
        m_redis->kill();
        add(adding, "while it is away");
        QVERIFY(m_redis->start());
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, slowTimeout);
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, slowTimeout); // what was missed meanwhile is looked for
        const auto before = working.metrics().snapshot().wakeUps;
        QTRY_COMPARE_WITH_TIMEOUT(adding.metrics().snapshot().breaker, BreakerState::Closed, slowTimeout);
        add(adding, "when it is back");
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 2, slowTimeout);
        QVERIFY(working.metrics().snapshot().wakeUps > before);
    }

    /// While Redis hangs everything goes on, and progress goes into the row; when it is back, through Redis again.
    void goesOnWhileRedisHangs()
    {
        Storage working(config()), adding(config());
        const auto queue = working.makeJobQueue();
        const DocumentId first = add(adding, "zero");
        const JobLease told = take(*queue);
        QTRY_VERIFY_WITH_TIMEOUT((queue->tell(told, {JobStage::Reading, 1, 7}), !progressInRedis(first, told).isEmpty()), slowTimeout);
        m_redis->freeze();
        QElapsedTimer timer;
        timer.start();
        const DocumentId id = add(adding, "one");
        const auto job = queue->take(QStringLiteral("w"), 60s);
        QVERIFY2(job, reasonOf(job));
        QVERIFY(*job);
        for (int i = 0; i < 2000; ++i) // one wait each for Redis' deadline would be 100 seconds
            queue->tell(**job, {JobStage::Reading, 3, 7});
        for (int i = 0; i < 20; ++i)
            QCOMPARE(*queue->renew(**job, 60s, {JobStage::Reading, 3, 7}), LeaseState::Held);
        QVERIFY2(timer.elapsed() < 30'000, "Redis held up the queue");
        const QString row = QStringLiteral("select progress_done || ' of ' || progress_total from jobs where id = %1").arg((*job)->jobId);
        const auto isInTheRow = [&] {
            return *queue->renew(**job, 60s, {JobStage::Reading, 3, 7}) == LeaseState::Held && m_stage.value(row) == QStringLiteral("3 of 7");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isInTheRow(), slowTimeout); // as soon as it is noticed that Redis does not take it
        QCOMPARE(await(adding.documents().fetchDocument(id, {}, strictBound))->value->progress, QStringLiteral("page 3 of 7"));
        m_redis->thaw();
        QTRY_VERIFY_WITH_TIMEOUT((queue->tell(**job, {JobStage::Reading, 5, 7}), !progressInRedis(id, **job).isEmpty()), slowTimeout);
    }

    void showsTheProgressToOthersAndLeavesTheRowAlone()
    {
        Storage working(config()), looking(config());
        const DocumentId id = add(looking, "one");
        const auto queue = working.makeJobQueue();
        const JobLease job = take(*queue);
        QTRY_VERIFY_WITH_TIMEOUT((queue->tell(job, {JobStage::Recognising, 1, 6}), !progressInRedis(id, job).isEmpty()), timeout);
        QVERIFY(m_stage.execute(QStringLiteral("delete from cache.log")));
        queue->tell(job, {JobStage::Recognising, 3, 6});
        QCOMPARE(*queue->renew(job, 60s, {JobStage::Recognising, 3, 6}), LeaseState::Held);
        const auto text = QStringLiteral("page 3 of 6, recognising text");
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), text, timeout);
        const auto isListed = [&] { return await(looking.documents().fetchList({}))->value->rows.at(0).document.progress == text; };
        QTRY_VERIFY_WITH_TIMEOUT(isListed(), timeout);
        QCOMPARE(m_stage.value(QStringLiteral("select progress_total from jobs")), QStringLiteral("0"));
        QCOMPARE(m_stage.value(QStringLiteral("select count(*) from cache.log")), QStringLiteral("0"));
        const qint64 left = m_redis->command("TTL " + keyOf(id, job)).mid(1).trimmed().toLongLong();
        QVERIFY2(left > 0 && left <= progressLifetime.count(), qPrintable(QString::number(left)));

        QVERIFY(queue->completeExtraction(job, {DocumentKind::Text, DocumentStage::pagesOf({QStringLiteral("words")}), {}}, 1));
        QVERIFY(!progressInRedis(id, job).isEmpty()); // it is still there, and shows no more
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), QString(), timeout);
        QTRY_VERIFY_WITH_TIMEOUT(progressInRedis(id, job).isEmpty(), slowTimeout); // and goes by itself
    }

    void showsNothingOfAnAttemptThatLostItsLease()
    {
        Storage working(config()), looking(config());
        const DocumentId id = add(looking, "one");
        const auto sleeper = working.makeJobQueue();
        const JobLease old = take(*sleeper);
        QTRY_VERIFY_WITH_TIMEOUT((sleeper->tell(old, {JobStage::Reading, 9, 10}), !progressInRedis(id, old).isEmpty()), timeout);
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), QStringLiteral("page 9 of 10"), timeout);
        QVERIFY(m_stage.execute(QStringLiteral("update jobs set lease_until = now() - interval '1 second'")));
        const auto next = working.makeJobQueue();
        const JobLease now = take(*next);
        QCOMPARE(now.attempt, 2);
        sleeper->tell(old, {JobStage::Reading, 10, 10});
        QTRY_COMPARE_WITH_TIMEOUT(progressInRedis(id, old), QByteArray("1 reading 10 10"), timeout);
        const auto attempts = [&] { return await(looking.documents().fetchDocument(id))->value->work == std::optional(WorkAttempt{now.jobId, 2}); };
        QTRY_VERIFY_WITH_TIMEOUT(attempts(), timeout);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(shown(looking, id), QString());
        next->tell(now, {JobStage::Reading, 2, 10});
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), QStringLiteral("page 2 of 10"), timeout);
    }

    void aForgedMessageWakesNobodyAndIsCounted()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        Ear ear(*m_redis);
        QTRY_COMPARE_WITH_TIMEOUT(ear.jobSignals.wakes().rings(), std::uint64_t(1), timeout); // because it began to listen
        RedisConnection forger(m_redis->url(), "forger");
        QVERIFY(forger.open());
        const QByteArray channel = jobsChannel(schema());
        std::uint64_t sent = 0;
        for (const QByteArray &message :
             {QByteArray(), QByteArray("2"), QByteArray("1 "), QByteArray("01"), QByteArray("1\r\n"), QByteArray("1\0", 2)}) {
            QVERIFY(forger.ask(RedisCommand::publish(channel, message), 5s));
            ++sent;
        }
        for (int i = 0; i < 60; ++i) {
            QByteArray noise(qsizetype(2 + random() % 50'000), '\0');
            for (char &byte : noise)
                byte = char(random());
            QVERIFY(forger.ask(RedisCommand::publish(channel, noise), 5s));
            ++sent;
        }
        QTRY_COMPARE_WITH_TIMEOUT(ear.snapshot().refusedSignals, sent, timeout);
        QCOMPARE(ear.jobSignals.wakes().rings(), std::uint64_t(1));
        QVERIFY(forger.ask(RedisCommand::publish(channel, wakeUpMessage), 5s)); // it hears well
        QTRY_COMPARE_WITH_TIMEOUT(ear.jobSignals.wakes().rings(), std::uint64_t(2), timeout);
        QCOMPARE(ear.snapshot().wakeUps, std::uint64_t(1));
    }

    /// However many forged wake-ups come, waiting workers are woken a few times a second.
    void aFloodOfWakeUpsRingsAFewTimes()
    {
        Ear ear(*m_redis);
        QTRY_COMPARE_WITH_TIMEOUT(ear.jobSignals.wakes().rings(), std::uint64_t(1), timeout);
        RedisConnection forger(m_redis->url(), "forger");
        QVERIFY(forger.open());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 20'000; ++i)
            QVERIFY(forger.sendAndForget(RedisCommand::publish(jobsChannel(schema()), wakeUpMessage)));
        QVERIFY(forger.ask(RedisCommand::ping(), 30s)); // all have been given to whoever listens
        QTRY_VERIFY_WITH_TIMEOUT(ear.jobSignals.wakes().rings() > 1, timeout);
        const qint64 rings = qint64(ear.jobSignals.wakes().rings()) - 1;
        QVERIFY2(rings <= timer.elapsed() / JobListener::quiet.count() + 1,
                 qPrintable(QStringLiteral("%1 rings in %2 ms").arg(rings).arg(timer.elapsed())));
    }

    void aMessageThatNoConnectionTakesIsOutlived()
    {
        Storage working(config()), adding(config());
        Worker worker(working);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, slowTimeout);
        RedisConnection forger(m_redis->url(), "forger");
        QVERIFY(forger.open());
        const QByteArray huge(RedisReplyReader::maxReplyBytes + 1, 'x');
        QVERIFY(forger.ask(RedisCommand::publish(jobsChannel(schema()), huge), 30s));
        add(adding, "one");
        QTRY_COMPARE_WITH_TIMEOUT(worker.taken(), 1, slowTimeout);
        QTRY_COMPARE_WITH_TIMEOUT(listeners(), 1, slowTimeout);
    }

    void forgedProgressDoesNothingOrDrawsOneBarWrong()
    {
        Storage working(config()), looking(config());
        const DocumentId id = add(looking, "one");
        const auto queue = working.makeJobQueue();
        const JobLease job = take(*queue);
        QVERIFY(m_stage.execute(QStringLiteral("update jobs set progress_done = 1, progress_total = 4")));
        const auto fromTheRow = QStringLiteral("page 1 of 4");
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), fromTheRow, timeout);
        RedisConnection forger(m_redis->url(), "forger");
        QVERIFY(forger.open());
        const auto forge = [&](const QByteArray &value) { return bool(forger.ask(RedisCommand::set(keyOf(id, job), value, 600s), 10s)); };
        for (const QByteArray &value : {QByteArray("1 reading 9 4"), QByteArray("<h1>"), QByteArray(1 << 20, '1'), QByteArray("1 analysing 3 4")}) {
            const auto refused = looking.metrics().snapshot().refusedSignals;
            QVERIFY(forge(value));
            const auto isRefused = [&] {
                return shown(looking, id) == fromTheRow && (value.startsWith("1 analysing") || looking.metrics().snapshot().refusedSignals > refused);
            };
            QTRY_VERIFY_WITH_TIMEOUT(isRefused(), timeout);
            QCOMPARE(shown(looking, id), fromTheRow);
        }
        m_redis->command("DEL " + keyOf(id, job));
        m_redis->command("LPUSH " + keyOf(id, job) + " a");
        QCOMPARE(shown(looking, id), fromTheRow);
        m_redis->command("DEL " + keyOf(id, job));
        QVERIFY(forge("1 reading 4 4"));
        QTRY_COMPARE_WITH_TIMEOUT(shown(looking, id), QStringLiteral("page 4 of 4"), timeout);
        QVERIFY(queue->fail(job, QStringLiteral("No.")));
        const auto read = await(looking.documents().fetchDocument(id, {}, strictBound));
        QCOMPARE(read->value->status, WorkStatus::Failed);
        QCOMPARE(read->value->progress, QString());
    }

    void tellsTheRowSeldomWithoutRedis()
    {
        StorageConfig alone = config();
        alone.redisUrl.clear();
        Storage storage(alone);
        const DocumentId id = add(storage, "one");
        const auto queue = storage.makeJobQueue();
        const JobLease job = take(*queue);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(*queue->renew(job, 60s, {JobStage::Reading, 1, 10}), LeaseState::Held);
        QTRY_COMPARE_WITH_TIMEOUT(shown(storage, id), QStringLiteral("page 1 of 10"), timeout); // at once
        QCOMPARE(*queue->renew(job, 60s, {JobStage::Reading, 2, 10}), LeaseState::Held);
        const QString soon = m_stage.value(QStringLiteral("select progress_done from jobs"));
        if (timer.elapsed() < 4000)
            QCOMPARE(soon, QStringLiteral("1"));
        const auto isTold = [&] {
            return *queue->renew(job, 60s, {JobStage::Reading, 3, 10}) == LeaseState::Held && shown(storage, id) == QStringLiteral("page 3 of 10");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), timeout);
    }

    void sendsTheLastCallBeforeItEnds()
    {
        Ear ear(*m_redis);
        QTRY_COMPARE_WITH_TIMEOUT(ear.jobSignals.wakes().rings(), std::uint64_t(1), timeout);
        Breaker breaker{Clock::boot()};
        ReadMetrics metrics;
        for (std::uint64_t i = 1; i <= 5; ++i) {
            JobSignals(m_redis->url(), schema(), breaker, metrics).callWorkers(); // as `lecternctl upload` does: store, call, and go
            QTRY_COMPARE_WITH_TIMEOUT(ear.snapshot().wakeUps, i, timeout);
        }
    }

private:
    StorageConfig config() const
    {
        StorageConfig config;
        config.postgresUrl = m_stage.url();
        config.redisUrl = m_redis->url();
        return config;
    }
    static int schema() { return knownMigrations().back().number; }
    /// How many connections listen for work.
    int listeners() const
    {
        const QByteArray reply = m_redis->command("PUBSUB NUMSUB " + jobsChannel(schema()));
        return reply.mid(reply.lastIndexOf(':') + 1).trimmed().toInt();
    }
    DocumentId add(Storage &storage, const QByteArray &bytes)
    {
        NewDocument document;
        document.path = m_stage.file(QString::fromLatin1(bytes) + QStringLiteral(".txt"), bytes);
        const auto added = await(storage.documentSink().add(document, {}, {}));
        return added ? added->id : DocumentId{};
    }
    static JobLease take(JobQueue &queue)
    {
        const auto job = queue.take(QStringLiteral("w"), 60s);
        return job && *job ? **job : JobLease{};
    }
    static QByteArray keyOf(DocumentId id, const JobLease &job) { return progressKey(schema(), id, {job.jobId, job.attempt}); }
    QByteArray progressInRedis(DocumentId id, const JobLease &job) const
    {
        const QByteArray reply = m_redis->command("GET " + keyOf(id, job)); // "$15\r\n1 reading 10 10\r\n"
        return reply.startsWith("$-1") ? QByteArray() : reply.mid(reply.indexOf('\n') + 1).trimmed();
    }
    static QString shown(Storage &storage, DocumentId id)
    {
        const auto document = await(storage.documents().fetchDocument(id));
        return document ? document->value->progress : document.error().detail;
    }

    DocumentStage m_stage;
    std::unique_ptr<TestRedis> m_redis;
};

QTEST_GUILESS_MAIN(TestJobSignals)
#include "tst_job_signals.moc"
