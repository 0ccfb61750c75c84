// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

/// Which tier answers, with real servers, and what a fault does to it.
class TestReadPath : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
    }
    void cleanup() { m_stage.reset(); }

    void asksPostgresFirstThenMemoryAndAnotherProcessAsksRedis()
    {
        Storage one(m_stage->config());
        const auto cold = await(one.reviews().fetchPage(firstPage()));
        QVERIFY2(cold, reasonOf(cold).constData());
        QCOMPARE(cold->provenance.source, Source::Postgres);
        QCOMPARE(cold->value->rowCount(), 200);
        const auto warm = await(one.reviews().fetchPage(firstPage()));
        QVERIFY2(warm, reasonOf(warm).constData());
        QCOMPARE(warm->provenance.source, Source::Memory);
        QCOMPARE(warm->value.get(), cold->value.get()); // shared, not copied

        Storage other(m_stage->config());
        const auto shared = await(other.reviews().fetchPage(firstPage()));
        QVERIFY2(shared, reasonOf(shared).constData());
        QCOMPARE(shared->provenance.source, Source::Redis);
        QCOMPARE(shared->value->packed(), cold->value->packed());
        QVERIFY(shared->provenance.lifetimeLeft > 20min);
    }

    void everyQuestionIsAnsweredFromRedisToo()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp, Platform::Google};
        const ReviewId id = m_stage->firstId();
        const auto sourcesOf = [&](Storage &storage) {
            ReviewSource &reviews = storage.reviews();
            QList<Source> sources;
            const auto note = [&](const auto &answer) {
                if (answer)
                    sources.append(answer->provenance.source);
                else
                    qWarning("%s", qUtf8Printable(answer.error().detail));
            };
            note(await(reviews.fetchCount(filter)));
            note(await(reviews.fetchIndex({filter, {}})));
            note(await(reviews.fetchRankOfDate({filter, {}}, QDate(2023, 6, 1))));
            note(await(reviews.fetchReview(id)));
            note(await(reviews.fetchStats(filter)));
            note(await(reviews.fetchFacets(filter)));
            return sources;
        };
        {
            Storage one(m_stage->config());
            QCOMPARE(sourcesOf(one), QList<Source>(6, Source::Postgres));
            QCOMPARE(sourcesOf(one), QList<Source>(6, Source::Memory));
        } // closing waits until all was stored
        Storage other(m_stage->config());
        QCOMPARE(sourcesOf(other), QList<Source>(6, Source::Redis));
    }

    void readsItsOwnWritesAtOnce() // I2
    {
        Storage storage(m_stage->config());
        const ReviewId id = m_stage->firstId();
        qint64 version = 0;
        for (int i = 0; i < 30; ++i) {
            const auto read = await(storage.reviews().fetchReview(id));
            QVERIFY2(read, reasonOf(read).constData());
            if (version > 0)
                QCOMPARE(read->value->version, version + 1);
            version = read->value->version;
            QVERIFY(m_stage->touch(id));
            storage.noteOwnWrite();
        }
    }

    void aBoundOfZeroIsAnsweredWithWhatWasCommittedBeforeItWasAsked()
    {
        Storage storage(m_stage->config());
        const ReviewId id = m_stage->firstId();
        auto read = await(storage.reviews().fetchReview(id, {}, strictBound));
        QVERIFY2(read, reasonOf(read).constData());
        for (int i = 0; i < 30; ++i) {
            const qint64 version = read->value->version;
            QVERIFY(m_stage->touch(id)); // another client's, which this process is not told of
            read = await(storage.reviews().fetchReview(id, {}, strictBound));
            QVERIFY2(read, reasonOf(read).constData());
            QCOMPARE(read->value->version, version + 1);
        }
        const auto unchanged = await(storage.reviews().fetchReview(id, {}, strictBound));
        QCOMPARE(unchanged->provenance.source, Source::Memory); // proved by a poll, not read again
    }

    /// What is shown is proved again without being asked for, as young as the poll that proves it and no younger.
    void aRenewedProofIsNoYoungerThanItsPoll()
    {
        Storage storage(m_stage->config());
        const auto read = await(storage.reviews().fetchPage(firstPage()));
        QVERIFY2(read, reasonOf(read).constData());
        const auto renewed = [&] { return storage.reviews().renewed(firstPage(), *read->value); };
        std::optional<Provenance> again;
        QTRY_VERIFY((again = renewed()) && again->provenAt > read->provenance.provenAt); // by a poll after the read
        int seen = 0;
        for (int i = 0; i < 40; ++i) {
            QTest::qWait(40);
            again = renewed();
            if (!again)
                continue;
            ++seen;
            const std::chrono::milliseconds sincePoll = storage.metrics().snapshot().provenAge;
            QVERIFY2(ageOf(*again, Clock::boot().now()) >= sincePoll, qPrintable(QStringLiteral("the poll is %1 ms old").arg(sincePoll.count())));
        }
        QVERIFY(seen > 0);
    }

    void worksWithoutRedis() // I4
    {
        StorageConfig config = m_stage->config();
        config.redisUrl.clear();
        Storage storage(config);
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        QCOMPARE(await(storage.reviews().fetchPage(firstPage()))->provenance.source, Source::Memory);
        QVERIFY(await(storage.reviews().fetchStats({})));
        QVERIFY(await(storage.reviews().fetchFacets({})));
        QVERIFY(await(storage.reviews().fetchEstimate({})));
        const MetricsSnapshot snapshot = storage.metrics().snapshot();
        QVERIFY(!snapshot.redisConfigured);
        QCOMPARE(familyOf(snapshot, Family::ReviewsList).misses[size_t(MissReason::Bypass)], std::uint64_t(1));
        QCOMPARE(familyOf(snapshot, Family::ReviewsList).errors, std::uint64_t(0));
    }

    void worksWhileRedisIsKilled() // I4
    {
        Storage storage(m_stage->config());
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        m_stage->redis.kill();
        for (int offset = 0; offset < 20; ++offset) {
            const auto read = await(storage.reviews().fetchReview(m_stage->idAt(offset)));
            QVERIFY2(read, reasonOf(read).constData());
        }
    }

    void aHungRedisOpensTheBreakerAndIsNoError() // I10, the structure; the figure is the bench's
    {
        Storage storage(m_stage->config());
        std::vector<ReviewId> ids;
        for (int offset = 0; offset < 40; ++offset)
            ids.push_back(m_stage->idAt(offset));
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        m_stage->redis.freeze();
        const auto isOpen = [&] { return storage.metrics().snapshot().breaker != BreakerState::Closed; };
        const auto redisWaits = [&] { return storage.metrics().snapshot().steps[size_t(ReadStep::RedisRoundTrip)].count; };
        const QDeadlineTimer timeout(10'000);
        for (size_t i = 0; !isOpen() && !timeout.hasExpired(); i = (i + 1) % ids.size()) {
            const auto read = await(storage.reviews().fetchReview(ids[i], {}, strictBound));
            QVERIFY2(read, reasonOf(read).constData());
            QVERIFY2(read->provenance.took < 300ms, "far more than a hedge, even on a busy machine");
        }
        QVERIFY(isOpen());
        const std::uint64_t waits = redisWaits();
        QVERIFY2(waits <= 8, qPrintable(QString::number(waits))); // the first page's, three failures, and who was on the way
        for (const ReviewId &id : ids)
            QVERIFY(await(storage.reviews().fetchReview(id, {}, strictBound)));
        QCOMPARE(redisWaits(), waits); // while it is open nobody waits for Redis
        m_stage->redis.thaw();
        QTRY_COMPARE_WITH_TIMEOUT(storage.metrics().snapshot().breaker, BreakerState::Closed, 16'000);
    }

    void anUnreachablePostgresIsAnErrorOrAnAnswerMarkedStale()
    {
        Storage storage(m_stage->config());
        const ReviewId known = m_stage->firstId();
        const ReviewId unknown = m_stage->idAt(1);
        QVERIFY(await(storage.reviews().fetchReview(known)));
        m_stage->postgres.kill();
        QTRY_VERIFY_WITH_TIMEOUT(storage.metrics().snapshot().provenAge > 3 * panelBound, 10'000);
        const auto stale = await(storage.reviews().fetchReview(known));
        QVERIFY2(stale, reasonOf(stale).constData());
        QCOMPARE(stale->provenance.source, Source::Stale);
        QVERIFY(stale->provenance.age > panelBound);
        QVERIFY(!stale->provenance.lifetimeLeft);
        const auto error = await(storage.reviews().fetchReview(unknown));
        QVERIFY(!error);
        QCOMPARE(error.error().code, ErrorCode::Unavailable);
        QVERIFY(m_stage->postgres.start());
        QTRY_VERIFY_WITH_TIMEOUT(await(storage.reviews().fetchReview(unknown)).has_value(), 5000);
    }

    void aFrozenPostgresEndsInAClearErrorByTheDeadline()
    {
        Storage storage(m_stage->config());
        const ReviewId id = m_stage->firstId();
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        m_stage->postgres.freeze();
        QElapsedTimer timer;
        timer.start();
        const auto read = await(storage.reviews().fetchReview(id, {}, strictBound));
        const qint64 waited = timer.elapsed();
        m_stage->postgres.thaw();
        QVERIFY(!read);
        QVERIFY2(waited <= 5500, qPrintable(QString::number(waited)));
    }

    void opensWhileBothServersAreDown()
    {
        m_stage->postgres.kill();
        m_stage->redis.kill();
        Storage storage(m_stage->config());
        QVERIFY(!await(storage.reviews().fetchPage(firstPage())));
        QVERIFY(m_stage->postgres.start());
        QVERIFY(m_stage->redis.start());
        QTRY_VERIFY_WITH_TIMEOUT(await(storage.reviews().fetchPage(firstPage())).has_value(), 5000);
    }

    void equalQuestionsOnTheirWayShareOneAnswer()
    {
        Storage storage(m_stage->config());
        std::vector<FutureAnswer<ReviewStats>> futures;
        for (int i = 0; i < 50; ++i)
            futures.push_back(storage.reviews().fetchStats({}));
        const auto first = await(futures.front());
        QVERIFY2(first, reasonOf(first).constData());
        for (const auto &future : futures)
            QCOMPARE(await(future)->value.get(), first->value.get());
        QVERIFY(familyOf(storage.metrics().snapshot(), Family::ReviewsStats).postgresReads <= 2);
    }

    void aQuestionThatNobodyWantsAnyMoreIsCancelledOnTheServer()
    {
        Storage storage(m_stage->config());
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        // A lock that the statement has to wait for, held by another client.
        PostgresConnection blocker(m_stage->config().postgresUrl, QStringLiteral("blocker"));
        QVERIFY(blocker.runScript(QStringLiteral("begin; lock table reviews in access exclusive mode")));
        std::stop_source one, two;
        auto first = storage.reviews().fetchCount({}, one.get_token());
        auto second = storage.reviews().fetchCount({}, two.get_token());
        const QString waiting = QStringLiteral("select count(*) from pg_locks l join pg_stat_activity a using (pid) "
                                               "where not l.granted and a.application_name like 'lectern reader%'");
        PageRequest other = firstPage();
        other.query.filter.text = QStringLiteral("other");
        std::stop_source three;
        auto third = storage.reviews().fetchPage(other, three.get_token());
        QTRY_VERIFY(m_stage->value(waiting).toInt() > 1);
        one.request_stop();
        three.request_stop();
        const auto cancelled = await(third);
        QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
        // The cancel that should not come was sent before the one that did.
        QVERIFY(!first.isFinished());
        two.request_stop();
        const auto answer = await(second);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QTRY_COMPARE(m_stage->value(waiting).toInt(), 0);
        QVERIFY(blocker.runScript(QStringLiteral("rollback")));
        const auto again = await(storage.reviews().fetchCount({}));
        QVERIFY2(again, reasonOf(again).constData());
    }

    void refusesQuestionsThatMakeNoSense()
    {
        Storage storage(m_stage->config());
        PageRequest request;
        request.limit = 201;
        QCOMPARE(await(storage.reviews().fetchPage(request)).error().code, ErrorCode::InvalidRequest);
        ReviewFilter filter;
        filter.ratingMin = 7;
        QCOMPARE(await(storage.reviews().fetchCount(filter)).error().code, ErrorCode::InvalidRequest);
        QCOMPARE(await(storage.reviews().fetchReview({QUuid::createUuid()})).error().code, ErrorCode::NotFound);
    }

    void tellsTheStateOfBothServers()
    {
        Storage storage(m_stage->config());
        auto future = storage.metrics().fetchServerState();
        future.waitForFinished();
        const auto state = future.result();
        QVERIFY2(state, reasonOf(state).constData());
        QVERIFY2(state->redis.reachable, qPrintable(state->redis.detail));
        QVERIFY2(state->postgres.reachable, qPrintable(state->postgres.detail));
        QVERIFY(state->postgres.triggersHealthy);
    }

    void countsForTheMonitorWhatItHoldsAndWhatItAnswered()
    {
        StorageConfig config = m_stage->config();
        config.redisUrl.clear();
        Storage storage(config);
        const ReviewId id = m_stage->firstId();
        for (int i = 0; i < 3; ++i)
            QVERIFY(await(storage.reviews().fetchReview(id)));
        const MetricsSnapshot well = storage.metrics().snapshot();
        QVERIFY(well.postgresConnections > 0);
        QCOMPARE(well.redisConnections, 0);
        QCOMPARE(familyOf(well, Family::ReviewsSingle).rereads, std::uint64_t(2));
        QCOMPARE(familyOf(well, Family::ReviewsSingle).lifetime, 1h);
        QCOMPARE(familyOf(well, Family::ReviewsSingle).errors, std::uint64_t(0));
        QCOMPARE(familyOf(well, Family::ReviewsSingle).staleServed, std::uint64_t(0));
        {
            Storage shared(m_stage->config());
            QVERIFY(await(shared.reviews().fetchReview(id)));
            QVERIFY(shared.metrics().snapshot().redisConnections > 0);
        }
        const ReviewId unknown = m_stage->idAt(1);
        m_stage->postgres.kill();
        QTRY_VERIFY_WITH_TIMEOUT(storage.metrics().snapshot().provenAge > 3 * panelBound, 10'000);
        QVERIFY(await(storage.reviews().fetchReview(id)));
        QVERIFY(!await(storage.reviews().fetchReview(unknown)));
        const MetricsSnapshot ill = storage.metrics().snapshot();
        QCOMPARE(familyOf(ill, Family::ReviewsSingle).errors, std::uint64_t(1));
        QCOMPARE(familyOf(ill, Family::ReviewsSingle).staleServed, std::uint64_t(1));
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_GUILESS_MAIN(TestReadPath)
#include "tst_read_path.moc"
