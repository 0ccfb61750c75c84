// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/review_merge.h"

#include "tests/storage/postgres/imports/import_rows.h"
#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestReviewMerge : public QObject
{
    Q_OBJECT

    TestDatabase m_database{TestDatabase::Schema::Newest};
    std::unique_ptr<PostgresConnection> m_connection;

    [[nodiscard]] Result<ReviewMerge::Outcome> store(const std::vector<ImportRow> &rows)
    {
        ImportCounts repeated;
        const std::vector<StagedRow> staged = stagedRows(rows, repeated);
        Result<ReviewMerge::Outcome> outcome;
        const Result<void> done = m_connection->inTransaction([&]() -> Result<void> {
            outcome = ReviewMerge(*m_connection).store(staged, {});
            return outcome ? Result<void>() : failureOf(outcome);
        });
        return done ? outcome : failureOf(done);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void init()
    {
        QVERIFY(m_database.execute(QStringLiteral("truncate reviews, imports, import_rejects")));
        m_connection = std::make_unique<PostgresConnection>(m_database.url(), QStringLiteral("merge"));
        const auto prepared = ReviewMerge(*m_connection).prepare();
        QVERIFY2(prepared, reasonOf(prepared));
    }

    void copiesWhatIsAllNewPastTheStaging()
    {
        QVERIFY(m_connection->runScript(QStringLiteral("drop table import_staging"))); // so it cannot be what is taken
        const auto stored = store({rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("b"))});
        QVERIFY2(stored, reasonOf(stored));
        QCOMPARE(stored->counts, (ImportCounts{2, 0, 0, 0}));
        QCOMPARE(m_database.value(QStringLiteral("select count(*) from reviews")), QStringLiteral("2"));
    }

    void mergesWhenOneIsThereAlready()
    {
        QVERIFY(store({rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("b"))}));
        const auto stored = store(
            {rowOf(2, QStringLiteral("a"), QStringLiteral("changed")), rowOf(3, QStringLiteral("b")), rowOf(4, QStringLiteral("c"))});
        QVERIFY2(stored, reasonOf(stored));
        QCOMPARE(stored->counts, (ImportCounts{1, 1, 1, 0}));
        QCOMPARE(m_database.value(QStringLiteral("select string_agg(platform_review_id || version, ' ' order by platform_review_id) from reviews")),
                 QStringLiteral("a2 b1 c1"));
    }

    void findsEachRowThatTheDatabaseRefuses()
    {
        std::vector<ImportRow> rows;
        for (int i = 0; i < 20; ++i)
            rows.push_back(rowOf(i, QString::number(i)));
        for (const size_t wrong : {size_t(0), size_t(13)})
            rows[wrong].review.rating = 9;
        const auto stored = store(rows);
        QVERIFY2(stored, reasonOf(stored));
        QCOMPARE(stored->counts, (ImportCounts{18, 0, 0, 0}));
        QCOMPARE(stored->refused.size(), size_t(2));
        QCOMPARE(stored->refused[0].recordNumber, 0);
        QCOMPARE(stored->refused[1].recordNumber, 13);
        QCOMPARE(stored->refused[1].line, 15);
        QVERIFY(stored->refused[1].reason.contains(u"reviews_rating_check"));
        QCOMPARE(m_database.value(QStringLiteral("select count(*) from reviews")), QStringLiteral("18"));
    }
};

QTEST_GUILESS_MAIN(TestReviewMerge)
#include "tst_review_merge.moc"
