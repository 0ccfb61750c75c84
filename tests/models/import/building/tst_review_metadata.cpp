// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/review_metadata.h"

#include "tests/models/import/building/made_record.h"

#include <QJsonArray>
#include <QTest>

using namespace lectern;
using namespace lectern::imports;

class TestReviewMetadata : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatFoundNoPlaceStandsUnderItsColumnsName()
    {
        MadeRecord made{{Field::Title, QStringLiteral("a")}, {Field::Language, QStringLiteral("martian")}};
        made.add(QStringLiteral("cabin"), QStringLiteral(" Economy "));
        made.add(QStringLiteral("empty"), QStringLiteral("NA"));
        made.fields.keep(Field::Language);
        QCOMPARE(metadataOf(made.fields, made.columns),
                 (QJsonObject{{made.columns[1], QStringLiteral("martian")}, {QStringLiteral("cabin"), QStringLiteral("Economy")}}));
    }

    void columnsThatCameLaterHaveTheReadersNames()
    {
        MadeRecord made{{Field::Title, QStringLiteral("a")}};
        made.record.values.push_back(QStringLiteral("b"));
        QCOMPARE(metadataOf(made.fields, made.columns + QStringList{QStringLiteral("late")}),
                 (QJsonObject{{QStringLiteral("late"), QStringLiteral("b")}}));
    }

    void textThatIsJsonStaysJson()
    {
        MadeRecord made;
        made.add(QStringLiteral("object"), QStringLiteral("{\"seat\": 3}"));
        made.add(QStringLiteral("list"), QStringLiteral("[1, \"b\"]"));
        made.add(QStringLiteral("broken"), QStringLiteral("{seat}"));
        made.add(QStringLiteral("number"), QStringLiteral("3"));
        QCOMPARE(metadataOf(made.fields, made.columns),
                 (QJsonObject{{QStringLiteral("object"), QJsonObject{{QStringLiteral("seat"), 3}}},
                              {QStringLiteral("list"), QJsonArray{1, QStringLiteral("b")}},
                              {QStringLiteral("broken"), QStringLiteral("{seat}")},
                              {QStringLiteral("number"), QStringLiteral("3")}}));
    }

    void nothingIsKeptThatPostgresRefuses()
    {
        const QChar nul(u'\0'), lost(QChar::ReplacementCharacter);
        MadeRecord made;
        made.add(QStringLiteral("no") + nul, QStringLiteral("{\"a\\u0000\": [\"\\u0000\", {\"b\": \"\\u0000\"}]}"));
        made.add(QStringLiteral("half"), QString(QChar(0xd83d)) + u'x');
        const QJsonObject metadata = metadataOf(made.fields, made.columns);
        const QJsonObject inner = metadata.value(QStringLiteral("no") + lost).toObject();
        const QJsonArray list = inner.value(QStringLiteral("a") + lost).toArray();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].toString(), QString(lost));
        QCOMPARE(list[1].toObject().value(QStringLiteral("b")).toString(), QString(lost));
        const QString half = metadata.value(QStringLiteral("half")).toString();
        QVERIFY(half.endsWith(u'x') && !half.contains(QChar(0xd83d)));
    }
};

QTEST_APPLESS_MAIN(TestReviewMetadata)
#include "tst_review_metadata.moc"
