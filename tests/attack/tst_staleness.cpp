// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"
#include "storage/postgres/state/freshness_reader.h"
#include "storage/redis/redis_connection.h"
#include "tests/attack/stage.h"
#include "tests/support/seed.h"

#include <QThread>

#include <algorithm>
#include <csignal>
#include <mutex>
#include <random>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace lectern::redis;
using namespace lectern::schema;
using namespace std::chrono_literals;

namespace {

Instant now() { return Clock::boot().now(); }

QString textOf(ReviewId id) { return id.value.toString(QUuid::WithoutBraces); }

/// Which version of each review was acknowledged when.
class Ledger
{
public:
    void note(int review, qint64 version, Instant acknowledgedAt)
    {
        const std::lock_guard lock(m_mutex);
        m_commits[review].push_back({version, acknowledgedAt});
    }
    /// The newest version whose writer had been told of it at `when`.
    [[nodiscard]] qint64 newestBefore(int review, Instant when)
    {
        const std::lock_guard lock(m_mutex);
        qint64 newest = 0;
        for (const Commit &commit : m_commits[review]) {
            if (commit.acknowledgedAt < when)
                newest = std::max(newest, commit.version);
        }
        return newest;
    }
    [[nodiscard]] size_t commitCount()
    {
        const std::lock_guard lock(m_mutex);
        size_t count = 0;
        for (const auto &[review, commits] : m_commits)
            count += commits.size();
        return count;
    }

private:
    struct Commit {
        qint64 version;
        Instant acknowledgedAt;
    };
    std::mutex m_mutex;
    std::map<int, std::vector<Commit>> m_commits;
};

/// What one reading thread saw.
struct Observed {
    int reads = 0, hits = 0, stale = 0, errors = 0;
    QStringList violations;
};

using Threads = std::vector<std::unique_ptr<QThread>>;

void startThread(Threads &threads, std::function<void()> body)
{
    threads.emplace_back(QThread::create(std::move(body)));
    threads.back()->start();
}

} // namespace

/// I1 and I3: several readers and writers, while Redis loses and brings back old values and PostgreSQL crashes. I6.
class TestStaleness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noAnswerIsOlderThanItsBoundWhateverHappens_data()
    {
        QTest::addColumn<int>("boundMs");
        QTest::newRow("50 ms") << 50;
        QTest::newRow("200 ms") << 200;
    }
    void noAnswerIsOlderThanItsBoundWhateverHappens()
    {
        QFETCH(int, boundMs);
        Stage stage(60);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        std::vector<ReviewId> ids;
        for (int i = 0; i < 8; ++i)
            ids.push_back(stage.idAt(i));
        Ledger ledger;
        std::atomic<bool> isOver{false};
        std::array<Observed, 3> observed;
        {
            Storage one(stage.config());
            Storage two(stage.config());
            Threads threads;
            startThread(threads, [&] { write(stage.config().postgresUrl, ids, ledger, isOver); });
            startThread(threads, [&] { loseAndReplay(stage.config(), ids, isOver); });
            startThread(threads, [&] { crash(stage, isOver); });
            for (size_t i = 0; i < observed.size(); ++i)
                startThread(threads, [&, i] { read(i == 0 ? one : two, ids, std::chrono::milliseconds(boundMs), ledger, isOver, observed[i]); });
            QTest::qWait(6000);
            isOver = true;
            for (const auto &thread : threads)
                QVERIFY(thread->wait(20'000));
        }
        int reads = 0, hits = 0, stale = 0, errors = 0;
        for (const Observed &each : observed) {
            reads += each.reads;
            hits += each.hits;
            stale += each.stale;
            errors += each.errors;
            QVERIFY2(each.violations.isEmpty(), qPrintable(each.violations.join(u'\n')));
        }
        qInfo("%d reads, %d hits, %d marked stale, %d errors, %zu commits", reads, hits, stale, errors, ledger.commitCount());
        QVERIFY(reads > 500);
        QVERIFY2(hits > reads / 10, "too few hits for the bound to mean anything");
        QVERIFY(ledger.commitCount() > 50);
    }

    void theFirstReadAfterACrashIsAMiss() // I6
    {
        Stage stage(60);
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        const ReviewId id = stage.firstId();
        auto before = std::make_unique<Storage>(stage.config());
        QVERIFY(await(before->reviews().fetchReview(id)));
        QCOMPARE(await(before->reviews().fetchReview(id))->provenance.source, Source::Memory);
        stage.postgres.kill();
        QVERIFY2(stage.postgres.start(), qPrintable(stage.postgres.error()));
        const auto isBack = [&] { // until the connection is, the last value is given, marked stale
            const auto read = await(before->reviews().fetchReview(id, {}, strictBound));
            return read && read->provenance.source != Source::Stale;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), 5000);
        const MetricsSnapshot snapshot = before->metrics().snapshot();
        QVERIFY(familyOf(snapshot, Family::ReviewsSingle).misses[size_t(MissReason::Invalidated)] >= 1);

        // Another process that knows only what Redis holds of before the crash.
        before.reset();
        stage.redis.command("FLUSHALL");
        {
            Storage filler(stage.config());
            QVERIFY(await(filler.reviews().fetchReview(id)));
        }
        stage.postgres.kill();
        QVERIFY2(stage.postgres.start(), qPrintable(stage.postgres.error()));
        Storage after(stage.config());
        const auto read = await(after.reviews().fetchReview(id));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->provenance.source, Source::Postgres);
    }

private:
    static void write(const QString &url, const std::vector<ReviewId> &ids, Ledger &ledger, const std::atomic<bool> &isOver)
    {
        PostgresConnection connection(url, QStringLiteral("psql"));
        std::mt19937 random(testSeed());
        while (!isOver) {
            const int review = int(random() % ids.size());
            const auto rows = connection.run(QStringLiteral(
                                                 "update reviews set helpful_count = helpful_count + 1 where id = ?::uuid returning version"),
                                             {textOf(ids[size_t(review)])});
            if (rows && rows->rowCount() == 1)
                ledger.note(review, rows->toInt64(0, 0), now());
            QThread::msleep(random() % 40);
        }
    }

    /// What a failover of Redis looks like from outside: everything gone, then old values back.
    static void loseAndReplay(const StorageConfig &config, const std::vector<ReviewId> &ids, const std::atomic<bool> &isOver)
    {
        PostgresConnection postgres(config.postgresUrl, QStringLiteral("forger"));
        const auto sealKey = readSealKey(postgres);
        RedisConnection redis(config.redisUrl, "forger");
        std::map<QByteArray, QByteArray> old;
        while (!isOver && sealKey && redis.open()) {
            for (const ReviewId &id : ids) {
                const QByteArray key = entryName(Family::ReviewsSingle, textOf(id).toLatin1(), knownMigrations().back().number, *sealKey);
                const auto reply = redis.ask(RedisCommand::get(key));
                if (reply && reply->type == RedisReply::Type::Bulk && !old.contains(key))
                    old[key] = reply->bytes;
                else if (const auto kept = old.find(key); kept != old.end())
                    static_cast<void>(redis.ask(RedisCommand::set(key, kept->second, 60s)));
            }
            QThread::msleep(70);
        }
    }

    /// kill -9 of one backend: PostgreSQL ends all sessions and recovers.
    static void crash(Stage &stage, const std::atomic<bool> &isOver)
    {
        for (int second = 0; !isOver; ++second) {
            QThread::msleep(900);
            if (second % 2 == 0)
                stage.redis.command("FLUSHALL");
            const int backend =
                stage.value(QStringLiteral("select pid from pg_stat_activity where application_name = 'lectern reader 1' limit 1")).toInt();
            if (backend > 0 && second % 3 == 1)
                ::kill(backend, SIGKILL);
        }
    }

    static void read(Storage &storage, const std::vector<ReviewId> &ids, std::chrono::milliseconds bound, Ledger &ledger,
                     const std::atomic<bool> &isOver, Observed &observed)
    {
        std::mt19937 random(testSeed());
        std::map<int, qint64> lastSeen;
        while (!isOver) {
            const int review = int(random() % ids.size());
            const Instant askedAt = now();
            const auto answer = await(storage.reviews().fetchReview(ids[size_t(review)], {}, bound));
            const Instant givenAt = now();
            ++observed.reads;
            if (!answer) {
                ++observed.errors;
                QThread::msleep(5);
                continue;
            }
            const qint64 version = answer->value->version;
            if (version < lastSeen[review])
                observed.violations.append(QStringLiteral("version %1 after %2").arg(version).arg(lastSeen[review]));
            lastSeen[review] = version;
            const Source source = answer->provenance.source;
            observed.hits += source == Source::Memory || source == Source::Redis ? 1 : 0;
            if (source == Source::Stale) {
                ++observed.stale;
                QThread::msleep(5);
                continue;
            }
            // PostgreSQL's own answer may take longer than a tight bound; it is never older than its question.
            const Instant due = source == Source::Postgres ? std::min(givenAt - bound, askedAt) : givenAt - bound;
            const qint64 expected = ledger.newestBefore(review, due);
            if (version < expected) {
                observed.violations.append(QStringLiteral("%1 answered version %2, %3 was committed more than %4 ms before; age told %5 ms")
                                               .arg(nameOf(source))
                                               .arg(version)
                                               .arg(expected)
                                               .arg(bound.count())
                                               .arg(answer->provenance.age.count()));
            }
            QThread::usleep(random() % 2000);
        }
    }
};

QTEST_GUILESS_MAIN(TestStaleness)
#include "tst_staleness.moc"
