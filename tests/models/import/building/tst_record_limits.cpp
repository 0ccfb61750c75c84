// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/record_limits.h"

#include "tests/models/import/building/made_record.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

/// The column at fault and why, as one text; empty: sound.
QString faultOf(const FieldOutcome &outcome) { return outcome ? QString() : outcome.error().column + u':' + outcome.error().reason; }

const QString face = QString::fromUtf16(u"\U0001F600");

} // namespace

class TestRecordLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRecordThatCannotBeReadSaysWhy()
    {
        MadeRecord made{{Field::Text, QStringLiteral("a")}};
        made.record.defect = QStringLiteral("the quote does not end");
        made.record.defectColumn = QStringLiteral("text");
        QCOMPARE(faultOf(checkRecord(made.fields)), QStringLiteral("text:the quote does not end"));
    }

    void aRecordHasToSaySomething()
    {
        MadeRecord made{{Field::Text, QStringLiteral(" ")}, {Field::Title, QStringLiteral("NA")}};
        made.add(QStringLiteral("cabin"), QStringLiteral("null"));
        QCOMPARE(faultOf(checkRecord(made.fields)), QStringLiteral(":the record is empty"));
        made.record.values.back() = QStringLiteral("Economy"); // though it feeds no field
        QVERIFY(checkRecord(made.fields));
    }

    void aNulCharacterIsRefusedInAnyColumn()
    {
        MadeRecord made{{Field::Text, QStringLiteral("a")}};
        made.add(QStringLiteral("cabin"), QStringLiteral("b") + QChar(u'\0'));
        QCOMPARE(faultOf(checkRecord(made.fields)), QStringLiteral("cabin:the value holds a NUL character"));
    }

    void noValueIsLongerThanItsField_data()
    {
        QTest::addColumn<Field>("field");
        QTest::addColumn<int>("length");
        QTest::newRow("text") << Field::Text << 100'000;
        QTest::newRow("what was bad, with the word before it") << Field::Negative << 49'900;
        QTest::newRow("title") << Field::Title << 2'000;
        QTest::newRow("author") << Field::AuthorName << 500;
        QTest::newRow("address") << Field::PlatformUrl << 4'000;
    }
    void noValueIsLongerThanItsField()
    {
        QFETCH(Field, field);
        QFETCH(int, length);
        MadeRecord made{{field, QString(length, u'x')}};
        QCOMPARE(faultOf(checkRecord(made.fields)), QString());
        made.record.values[0] += u'x';
        QCOMPARE(faultOf(checkRecord(made.fields)),
                 made.columns[0] + QStringLiteral(":the value has %1 characters, at most %2 can be stored").arg(length + 1).arg(length));
    }

    void listsAreNeitherTooLongNorTheirItems()
    {
        MadeRecord made{{Field::Tags, QStringLiteral("a")}, {Field::ImageUrls, QStringLiteral("b")}};
        Review review;
        review.tags = QStringList(1'000, face.repeated(200)); // characters, not units
        review.imageUrls = QStringList(1'000, QString(4'000, u'x'));
        QCOMPARE(faultOf(checkLists(made.fields, review)), QString());
        review.imageUrls.append(QStringLiteral("x"));
        QCOMPARE(faultOf(checkLists(made.fields, review)), made.columns[1] + QStringLiteral(":the list has 1001 values, at most 1000 can be stored"));
        review.imageUrls = QStringList{QString(4'001, u'x')};
        QCOMPARE(faultOf(checkLists(made.fields, review)),
                 made.columns[1] + QStringLiteral(":a value of the list has 4001 characters, at most 4000 can be stored"));
        review.tags[7] += u'x'; // the first list is told first
        QCOMPARE(faultOf(checkLists(made.fields, review)),
                 made.columns[0] + QStringLiteral(":a value of the list has 201 characters, at most 200 can be stored"));
    }

    void theMetadataIsNotTooMuchTogether()
    {
        MadeRecord made;
        Review review;
        const auto fill = [&](qsizetype characters) {
            made.record.values = {QString(characters, u'x')};
            review.metadata = {{QStringLiteral("notes"), made.record.values[0]}};
        };
        fill((256 << 10) - 12); // {"notes":""}
        QCOMPARE(faultOf(checkMetadata(made.fields, review)), QString());
        fill((256 << 10) - 11);
        QCOMPARE(faultOf(checkMetadata(made.fields, review)),
                 QStringLiteral(":the columns without a field of their own come to 257 KiB, at most 256 KiB of them can be stored"));
        review.metadata = {}; // all of it found a place
        QCOMPARE(faultOf(checkMetadata(made.fields, review)), QString());
    }
};

QTEST_APPLESS_MAIN(TestRecordLimits)
#include "tst_record_limits.moc"
