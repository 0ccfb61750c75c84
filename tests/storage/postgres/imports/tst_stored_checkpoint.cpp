// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/stored_checkpoint.h"

#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestStoredCheckpoint : public QObject
{
    Q_OBJECT

    TestDatabase m_database{TestDatabase::Schema::Newest};
    std::unique_ptr<PostgresConnection> m_connection;
    const QByteArray m_key = QByteArray(32, 'k');

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void init()
    {
        QVERIFY(m_database.execute(QStringLiteral("truncate imports, import_rejects")));
        m_connection = std::make_unique<PostgresConnection>(m_database.url(), QStringLiteral("checkpoint"));
    }

    void goesOnWhereItWasMovedTo()
    {
        StoredCheckpoint checkpoint(*m_connection);
        QVERIFY(checkpoint.lock(m_key));
        const auto fresh = checkpoint.open(QStringLiteral("f.csv"));
        QVERIFY2(fresh, reasonOf(fresh));
        QCOMPARE(fresh->importKey, m_key);
        QCOMPARE(fresh->recordsDone, 0);
        QVERIFY(checkpoint.move(0, 10, {1, 2, 3, 4}));
        QVERIFY(checkpoint.move(10, 12, {1, 0, 1, 0}));
        const auto known = checkpoint.open(QStringLiteral("f.csv"));
        QCOMPARE(known->recordsDone, 12);
        QCOMPARE(known->counts, (ImportCounts{2, 2, 4, 4}));
    }

    void isNotMovedFromWhereItDoesNotStand()
    {
        StoredCheckpoint checkpoint(*m_connection);
        QVERIFY(checkpoint.lock(m_key) && checkpoint.open(QStringLiteral("f.csv")));
        const auto moved = checkpoint.move(5, 10, {1, 0, 0, 0});
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::Conflict);
        QCOMPARE(checkpoint.open(QStringLiteral("f.csv"))->recordsDone, 0);
    }

    void thatOfAFinishedImportBeginsAnew()
    {
        StoredCheckpoint checkpoint(*m_connection);
        QVERIFY(checkpoint.lock(m_key) && checkpoint.open(QStringLiteral("f.csv")) && checkpoint.move(0, 10, {10, 0, 0, 0}) && checkpoint.finish());
        const auto again = checkpoint.open(QStringLiteral("f.csv"));
        QVERIFY2(again, reasonOf(again));
        QCOMPARE(again->recordsDone, 0);
        QCOMPARE(again->counts, ImportCounts());
    }

    void keepsWhatWasRejectedInTheOrderOfTheFile()
    {
        StoredCheckpoint checkpoint(*m_connection);
        QVERIFY(checkpoint.lock(m_key) && checkpoint.open(QStringLiteral("f.csv")));
        const std::vector<RejectedRow> later{{7, 9, QStringLiteral("rating"), QStringLiteral("nul") + QChar(u'\0')}},
            earlier{{2, 4, {}, QStringLiteral("bad")}};
        QVERIFY(checkpoint.recordRejected(later) && checkpoint.recordRejected(earlier) && checkpoint.recordRejected({}));
        const auto rejected = checkpoint.readRejected();
        QVERIFY2(rejected, reasonOf(rejected));
        QCOMPARE(rejected->size(), size_t(2));
        QCOMPARE(rejected->front().reason, QStringLiteral("bad"));
        QCOMPARE(rejected->back().recordNumber, 7);
        QCOMPARE(rejected->back().line, 9);
        QCOMPARE(rejected->back().column, QStringLiteral("rating"));
        QCOMPARE(rejected->back().reason, QStringLiteral("nul"));
    }

    void namesAFileInOneLine()
    {
        StoredCheckpoint checkpoint(*m_connection);
        QVERIFY(checkpoint.lock(m_key) && checkpoint.open(QStringLiteral("line\nend.csv")));
        QVERIFY(!m_database.value(QStringLiteral("select file_name from imports")).contains(u'\n'));
        QVERIFY(checkpoint.open(QString()));
        QCOMPARE(m_database.value(QStringLiteral("select file_name from imports")), QStringLiteral("file"));
    }
};

QTEST_GUILESS_MAIN(TestStoredCheckpoint)
#include "tst_stored_checkpoint.moc"
