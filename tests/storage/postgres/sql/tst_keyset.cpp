// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/keyset.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

namespace {

const QString id = QStringLiteral("0b6f9a52-2b5e-4a53-9a0c-3f1f5e1f2a77");

Keyset byScore(Qt::SortOrder order) { return {{{"t.score", "numeric"}, {"t.at", "timestamptz"}, {"t.id", "uuid"}}, order}; }

} // namespace

class TestKeyset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allKeysRunInOneDirection()
    {
        const Keyset keys = byScore(Qt::DescendingOrder);
        QCOMPARE(keys.orderBy(keys.expressions()), QStringLiteral("t.score desc, t.at desc, t.id desc"));
        QCOMPARE(keys.orderBy(keys.expressions(), true), QStringLiteral("t.score, t.at, t.id"));
        QCOMPARE(byScore(Qt::AscendingOrder).orderBy({QStringLiteral("a")}), QStringLiteral("a"));
    }

    void aPlaceIsAComparisonOfRows_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<bool>("isReversed");
        QTest::addColumn<bool>("isInclusive");
        QTest::addColumn<QString>("comparison");
        QTest::newRow("descending") << Qt::DescendingOrder << false << false << QStringLiteral("<");
        QTest::newRow("descending, ahead") << Qt::DescendingOrder << true << false << QStringLiteral(">");
        QTest::newRow("descending, from") << Qt::DescendingOrder << false << true << QStringLiteral("<=");
        QTest::newRow("ascending") << Qt::AscendingOrder << false << false << QStringLiteral(">");
        QTest::newRow("ascending, ahead, from") << Qt::AscendingOrder << true << true << QStringLiteral("<=");
    }
    void aPlaceIsAComparisonOfRows()
    {
        QFETCH(Qt::SortOrder, order);
        QFETCH(bool, isReversed);
        QFETCH(bool, isInclusive);
        QFETCH(QString, comparison);
        QCOMPARE(byScore(order).behind(QStringLiteral("x"), isReversed, isInclusive), QStringLiteral("(t.score, t.at, t.id) %1 (x)").arg(comparison));
    }

    void anAnchorsValuesAreBoundInStep()
    {
        const Keyset keys = byScore(Qt::DescendingOrder);
        QCOMPARE(keys.boundPlace(), QStringLiteral("?::numeric, timestamptz 'epoch' + ?::bigint * interval '1 microsecond', ?::uuid"));
        const auto values = keys.valuesOf({{QStringLiteral("4.5"), QStringLiteral("1700000000000000"), id}});
        QVERIFY(values);
        QCOMPARE(values->size(), keys.boundPlace().count(u'?'));
        QCOMPARE(values->last().toString(), id);
    }

    void keysHaveNamesForAnOuterQuery()
    {
        const Keyset keys = byScore(Qt::DescendingOrder);
        QCOMPARE(keys.definitions(), QStringLiteral("t.score as key0, t.at as key1, t.id as key2"));
        QCOMPARE(keys.names(QStringLiteral("p")), (QStringList{QStringLiteral("p.key0"), QStringLiteral("p.key1"), QStringLiteral("p.key2")}));
        QCOMPARE(keys.anchorTexts(QStringLiteral("p")), QStringLiteral("p.key0, (extract(epoch from p.key1) * 1000000)::bigint, p.key2"));
    }

    void refusesAnAnchorOfAnotherSort_data()
    {
        QTest::addColumn<QStringList>("values");
        const QString time = QStringLiteral("1700000000000000");
        QTest::newRow("too few") << QStringList{time, id};
        QTest::newRow("too many") << QStringList{QStringLiteral("1"), QStringLiteral("1"), time, id};
        QTest::newRow("no number") << QStringList{QStringLiteral("a name"), time, id};
        QTest::newRow("not finite") << QStringList{QStringLiteral("nan"), time, id};
        QTest::newRow("no time") << QStringList{QStringLiteral("1"), QStringLiteral("2024-01-01"), id};
        QTest::newRow("no id") << QStringList{QStringLiteral("1"), time, QStringLiteral("7")};
        QTest::newRow("a longer id") << QStringList{QStringLiteral("1"), time, id + QStringLiteral("' or true --")};
    }
    void refusesAnAnchorOfAnotherSort()
    {
        QFETCH(QStringList, values);
        const auto bound = byScore(Qt::DescendingOrder).valuesOf({values});
        QVERIFY(!bound);
        QCOMPARE(bound.error().code, ErrorCode::InvalidRequest);
    }

    void takesEveryIdAndEveryText()
    {
        const Keyset keys({{"t.name", "text"}, {"t.id", "uuid"}}, Qt::AscendingOrder);
        QVERIFY(keys.valuesOf({{QString(), QUuid().toString(QUuid::WithoutBraces)}}));
        QVERIFY(keys.valuesOf({{QStringLiteral("'; drop"), id}}));
    }
};

QTEST_GUILESS_MAIN(TestKeyset)
#include "tst_keyset.moc"
