// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/read_path.h"
#include "storage/cache/tiers/entry.h"
#include "storage/health/health_check.h"
#include "storage/maintenance/cache_admin.h"
#include "storage/postgres/state/freshness_reader.h"
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::health;
using namespace lectern::maintenance;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace std::chrono_literals;

/// I7, the auditor and the operator's invalidation: what happens when the log is not what it should be.
class TestChangeLogFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        m_id = m_stage->firstId();
    }
    void cleanup() { m_stage.reset(); }

    void aDisabledTriggerTurnsTheCacheOffWithinOnePollAndSaysSo() // I7
    {
        Storage storage(m_stage->config());
        const qint64 version = await(storage.reviews().fetchReview(m_id))->value->version;
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews disable trigger cache_log_update, disable trigger a_guard")));
        QVERIFY(m_stage->touch(m_id));                                                 // nothing is logged
        const auto read = await(storage.reviews().fetchReview(m_id, {}, strictBound)); // polls
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->provenance.source, Source::Postgres);
        QCOMPARE(read->value->version, version + 1);
        const MetricsSnapshot snapshot = storage.metrics().snapshot();
        QVERIFY(!snapshot.cacheTrusted);
        QVERIFY2(snapshot.cacheDistrustReason.contains(QStringLiteral("cache_log_update")), qPrintable(snapshot.cacheDistrustReason));
        QVERIFY(familyOf(snapshot, Family::ReviewsSingle).misses[size_t(MissReason::Bypass)] >= 1);
        QCOMPARE(await(storage.reviews().fetchReview(m_id))->provenance.source, Source::Postgres);
    }

    void nothingFromBeforeIsBelievedOnceTheTriggerIsBack()
    {
        Storage storage(m_stage->config());
        QVERIFY(await(storage.reviews().fetchReview(m_id)));
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews disable trigger cache_log_update, disable trigger a_guard")));
        const qint64 version = await(storage.reviews().fetchReview(m_id, {}, strictBound))->value->version;
        QVERIFY(m_stage->touch(m_id));
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews enable always trigger cache_log_update, enable always trigger a_guard")));
        const auto read = await(storage.reviews().fetchReview(m_id, {}, strictBound));
        QCOMPARE(read->value->version, version + 1);
        QVERIFY(storage.metrics().snapshot().cacheTrusted);
        QTRY_COMPARE(await(storage.reviews().fetchReview(m_id))->provenance.source, Source::Memory);
    }

    void whoWasNotThereWhileATriggerWasOffBelievesNothingFromBefore()
    {
        {
            Storage filler(m_stage->config());
            QVERIFY(await(filler.reviews().fetchReview(m_id)));
        }
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews disable trigger cache_log_update, disable trigger a_guard")));
        QVERIFY(m_stage->touch(m_id));
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews enable always trigger cache_log_update, enable always trigger a_guard")));
        Storage storage(m_stage->config());
        const auto read = await(storage.reviews().fetchReview(m_id));
        QVERIFY2(read, reasonOf(read).constData());
        QCOMPARE(read->value->version, qint64(2));
    }

    void anAuditThatFindsADifferenceTurnsTheCacheOff()
    {
        std::vector<HitCheck::Task> tasks;
        ReadPath path({knownMigrations().back().number, 1 << 20, Lifetimes(), 1.0}, Clock::boot(),
                      [&](HitCheck::Task task) { tasks.push_back(std::move(task)); });
        Connections connections(m_stage->config().postgresUrl, {}, QStringLiteral("reader"), path.breaker(), path.metrics(), Clock::boot());
        const auto read = [&] {
            Source source = Source::Stale;
            const Instant now = Clock::boot().now();
            path.read(reviewQuestion(m_id, panelBound), connections, {now, now}, {}, [&](Result<AnyAnswer> answer) {
                if (answer)
                    source = answer->provenance.source;
            });
            return source;
        };
        QCOMPARE(read(), Source::Postgres);
        QCOMPARE(read(), Source::Memory);
        QCOMPARE(tasks.size(), size_t(1));
        QVERIFY(m_stage->touch(m_id)); // a logged change explains the difference
        tasks[0](connections, {});
        MetricsSnapshot snapshot;
        path.fill(snapshot);
        QCOMPARE(snapshot.auditedHits, std::uint64_t(1));
        QVERIFY(snapshot.cacheTrusted);

        QCOMPARE(read(), Source::Postgres);
        QCOMPARE(read(), Source::Memory);
        // A change that leaves no trace: as if the scopes of this question were incomplete.
        QVERIFY(m_stage->execute(QStringLiteral("set session_replication_role = replica; update reviews set helpful_count = 77; "
                                                "delete from cache.log")));
        tasks.back()(connections, {});
        path.fill(snapshot);
        QCOMPARE(snapshot.auditMismatches, std::uint64_t(1));
        QVERIFY(!snapshot.cacheTrusted);
        QVERIFY(!snapshot.cacheDistrustReason.isEmpty());
        QCOMPARE(read(), Source::Postgres);
    }

    void anOperatorsInvalidationReachesEveryReader_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("all") << QStringLiteral("all");
        QTest::newRow("family") << QStringLiteral("reviews:single");
    }
    void anOperatorsInvalidationReachesEveryReader()
    {
        QFETCH(QString, what);
        Storage storage(m_stage->config());
        QVERIFY(await(storage.reviews().fetchReview(m_id)));
        QTRY_COMPARE(await(storage.reviews().fetchReview(m_id, {}, strictBound))->provenance.source, Source::Memory);
        CacheAdmin admin(m_stage->config());
        const auto done = what == u"all" ? admin.invalidateAll() : admin.invalidateFamily(what);
        QVERIFY2(done, reasonOf(done).constData());
        QCOMPARE(await(storage.reviews().fetchReview(m_id, {}, strictBound))->provenance.source, Source::Postgres);
        QVERIFY(!admin.invalidateFamily(QStringLiteral("no:such")));
    }

    void theAdminTellsAnEntrysState()
    {
        {
            Storage filler(m_stage->config());
            QVERIFY(await(filler.reviews().fetchReview(m_id)));
        }
        CacheAdmin admin(m_stage->config());
        PostgresConnection postgres(m_stage->config().postgresUrl, QStringLiteral("test"));
        const QByteArray key = entryName(Family::ReviewsSingle, m_id.value.toByteArray(QUuid::WithoutBraces), knownMigrations().back().number,
                                         *readSealKey(postgres));
        const auto fresh = admin.readEntry(key);
        QVERIFY2(fresh, reasonOf(fresh).constData());
        QCOMPARE(nameOf(fresh->state), QStringLiteral("fresh"));
        QVERIFY(fresh->lifetimeLeft > 40min);
        QVERIFY(m_stage->touch(m_id));
        QCOMPARE(nameOf(admin.readEntry(key)->state), QStringLiteral("changed"));
        QCOMPARE(nameOf(admin.readEntry(key + "0")->state), QStringLiteral("absent"));
        m_stage->redis.command("SET " + key + " forged");
        QCOMPARE(nameOf(admin.readEntry(key)->state), QStringLiteral("forged"));
        PostgresConnection connection(m_stage->config().postgresUrl, QStringLiteral("test"));
        QVERIFY(readHealth(connection, m_stage->config().redisUrl).isHealthy());
        QVERIFY(m_stage->execute(QStringLiteral("alter table reviews disable trigger cache_log_insert")));
        const HealthReport sick = readHealth(connection, m_stage->config().redisUrl);
        QVERIFY(!sick.isHealthy());
        QVERIFY(!sick.find(u"triggers")->isHealthy);
        QVERIFY(admin.readStatus()->triggerDetail.contains(QStringLiteral("cache_log_insert")));
    }

private:
    std::unique_ptr<Stage> m_stage;
    ReviewId m_id;
};

QTEST_GUILESS_MAIN(TestChangeLogFaults)
#include "tst_change_log_faults.moc"
