// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/text_range.h"

#include "tests/support/seed.h"

#include <QtTest>

#include <random>

using namespace lectern;

namespace {

QString randomText(std::mt19937 &random)
{
    static const QStringList pieces{QStringLiteral("a"),          QStringLiteral("ß"),   QStringLiteral("漢"),   QStringLiteral("\U0001F600"),
                                    QStringLiteral("\U00020000"), QStringLiteral(" "),   QStringLiteral("\r\n"), QStringLiteral("e\u0301"),
                                    QString(QChar(0xd83d)),       QString(QChar(0xde00))};
    QString text;
    for (quint32 i = random() % 60; i > 0; --i)
        text += pieces[qsizetype(random() % quint32(pieces.size()))];
    return text;
}

/// [unit] is how many code points begin before it, told by walking; a unit inside a pair counts as the pair's beginning.
std::vector<qint64> walked(const QString &text)
{
    std::vector<qint64> codePoints;
    qint64 count = 0;
    for (qsizetype unit = 0; unit < text.size();) {
        const bool isPair = text[unit].isHighSurrogate() && unit + 1 < text.size() && text[unit + 1].isLowSurrogate();
        codePoints.push_back(count);
        if (isPair)
            codePoints.push_back(count);
        unit += isPair ? 2 : 1;
        ++count;
    }
    codePoints.push_back(count);
    return codePoints;
}

} // namespace

class TestTextRange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsPairsAsOne()
    {
        const QString text = QStringLiteral("a\U0001F600b");
        const CodePointIndex index(text);
        QCOMPARE(index.codePointCount(), qint64(3));
        QCOMPARE(index.codePointOf(0), qint64(0));
        QCOMPARE(index.codePointOf(1), qint64(1));
        QCOMPARE(index.codePointOf(2), qint64(1)); // inside the pair
        QCOMPARE(index.codePointOf(3), qint64(2));
        QCOMPARE(index.codePointOf(4), qint64(3));
        QCOMPARE(index.unitOf(2), qint64(3));
        QCOMPARE(index.unitOf(3), qint64(4));
        QCOMPARE(index.toUnits({1, 2}), (TextRange{1, 3}));
        QCOMPARE(index.toCodePoints(1, 3), (TextRange{1, 2}));
        QCOMPARE(codePointCount(text), qint64(3));
    }

    void knowsAnEmptyText()
    {
        const CodePointIndex index;
        QCOMPARE(index.codePointCount(), qint64(0));
        QCOMPARE(index.codePointOf(0), qint64(0));
        QCOMPARE(index.unitOf(0), qint64(0));
    }

    void agreesWithWalkingTheText()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        for (int round = 0; round < 2000; ++round) {
            const QString text = randomText(random);
            const CodePointIndex index(text);
            const std::vector<qint64> expected = walked(text);
            QCOMPARE(index.codePointCount(), expected.back());
            QCOMPARE(codePointCount(text), expected.back());
            for (qsizetype unit = 0; unit <= text.size(); ++unit)
                QCOMPARE(index.codePointOf(unit), expected[size_t(unit)]);
            for (qint64 codePoint = 0; codePoint <= expected.back(); ++codePoint) {
                const auto first = std::find(expected.begin(), expected.end(), codePoint) - expected.begin();
                QCOMPARE(index.unitOf(codePoint), qint64(first));
                QCOMPARE(index.codePointOf(index.unitOf(codePoint)), codePoint);
            }
        }
    }

    void tellsWhatItContains()
    {
        const TextRange range{2, 5};
        QCOMPARE(range.length(), qint64(3));
        QVERIFY(!range.contains(1) && range.contains(2) && range.contains(4) && !range.contains(5));
        QVERIFY(range.overlaps({4, 9}) && !range.overlaps({5, 9}) && !range.overlaps({0, 2}));
        QVERIFY((TextRange{3, 3}).isEmpty() && (TextRange{4, 3}).isEmpty() && !range.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTextRange)
#include "tst_text_range.moc"
