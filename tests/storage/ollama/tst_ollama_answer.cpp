// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/ollama_answer.h"

#include <QTest>

using namespace lectern;
using namespace lectern::ollama;

class TestOllamaAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesEmbeddingsThatCannotBe_data();
    void refusesEmbeddingsThatCannotBe();
};

void TestOllamaAnswer::refusesEmbeddingsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no JSON") << QByteArray("what");
    QTest::newRow("too few") << QByteArray("{\"embeddings\": [[1, 2]]}");
    QTest::newRow("of two lengths") << QByteArray("{\"embeddings\": [[1, 2], [1]]}");
    QTest::newRow("empty") << QByteArray("{\"embeddings\": [[], []]}");
    QTest::newRow("null") << QByteArray("{\"embeddings\": [[0, 0], [0, 0]]}");
    QTest::newRow("words") << QByteArray("{\"embeddings\": [[\"a\", 1], [1, 1]]}");
    QTest::newRow("too large") << QByteArray("{\"embeddings\": [[1e300, 1], [1, 1]]}");
}

void TestOllamaAnswer::refusesEmbeddingsThatCannotBe()
{
    QFETCH(QByteArray, body);
    const auto vectors = embeddingsOf(body, 2);
    QVERIFY(!vectors);
    QCOMPARE(vectors.error().code, ErrorCode::Corrupt);
}

QTEST_APPLESS_MAIN(TestOllamaAnswer)
#include "tst_ollama_answer.moc"
