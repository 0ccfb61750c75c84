// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/session/bound_values.h"

#include <QTest>

#include <cmath>

using namespace lectern::postgres;

class TestBoundValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsATextThatWouldEndEarly()
    {
        QVERIFY(hasNul({1, QStringLiteral("a"), QString(QChar(u'\0'))}));
        QVERIFY(hasNul({QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b")}));
        QVERIFY(!hasNul({}));
        QVERIFY(!hasNul({0, QString(), QStringLiteral("0"), QStringLiteral("\u0100")})); // whose second byte is zero in UTF-16
    }

    void numbersTheParametersInTheirOrder_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QByteArray>("numbered");
        QTest::newRow("none") << QStringLiteral("select 1") << QByteArray("select 1");
        QTest::newRow("one") << QStringLiteral("select ?::int") << QByteArray("select $1::int");
        QTest::newRow("beside each other") << QStringLiteral("(?,?,?)") << QByteArray("($1,$2,$3)");
        QTest::newRow("more than nine") << QStringLiteral("?").repeated(11) << QByteArray("$1$2$3$4$5$6$7$8$9$10$11");
        QTest::newRow("beyond ASCII") << QStringLiteral("'d\u0153uvre' = ?") << QByteArray("'d\xC5\x93uvre' = $1");
    }
    void numbersTheParametersInTheirOrder()
    {
        QFETCH(QString, sql);
        QTEST(withNumberedParameters(sql), "numbered");
    }

    void writesValuesAsPostgresReadsThem_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("text") << QVariant(QStringLiteral("d\u0153uvre \\ '?")) << QByteArray("d\xC5\x93uvre \\ '?");
        QTest::newRow("empty text") << QVariant(QStringLiteral("")) << QByteArray("");
        QTest::newRow("number") << QVariant(qint64(-9007199254740993)) << QByteArray("-9007199254740993");
        QTest::newRow("truth") << QVariant(true) << QByteArray("true");
        QTest::newRow("fraction") << QVariant(2.5) << QByteArray("2.5");
        QTest::newRow("fraction with all its digits") << QVariant(std::nextafter(0.1, 1)) << QByteArray("0.10000000000000002");
    }
    void writesValuesAsPostgresReadsThem()
    {
        QFETCH(QVariant, value);
        const TextParameters parameters({value});
        QCOMPARE(parameters.count(), 1);
        QVERIFY(parameters.pointers()[0]);
        QTEST(QByteArray(parameters.pointers()[0]), "text");
    }

    void whatIsNotThereIsNull()
    {
        const TextParameters parameters({QVariant(), QVariant(QMetaType::fromType<qint64>()), 0});
        QCOMPARE(parameters.count(), 3);
        QVERIFY(!parameters.pointers()[0] && !parameters.pointers()[1]);
        QCOMPARE(parameters.pointers()[2], "0");
    }

    void allOfManyValuesStayWhereTheyAre()
    {
        QVariantList values;
        for (int i = 0; i < 1000; ++i)
            values << QStringLiteral("value %1").arg(i);
        const TextParameters parameters(values);
        values.clear();
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(QByteArray(parameters.pointers()[i]), "value " + QByteArray::number(i));
    }
};

QTEST_APPLESS_MAIN(TestBoundValues)
#include "tst_bound_values.moc"
