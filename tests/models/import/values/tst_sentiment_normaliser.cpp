// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/sentiment_normaliser.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

class TestSentimentNormaliser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelsOfManyFilesAreRead_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<std::optional<Sentiment>>("sentiment");
        QTest::newRow("plain") << QStringLiteral("positive") << std::optional(Sentiment::Positive);
        QTest::newRow("capitals") << QStringLiteral("NEG") << std::optional(Sentiment::Negative);
        QTest::newRow("a model's own") << QStringLiteral("LABEL_2") << std::optional(Sentiment::Positive);
        QTest::newRow("Spanish") << QStringLiteral("Neutro") << std::optional(Sentiment::Neutral);
        QTest::newRow("mixed") << QStringLiteral("mixed") << std::optional(Sentiment::Neutral);
        QTest::newRow("a word") << QStringLiteral("lovely") << std::optional<Sentiment>();
        QTest::newRow("nothing") << QString() << std::optional<Sentiment>();
    }
    void labelsOfManyFilesAreRead()
    {
        QFETCH(QString, label);
        QFETCH(std::optional<Sentiment>, sentiment);
        QVERIFY(normaliseSentiment(label) == sentiment);
    }
};

QTEST_APPLESS_MAIN(TestSentimentNormaliser)
#include "tst_sentiment_normaliser.moc"
