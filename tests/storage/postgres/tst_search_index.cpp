// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/search_index.h"

#include "storage/postgres/review_reader.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace lectern;

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
        QVERIFY2(m_postgres.execute(QStringLiteral("search"), QStringLiteral(
            "insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, review_text, reviewed_at)"
            " select 'yelp', 'hotel', 'a', 'A', n::text, case when n % 2 = 0 then 'kitchen' else 'garden' end || ' number ' || n, now()"
            " from generate_series(1, 5000) n")), qPrintable(m_postgres.error()));
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

private:
    TestPostgres m_postgres;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_search_index.moc"
