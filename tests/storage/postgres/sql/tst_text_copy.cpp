// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"
#include "storage/postgres/sql/text_copy.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;

class TestTextCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapesWhatWouldEndAFieldOrARow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << u"words"_qs << QByteArray("words");
        QTest::newRow("tab") << u"a\tb"_qs << QByteArray("a\\tb");
        QTest::newRow("newline") << u"a\nb"_qs << QByteArray("a\\nb");
        QTest::newRow("carriage return") << u"a\r\nb"_qs << QByteArray("a\\r\\nb");
        QTest::newRow("backslash") << u"a\\b"_qs << QByteArray("a\\\\b");
        QTest::newRow("looks like a null") << u"\\N"_qs << QByteArray("\\\\N");
        QTest::newRow("looks like an end") << u"\\."_qs << QByteArray("\\\\.");
        QTest::newRow("looks like an escape") << u"\\n\\t"_qs << QByteArray("\\\\n\\\\t");
        QTest::newRow("backslash at the end") << u"a\\"_qs << QByteArray("a\\\\");
        QTest::newRow("empty") << u""_qs << QByteArray();
        QTest::newRow("a null QString") << QString() << QByteArray();
        QTest::newRow("beyond ASCII") << u"\u00E4\u20AC\u044F"_qs << QByteArray("\xC3\xA4\xE2\x82\xAC\xD1\x8F");
        QTest::newRow("beyond the basic plane") << u"\U0001F600"_qs << QByteArray("\xF0\x9F\x98\x80");
        QTest::newRow("quotes and commas") << u"'a', \"b\""_qs << QByteArray("'a', \"b\"");
    }
    void escapesWhatWouldEndAFieldOrARow()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, written);
        QCOMPARE(TextCopyRow().text(text).take(), written + '\n');
        QCOMPARE(TextCopyRow().text(text).text(text).take(), written + '\t' + written + '\n');
    }

    /// What is written and what PostgreSQL makes of it.
    void postgresReadsWhatWasWritten()
    {
        TestPostgres server;
        QVERIFY2(server.isRunning(), qPrintable(server.error()));
        PostgresConnection connection(server.url(), QStringLiteral("test"));
        QVERIFY(connection.runScript(QStringLiteral("create table t (n integer, words text, amount double precision, yes boolean, at timestamptz)")));
        const QStringList texts{u"a\tb\r\nc\\d"_qs, u"\\N"_qs, u"\\."_qs, QString(), u"\u00E4 \U0001F600"_qs, u"end\\"_qs};
        QByteArray block;
        for (int i = 0; i < int(texts.size()); ++i) {
            const QDateTime at(QDate(2026, 2, 3), QTime(4, 5, 6, 789), Qt::OffsetFromUTC, 3600);
            block += TextCopyRow().integer(qint64(i)).text(texts[i]).decimal(std::optional(-0.25)).flag(true).moment(at).take();
        }
        block += TextCopyRow().integer(qint64(99)).null().decimal(std::nullopt).flag(false).moment({}).take();
        const auto copied = connection.copyIn(QStringLiteral("copy t from stdin"), [&] { return std::exchange(block, {}); });
        QVERIFY2(copied, reasonOf(copied));
        const auto rows = connection.run(QStringLiteral("select words, amount, yes, (extract(epoch from at) * 1000)::bigint from t order by n"));
        QVERIFY2(rows, reasonOf(rows));
        QCOMPARE(rows->rowCount(), int(texts.size()) + 1);
        for (int i = 0; i < int(texts.size()); ++i) {
            QVERIFY(!rows->isNull(i, 0));
            QCOMPARE(rows->toString(i, 0), texts[i]);
            QCOMPARE(rows->toString(i, 1), u"-0.25"_qs);
            QVERIFY(rows->toBool(i, 2));
            QCOMPARE(rows->toInt64(i, 3), QDateTime(QDate(2026, 2, 3), QTime(3, 5, 6, 789), Qt::UTC).toMSecsSinceEpoch());
        }
        const int last = int(texts.size());
        QVERIFY(rows->isNull(last, 0) && rows->isNull(last, 1) && rows->isNull(last, 3));
        QVERIFY(!rows->toBool(last, 2));
    }
};

QTEST_GUILESS_MAIN(TestTextCopy)
#include "tst_text_copy.moc"
