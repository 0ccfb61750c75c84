// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/row_refusal.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestRowRefusal : public QObject
{
    Q_OBJECT

    static StorageError errorOf(const QByteArray &state, const QStringList &names = {})
    {
        return {.code = ErrorCode::InvalidRequest, .part = FaultyPart::PostgreSql, .state = state, .names = names};
    }

private Q_SLOTS:
    void tellsARowsFaultFromOthers_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<bool>("isRows");
        QTest::newRow("a value out of range") << QByteArray("22003") << true;
        QTest::newRow("a check") << QByteArray("23514") << true;
        QTest::newRow("cancelled") << QByteArray("57014") << false;
        QTest::newRow("no such table") << QByteArray("42P01") << false;
        QTest::newRow("a full disk") << QByteArray("53100") << false;
        QTest::newRow("the line went") << QByteArray() << false;
    }
    void tellsARowsFaultFromOthers()
    {
        QFETCH(QByteArray, state);
        QTEST(isRowsFault(errorOf(state)), "isRows");
    }

    void whatIsNotOfTheServerIsNoRowsFault()
    {
        StorageError error = errorOf("23514");
        error.part = FaultyPart::Lectern;
        QVERIFY(!isRowsFault(error));
    }

    void saysInWordsWhichRuleIsBroken()
    {
        QVERIFY(refusalReason(errorOf("23514", {QStringLiteral("reviews_tags_check")})).contains(u"a tag is longer than 200"));
        QVERIFY(refusalReason(errorOf("23514", {QStringLiteral("reviews_metadata_size_check")})).contains(u"256 KiB"));
    }

    void namesARuleThatItHasNoWordsFor()
    {
        QCOMPARE(refusalReason(errorOf("23514", {QStringLiteral("reviews_rating_check")})),
                 QStringLiteral("A value lies outside of what may be stored (reviews_rating_check)."));
        QCOMPARE(refusalReason(errorOf("23502", {QStringLiteral("entity_id")})),
                 QStringLiteral("A value is missing that must be there (entity_id)."));
        QCOMPARE(refusalReason(errorOf("22003")), QStringLiteral("A value is not of the kind that is stored there."));
        QCOMPARE(refusalReason(errorOf("23514")), QStringLiteral("A value lies outside of what may be stored."));
    }
};

QTEST_APPLESS_MAIN(TestRowRefusal)
#include "tst_row_refusal.moc"
