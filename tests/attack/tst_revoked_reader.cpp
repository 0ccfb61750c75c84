// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

/// Proved fresh is not proved permitted: whoever lost SELECT reads nothing more, not from memory, not from Redis.
class TestRevokedReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        const bool isReady = m_stage->execute(QStringLiteral("create role ann login password 'ann';"
                                                             "create role readers;"
                                                             "select admit('readers', 'reader');"
                                                             "grant readers to ann"));
        QVERIFY2(isReady, qPrintable(m_stage->postgres.error()));
        m_config = m_stage->config();
        m_config.postgresUrl = m_stage->postgres.urlAs(QStringLiteral("ann"), QStringLiteral("ann"), Stage::database);
        m_id = m_stage->firstId();
    }
    void cleanup() { m_stage.reset(); }

    void anOutsiderHearsNothingFromThePoll()
    {
        QVERIFY(m_stage->execute(QStringLiteral("create role outsider login password 'outsider'")));
        PostgresConnection outsider(m_stage->postgres.urlAs(QStringLiteral("outsider"), QStringLiteral("outsider"), Stage::database),
                                    QStringLiteral("outsider"));
        const auto polled = outsider.run(QStringLiteral("select * from cache.poll(null)"));
        QVERIFY(!polled);
        QCOMPARE(polled.error().code, ErrorCode::Denied);
        const auto again = outsider.run(QStringLiteral("select * from cache.poll(pg_current_snapshot())"));
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Denied);
    }

    void theLostRightIsHeardByEveryReadAfterTheBound_data()
    {
        QTest::addColumn<QString>("lose");
        QTest::addColumn<QString>("regain");
        QTest::newRow("from the role that had it") << QStringLiteral("revoke select on reviews, documents from readers")
                                                   << QStringLiteral("grant select on reviews, documents to readers");
        QTest::newRow("reviews alone") << QStringLiteral("revoke select on reviews from readers")
                                       << QStringLiteral("grant select on reviews to readers");
        QTest::newRow("by leaving the role") << QStringLiteral("revoke readers from ann") << QStringLiteral("grant readers to ann");
    }
    void theLostRightIsHeardByEveryReadAfterTheBound()
    {
        QFETCH(QString, lose);
        QFETCH(QString, regain);
        Storage storage(m_config);
        const auto read = await(storage.reviews().fetchPage(firstPage()));
        QVERIFY2(read, reasonOf(read).constData());
        QVERIFY(await(storage.reviews().fetchReview(m_id)));
        QTRY_COMPARE(await(storage.reviews().fetchReview(m_id))->provenance.source, Source::Memory);
        QVERIFY(storage.metrics().snapshot().memoryTierEntries >= 2);

        QVERIFY(m_stage->execute(lose));
        const Instant lost = Clock::boot().now();
        // Whatever is asked later than the bound, over and over, is refused: by memory, by Redis and by PostgreSQL.
        int refused = 0;
        while (refused < 300) {
            const Instant asked = Clock::boot().now();
            const auto after = await(storage.reviews().fetchReview(m_id));
            if (asked - lost <= panelBound)
                continue;
            QVERIFY2(!after, "read after the right was lost");
            QCOMPARE(after.error().code, ErrorCode::Denied);
            ++refused;
        }
        QVERIFY(!await(storage.reviews().fetchPage(firstPage())));
        QTRY_COMPARE(storage.metrics().snapshot().memoryTierEntries, std::int64_t(0));

        QVERIFY(m_stage->execute(regain));
        QTRY_VERIFY_WITH_TIMEOUT(await(storage.reviews().fetchReview(m_id)).has_value(), 10'000);
    }

    void whoMayReadDocumentsOnlyHearsOfThemOnly()
    {
        QVERIFY(m_stage->execute(QStringLiteral("revoke select on reviews from readers")));
        PostgresConnection reader(m_config.postgresUrl, QStringLiteral("reader"));
        const auto first = reader.run(QStringLiteral("select snapshot from cache.poll(null) limit 1"));
        QVERIFY(first);
        QVERIFY(m_stage->touch(m_id));
        QVERIFY(m_stage->execute(
            QStringLiteral("select cache.log_scopes(array['d:0d1b1d3e-0000-4000-8000-000000000001', 't:documents', 'a:*', 't:analyses', 'e:e1'])")));
        const auto heard = reader.run(QStringLiteral("select string_agg(scope, ' ' order by scope collate \"C\") from cache.poll(?::pg_snapshot)"),
                                      {first->toString(0, 0)});
        QVERIFY(heard);
        QCOMPARE(heard->toString(0, 0), QStringLiteral("a:* d:0d1b1d3e-0000-4000-8000-000000000001 t:analyses t:documents"));
        QVERIFY(m_stage->execute(QStringLiteral("grant select on reviews to readers; revoke select on documents from readers")));
        const auto others = reader.run(QStringLiteral(
                                           "select string_agg(scope, ' ') from cache.poll(?::pg_snapshot) where scope ~ 'documents|analyses|^[da]:'"),
                                       {first->toString(0, 0)});
        QVERIFY(others);
        QVERIFY2(others->isNull(0, 0), qPrintable(others->toString(0, 0)));
    }

    void aStaleAnswerIsNotGivenEitherOnceTheRightIsLost()
    {
        Storage storage(m_config);
        QVERIFY(await(storage.reviews().fetchReview(m_id)));
        QVERIFY(m_stage->execute(QStringLiteral("revoke select on reviews, documents from readers")));
        QTRY_VERIFY(!await(storage.reviews().fetchReview(m_id)).has_value());
        m_stage->postgres.kill();
        const auto read = await(storage.reviews().fetchReview(m_id));
        QVERIFY(!read);
    }

private:
    std::unique_ptr<Stage> m_stage;
    StorageConfig m_config;
    ReviewId m_id;
};

QTEST_GUILESS_MAIN(TestRevokedReader)
#include "tst_revoked_reader.moc"
