// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/search_index.h"

#include "storage/postgres/reviews/review_reader.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

class TestSearchIndex : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_url = m_postgres.createDatabase(QStringLiteral("search"));
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        QVERIFY2(m_postgres.execute(
                     QStringLiteral("search"),
                     QStringLiteral(
                         "insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, review_text, reviewed_at)"
                         " select 'yelp', 'hotel', 'a', 'A', n::text, case when n % 2 = 0 then 'kitchen' else 'garden' end || ' number ' || n, now()"
                         " from generate_series(1, 5000) n")),
                 qPrintable(m_postgres.error()));
    }

    void findsEveryReviewOnceNoneWaits()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        ReviewReader reader(connection);
        ReviewFilter kitchen;
        kitchen.text = QStringLiteral("kitchen");
        QCOMPARE(reader.readCount(kitchen)->value.value, 0);
        const auto step = stepSearchIndex(connection, 100);
        QVERIFY(step);
        QCOMPARE(*step, 100);

        QList<qint64> told;
        QVERIFY(completeSearchIndex(connection, [&told](qint64 waiting) { told.append(waiting); }));
        QCOMPARE(reader.readCount(kitchen)->value.value, 2500);
        QVERIFY(!told.isEmpty());
        QVERIFY(std::is_sorted(told.rbegin(), told.rend()));
        QCOMPARE(*stepSearchIndex(connection, 100), 0);
    }

    void twoClientsTogetherMissNothing()
    {
        QVERIFY(m_postgres.execute(QStringLiteral("search"), QStringLiteral("update reviews set review_text = 'balcony'")));
        std::thread other([this] {
            PostgresConnection connection(m_url, QStringLiteral("other"));
            static_cast<void>(completeSearchIndex(connection, [](qint64) {}));
        });
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const auto completed = completeSearchIndex(connection, [](qint64) {});
        ReviewFilter balcony;
        balcony.text = QStringLiteral("balcony");
        const auto count = ReviewReader(connection).readCount(balcony);
        other.join();
        QVERIFY(completed);
        QCOMPARE(count->value.value, 5000);
    }

    /// Half of it gone, some of it wrong, some of it of reviews that are no more; and one that changes meanwhile.
    void buildsFullTextAnewWhileOldAnswersGoOn()
    {
        damage();
        PostgresConnection connection(m_url, QStringLiteral("test"));
        QList<double> told;
        int fewest = found("meadow");
        const auto rebuilt = rebuildReviewSearch(connection,
                                                 [&](double share) {
                                                     told.append(share);
                                                     fewest = std::min(fewest, found("meadow"));
                                                 },
                                                 {});
        QVERIFY2(rebuilt, rebuilt ? "" : qPrintable(rebuilt.error().detail));
        QVERIFY(told.size() >= 3 && std::ranges::is_sorted(told));
        QCOMPARE(told.last(), 1.0);
        QVERIFY(fewest >= 2400); // of those that were still right
        QCOMPARE(found("meadow"), 5000);
        QCOMPARE(found("wrong"), 0);
        QCOMPARE(m_postgres.value(QStringLiteral("search"), QStringLiteral("select count(*) from review_search")), QStringLiteral("5000"));
    }

    void goesOnWhereItWasStopped()
    {
        damage();
        PostgresConnection connection(m_url, QStringLiteral("test"));
        std::stop_source stop;
        double stoppedAt = 0;
        const auto stopped = rebuildReviewSearch(
            connection,
            [&](double share) {
                stoppedAt = share;
                stop.request_stop();
            },
            stop.get_token());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QVERIFY(stoppedAt > 0 && stoppedAt < 1);
        QVERIFY(found("meadow") < 5000);
        QList<double> told;
        QVERIFY(rebuildReviewSearch(connection, [&](double share) { told.append(share); }, {}));
        QVERIFY2(told.first() > stoppedAt, qPrintable(QString::number(told.first())));
        QCOMPARE(found("meadow"), 5000);
    }

    void oneOfTwoWhoBuildItEndsWithTheOther()
    {
        damage();
        std::array<bool, 2> done{};
        std::vector<std::jthread> threads;
        for (bool &mine : done) {
            threads.emplace_back([this, &mine] {
                PostgresConnection connection(m_url, QStringLiteral("other"));
                mine = rebuildReviewSearch(connection, [](double) {}, {}).has_value();
            });
        }
        threads.clear();
        QVERIFY(done[0] && done[1]);
        QCOMPARE(found("meadow"), 5000);
    }

    /// A change that comes while the walk is far from its row is found without waiting for the end.
    void keepsNoChangeWaitingMeanwhile()
    {
        damage();
        PostgresConnection connection(m_url, QStringLiteral("test"));
        int step = 0, foundAt = -1;
        QVERIFY(rebuildReviewSearch(connection,
                                    [&](double share) {
                                        if (step == 0)
                                            execute("update reviews set title = 'attic' where id = (select max(id::text)::uuid from reviews)");
                                        if (foundAt < 0 && share < 1 && found("attic") == 1)
                                            foundAt = step;
                                        ++step;
                                    },
                                    {}));
        QCOMPARE(foundAt, 1);
        QCOMPARE(found("attic"), 1);
    }

private:
    void execute(const char *sql) { QVERIFY2(m_postgres.execute(QStringLiteral("search"), QLatin1String(sql)), qPrintable(m_postgres.error())); }
    [[nodiscard]] int found(const char *word)
    {
        return m_postgres
            .value(QStringLiteral("search"), QStringLiteral("select count(*) from review_search where words @@ '%1'").arg(QLatin1String(word)))
            .toInt();
    }
    void damage()
    {
        PostgresConnection connection(m_url, QStringLiteral("test"));
        execute("update reviews set review_text = 'meadow', title = ''");
        QVERIFY(completeSearchIndex(connection, [](qint64) {}));
        execute("delete from review_search where review_id in (select id from reviews where platform_review_id::int % 2 = 0);"
                " update review_search set words = 'wrong' where review_id in (select id from reviews where platform_review_id::int < 100);"
                " insert into review_search select gen_random_uuid(), 'wrong' from generate_series(1, 50)");
        QCOMPARE(found("meadow"), 2450);
    }

    TestPostgres m_postgres;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
