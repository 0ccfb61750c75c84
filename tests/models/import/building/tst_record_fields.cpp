// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/record_fields.h"

#include "tests/models/import/building/made_record.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

class TestRecordFields : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aValueIsFoundByWhatItMeansAsItStandsOrCleaned()
    {
        MadeRecord made{{Field::Title, QStringLiteral(" So &amp; so<br>here ")}, {Field::Text, QStringLiteral("n/a")}};
        QCOMPARE(made.fields.raw(Field::Title), QStringLiteral(" So &amp; so<br>here "));
        QCOMPARE(made.fields.clean(Field::Title), QStringLiteral("So & so\nhere"));
        QCOMPARE(made.fields.clean(Field::Text), QString());
        QVERIFY(made.fields.has(Field::Title) && !made.fields.has(Field::Rating));
        QCOMPARE(made.fields.raw(Field::Rating), QString());
    }

    void whatFeedsNoFieldOrFoundNoPlaceThereIsHomeless()
    {
        MadeRecord made{{Field::Title, QStringLiteral("a")}, {Field::FetchedAt, QStringLiteral("b")}};
        made.add(QStringLiteral("cabin"), QStringLiteral("c"));
        QVERIFY(!made.fields.isHomeless(0) && !made.fields.isHomeless(1));
        QVERIFY(made.fields.isHomeless(2));
        QVERIFY(made.fields.isHomeless(77)); // grown since the plan was made
        made.fields.keep(Field::FetchedAt);
        QVERIFY(!made.fields.isHomeless(0));
        QVERIFY(made.fields.isHomeless(1));
    }

    void aRejectionNamesTheRecordItsLineAndTheColumn()
    {
        MadeRecord made{{Field::Title, QStringLiteral("a")}, {Field::Rating, QStringLiteral("b")}};
        const RejectedRow row = made.fields.reject(Field::Rating, QStringLiteral("too good")).value();
        QCOMPARE(row.recordNumber, 6);
        QCOMPARE(row.line, 8);
        QCOMPARE(row.column, made.columns[1]);
        QCOMPARE(row.reason, QStringLiteral("too good"));
        QCOMPARE(made.fields.rejectColumn(0, {}).value().column, made.columns[0]);
        QCOMPARE(made.fields.rejectRecord(QStringLiteral("why")).value().column, QString());
        QCOMPARE(made.fields.rejectRecord(QStringLiteral("why"), QStringLiteral("seat")).value().column, QStringLiteral("seat"));
    }
};

QTEST_APPLESS_MAIN(TestRecordFields)
#include "tst_record_fields.moc"
