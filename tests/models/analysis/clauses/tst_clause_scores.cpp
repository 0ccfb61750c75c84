// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/clause_decoder.h"
#include "models/analysis/clauses/clause_rules.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <limits>

using namespace lectern;
using namespace lectern::analysis;

namespace {

/// Two features, two hidden units, two outputs.
HashedNetwork smallNetwork()
{
    return {.ids = {10, 20},
            .weights = {4, -2, 1, 6},
            .scales = {0.5F, 0.25F},
            .hiddenBiases = {1, -1},
            .outputWeights = {1, -1, 2, 10},
            .outputBiases = {0.5F, 0}};
}

std::vector<float> scoresOf(const HashedNetwork &network, const std::vector<std::pair<quint32, float>> &features)
{
    std::vector<float> hidden(network.hiddenCount());
    std::vector<float> scores;
    for (const auto &[feature, value] : features)
        network.add(feature, value, hidden);
    network.finish(hidden, scores);
    return scores;
}

/// A weights file written number by number, least significant byte first.
class WrittenWeights
{
public:
    template <typename T>
    WrittenWeights &put(T value, int times = 1)
    {
        const T little = qToLittleEndian(value);
        for (int i = 0; i < times; ++i)
            m_content.append(reinterpret_cast<const char *>(&little), sizeof little);
        return *this;
    }
    WrittenWeights &put(float value, int times = 1) { return put(std::bit_cast<quint32>(value), times); }
    /// A linear model whose weights are all zero.
    WrittenWeights &putModel(int outputs) { return put(quint32(0), 3).put(1.0F, outputs).put(0.0F, outputs); }
    WrittenWeights &putNetwork(int outputs) { return put(quint32(0), 2).put(0.0F, outputs); }

    [[nodiscard]] QByteArray bytes() const
    {
        const QByteArray packed = qCompress(m_content);
        return "LECTERN CLAUSES 2\n" + QCryptographicHash::hash(packed, QCryptographicHash::Sha256) + packed;
    }

private:
    QByteArray m_content;
};

WrittenWeights beginning()
{
    return WrittenWeights().put(ClauseRules::instance().fingerprint()).put(quint8(1)).put(quint8('t')).put(1.0F, 2 * featureKindCount);
}

/// What follows the network of segments.
WrittenWeights &end(WrittenWeights &weights)
{
    return weights.put(0.5F).putNetwork(3).putModel(1).putModel(1).putModel(1).put(0.0F, 3).put(0.0F, 8 * clauseCategoryCount);
}

QByteArray resourceFile(const QString &name)
{
    QFile file(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/resources/clauses/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestClauseScores : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addsWhatItsHiddenUnitsAreWorth();
    void countsAHiddenUnitBelowZeroAsNothing();
    void passesOverFeaturesItDoesNotKnow();
    void noticesTablesThatDoNotFit();
    void mixesTheNetworkWithTheLinearModel();
    void refusesNumbersThatCannotBe_data();
    void refusesNumbersThatCannotBe();
    void scoresAsTheTrainingScriptDoes();
};

void TestClauseScores::addsWhatItsHiddenUnitsAreWorth()
{
    // Hidden: (2 * 4 + 1) * 0.5 + 1 = 5.5 and (2 * -2 + 6) * 0.25 - 1 = -0.5, that is nothing; then (12 * 6) * 0.25 - 1 = 17.
    QCOMPARE(scoresOf(smallNetwork(), {{10, 2}, {20, 1}}), (std::vector<float>{6, -5.5F}));
    QCOMPARE(scoresOf(smallNetwork(), {{20, 12}}), (std::vector<float>{7 + 34 + 0.5F, -7 + 170}));
}

void TestClauseScores::countsAHiddenUnitBelowZeroAsNothing()
{
    QCOMPARE(scoresOf(smallNetwork(), {{10, -100}, {20, -100}}), (std::vector<float>{0.5F, 0}));
}

void TestClauseScores::passesOverFeaturesItDoesNotKnow()
{
    QCOMPARE(scoresOf(smallNetwork(), {{9, 5}, {15, 5}, {21, 5}}), scoresOf(smallNetwork(), {}));
}

void TestClauseScores::noticesTablesThatDoNotFit()
{
    QVERIFY(smallNetwork().isConsistent());
    QVERIFY(HashedNetwork().isConsistent());
    const auto isBroken = [](auto change) {
        HashedNetwork network = smallNetwork();
        change(network);
        return !network.isConsistent();
    };
    QVERIFY(isBroken([](HashedNetwork &network) { network.ids = {20, 10}; }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.ids = {10, 10}; }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.weights.pop_back(); }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.scales.pop_back(); }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.hiddenBiases.push_back(0); }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.outputWeights.pop_back(); }));
    QVERIFY(isBroken([](HashedNetwork &network) { network.outputBiases.push_back(0); }));
}

void TestClauseScores::mixesTheNetworkWithTheLinearModel()
{
    ClauseWeights weights;
    weights.segments.rows = {0};
    weights.segments.scales.assign(clauseCategoryCount, 1);
    weights.segments.biases.assign(clauseCategoryCount, 4);
    weights.sharedSegments.outputBiases.assign(clauseCategoryCount, -1);
    weights.networkShare = 0.75F;
    const ContractTokens words(u"The buyer shall pay."_qs);
    const SegmentScores scores = scoreSegments(words, segmentsOf(words), weights, {});
    QCOMPARE(scores.size(), size_t(1));
    for (float score : scores[0])
        QCOMPARE(score, 0.25F); // A quarter of 4 and three quarters of -1.
}

void TestClauseScores::refusesNumbersThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isFine");
    const auto row = [](const char *name, WrittenWeights weights, bool isFine = false) { QTest::newRow(name) << end(weights).bytes() << isFine; };
    const auto network = [](quint32 features, quint32 hidden) { return beginning().putModel(clauseCategoryCount).put(features).put(hidden); };
    constexpr int outputs = clauseCategoryCount;
    row("as it should be", network(2, 1).put(quint32(3)).put(quint32(7)).put(qint8(1), 2).put(1.0F).put(0.0F).put(0.0F, outputs * 2), true);
    row("features out of order", network(2, 1).put(quint32(7)).put(quint32(3)).put(qint8(1), 2).put(1.0F).put(0.0F).put(0.0F, outputs * 2));
    row("a weight that is no number",
        network(2, 1).put(quint32(3)).put(quint32(7)).put(qint8(1), 2).put(1.0F).put(std::numeric_limits<float>::quiet_NaN()).put(0.0F, outputs * 2));
    row("one weight too many", network(2, 1).put(quint32(3)).put(quint32(7)).put(qint8(1), 3).put(1.0F).put(0.0F).put(0.0F, outputs * 2));
    row("more features than bytes", network(1U << 22, 64).put(quint32(3)));
    row("more features than there can be", network(0xFFFFFFFF, 1).put(quint32(3)));
    row("more hidden units than there can be", network(1, 0xFFFFFFFF).put(quint32(3)));
    row("so many weights that their count wraps to none", network(1U << 16, 1U << 16).put(quint32(3)));
    row("a linear model whose rows do not end with its weights",
        beginning().put(quint32(1)).put(quint32(0)).put(quint32(5)).put(quint32(0)).put(quint32(9)));
    row("made with other rules", WrittenWeights().put(ClauseRules::instance().fingerprint() + 1));
    QTest::newRow("nothing but rules") << WrittenWeights().put(ClauseRules::instance().fingerprint()).bytes() << false;
}

void TestClauseScores::refusesNumbersThatCannotBe()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isFine);
    const Result<ClauseWeights> weights = readClauseWeights(bytes);
    QCOMPARE(weights.has_value(), isFine);
    if (!isFine)
        QCOMPARE(weights.error().code, ErrorCode::Corrupt);
}

void TestClauseScores::scoresAsTheTrainingScriptDoes()
{
    const Result<ClauseWeights> weights = readClauseWeights(resourceFile(QStringLiteral("weights.bin")));
    QVERIFY(weights.has_value());
    const ContractTokens words(QString::fromUtf8(resourceFile(QStringLiteral("examples.txt"))));
    const std::vector<ContractSegment> segments = segmentsOf(words);
    const SegmentScores scores = scoreSegments(words, segments, *weights, {});
    int compared = 0;
    for (const QByteArray &line : resourceFile(QStringLiteral("expected_scores.txt")).split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() != 3)
            continue;
        const auto category = findClauseCategory(QString::fromUtf8(cells[0]));
        QVERIFY2(category, line.constData());
        const auto best = size_t(std::max_element(scores.begin(), scores.end(),
                                                  [category](const auto &a, const auto &b) { return a[size_t(*category)] < b[size_t(*category)]; })
                                 - scores.begin());
        QVERIFY2(std::abs(scores[best][size_t(*category)] - cells[2].toFloat()) < 0.01F, line.constData());
        QCOMPARE(segments[best].start, cells[1].toInt());
        ++compared;
    }
    QCOMPARE(compared, clauseCategoryCount - 3); // Title, parties and agreement date are not found as segments.
}

QTEST_APPLESS_MAIN(TestClauseScores)
#include "tst_clause_scores.moc"
