// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/copy_feed.h"

#include "tests/support/reason_of.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

class TestCopyFeed : public QObject
{
    Q_OBJECT

    TestDatabase m_database;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_database.error.isEmpty(), qPrintable(m_database.error)); }

    void copiesIn()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        QVERIFY(session.runScript(QStringLiteral("drop table if exists t; create table t (n int)"), fiveSeconds()));
        const QString copy = QStringLiteral("copy t from stdin");
        int block = 0;
        const auto copied = feedCopy(
            session, copy, [&] { return ++block <= 3 ? QByteArray("1\n2\n") : QByteArray(); }, fiveSeconds());
        QVERIFY2(copied, reasonOf(copied));
        QCOMPARE(*copied, 6);
        const auto refused = feedCopy(
            session, copy, [&] { return block++ < 6 ? QByteArray("x\n") : QByteArray(); }, fiveSeconds());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
        std::stop_source stop;
        const auto stopped = feedCopy(
            session, copy,
            [&] {
                stop.request_stop();
                return QByteArray("3\n");
            },
            RunningLimits({5s, stop.get_token()}));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const auto rows = session.run(QStringLiteral("select count(*) from t"), {}, fiveSeconds());
        QVERIFY(rows);
        QCOMPARE(rows->toInt64(0, 0), 6);
    }

    void refusesWhatIsNoCopy()
    {
        StatementSession session(m_database.url(), QStringLiteral("lectern test"), false);
        bool isFed = false;
        const auto refused = feedCopy(
            session, QStringLiteral("select 1"),
            [&] {
                isFed = true;
                return QByteArray();
            },
            fiveSeconds());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
        QVERIFY(!isFed);
    }
};

QTEST_GUILESS_MAIN(TestCopyFeed)
#include "tst_copy_feed.moc"
