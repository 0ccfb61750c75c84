// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/similar/similar_clauses.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace lectern;
using namespace lectern::analysis;

namespace {

std::vector<DocumentPage> pagesOf(const QStringList &texts)
{
    std::vector<DocumentPage> pages;
    for (const QString &text : texts)
        pages.push_back({int(pages.size()) + 1, {}, text, {}, TextSource::File, {}});
    return pages;
}

Document documentOf(int serial, qint64 version = 1)
{
    Document document;
    document.id = {QUuid(uint(serial), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)};
    document.originalName = u"contract %1"_qs.arg(serial);
    document.version = version;
    return document;
}

std::shared_ptr<const ClauseBlock> blockOf(int serial, const QStringList &pages, qint64 version = 1)
{
    return std::make_shared<const ClauseBlock>(clauseBlock(documentOf(serial, version), pagesOf(pages)));
}

const QString assignment = u"Neither party may assign this Agreement without the prior written consent of the other party."_qs;
const QString insurance = u"Supplier shall maintain comprehensive general liability insurance of at least one million dollars."_qs;
const QString audit = u"Licensor may audit the books and records of Licensee once a year upon thirty days notice."_qs;

/// Words that look like a contract's, from a few hundred, the first ones far more often than the last.
QString randomText(QRandomGenerator &random, int count)
{
    QStringList words;
    for (int i = 0; i < count; ++i)
        words << u"w%1"_qs.arg(int(std::pow(random.bounded(1.0), 3.0) * 400));
    return words.join(u' ');
}

} // namespace

/// Similar clauses by hashed TF-IDF and exact cosine, and near-duplicates of whole documents.
class TestSimilarClauses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comparesWordsWhateverTheirLook_data();
    void comparesWordsWhateverTheirLook();
    void cutsDocumentsIntoClausesWithEvidence();
    void findsTheClauseThatSaysTheSame();
    void saysWhichWordsMadeItSimilar();
    void leavesOutTheClauseItself();
    void countsRareWordsMoreThanCommonOnes();
    void replacesADocumentAndForgetsIt();
    void givesTheExactCosineOfEveryClause();
    void findsNothingForNothing();
    void stopsWhenAsked();
    void pointsOutNearDuplicates();
};

void TestSimilarClauses::comparesWordsWhateverTheirLook_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("case and marks") << u"The “Agreement”, (Section 2.1)"_qs << u"the agreement section 2 1"_qs;
    QTest::newRow("accents") << u"Société ÉTÉ"_qs << u"societe ete"_qs;
    QTest::newRow("a broken word") << u"termi-\nnation now"_qs << u"termination now"_qs;
    QTest::newRow("a compound") << u"non-exclusive long- and short"_qs << u"non exclusive long and short"_qs;
    QTest::newRow("an apostrophe") << u"party’s Licensor's"_qs << u"partys licensors"_qs;
    QTest::newRow("nothing") << u" ... "_qs << QString();
}

void TestSimilarClauses::comparesWordsWhateverTheirLook()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(comparableWords(text).join(u' '), words);
}

void TestSimilarClauses::cutsDocumentsIntoClausesWithEvidence()
{
    const QStringList pages{u"😀 1. ASSIGNMENT\n\n"_qs + assignment + u"\n\n"_qs, insurance + u"\n\nToo short.\n\n"_qs + audit};
    const auto block = blockOf(1, pages);
    const AnalysedText text(pagesOf(pages));
    QCOMPARE(block->clauses.size(), size_t(3));
    QCOMPARE(block->clauses[0].evidence.quote, assignment);
    QCOMPARE(block->clauses[1].evidence.page, 2);
    for (const ClauseBlock::Clause &clause : block->clauses)
        QVERIFY(isTrue(clause.evidence, text));
}

void TestSimilarClauses::findsTheClauseThatSaysTheSame()
{
    ClauseIndex index;
    index.put(blockOf(1, {assignment + u"\n\n"_qs + insurance}));
    index.put(blockOf(2, {audit + u"\n\n"_qs + u"Neither party shall assign this Agreement without prior consent of the other."_qs}));
    const auto found = index.find(assignment, 10);
    QVERIFY(found.size() >= 2);
    QCOMPARE(found[0].documentName, u"contract 1"_qs);
    QCOMPARE(found[0].evidence.quote, assignment);
    QVERIFY(found[0].similarity > 0.9999 && found[0].similarity <= 1);
    QCOMPARE(found[1].documentName, u"contract 2"_qs);
    QVERIFY(found[1].similarity > 0.3 && found[1].similarity < 0.9);
    QCOMPARE(index.find(assignment, 1).size(), size_t(1));
}

void TestSimilarClauses::saysWhichWordsMadeItSimilar()
{
    ClauseIndex index;
    index.put(blockOf(1, {insurance + u"\n\n"_qs + assignment}));
    const auto found = index.find(u"Contractor needs comprehensive general liability insurance for the other work."_qs, 5);
    QVERIFY(!found.empty());
    QCOMPARE(found[0].evidence.quote, insurance);
    QVERIFY(found[0].words.size() <= 5);
    QVERIFY(found[0].words.contains(u"general liability"_qs) || found[0].words.contains(u"comprehensive general"_qs));
    for (const QString &term : found[0].words) {
        QVERIFY2(comparableWords(insurance).join(u' ').contains(term), qPrintable(term));
        QVERIFY2(!term.contains(u"contractor"_qs), qPrintable(term));
    }
}

void TestSimilarClauses::leavesOutTheClauseItself()
{
    ClauseIndex index;
    index.put(blockOf(1, {assignment + u"\n\n"_qs + assignment}));
    index.put(blockOf(2, {assignment}));
    const auto everywhere = index.find(assignment, 10);
    QCOMPARE(everywhere.size(), size_t(3));
    const auto elsewhere = index.find(assignment, 10, documentOf(1).id, {3, 20});
    QCOMPARE(elsewhere.size(), size_t(2));
    for (const SimilarClause &clause : elsewhere)
        QVERIFY(!(clause.documentId == documentOf(1).id && clause.evidence.range.overlaps({3, 20})));
}

void TestSimilarClauses::countsRareWordsMoreThanCommonOnes()
{
    ClauseIndex index;
    for (int i = 1; i <= 30; ++i)
        index.put(blockOf(i, {u"The party shall give notice to the other party number%1 each year."_qs.arg(i)}));
    index.put(blockOf(31, {u"Any zirconium delivered must be very pure indeed."_qs}));
    const auto found = index.find(u"The party shall; zirconium."_qs, 1);
    QCOMPARE(found.at(0).documentName, u"contract 31"_qs);
    QCOMPARE(found.at(0).words.first(), u"zirconium"_qs);
}

void TestSimilarClauses::replacesADocumentAndForgetsIt()
{
    ClauseIndex index;
    index.put(blockOf(1, {assignment}));
    index.put(blockOf(1, {insurance + u"\n\n"_qs + audit}, 2));
    QCOMPARE(index.clauseCount(), qsizetype(2));
    QCOMPARE(index.versionOf(documentOf(1).id), std::optional<qint64>(2));
    for (const SimilarClause &clause : index.find(assignment, 10))
        QVERIFY(clause.evidence.quote != assignment);
    index.remove(documentOf(1).id);
    index.remove(documentOf(1).id);
    QCOMPARE(index.clauseCount(), qsizetype(0));
    QVERIFY(index.find(insurance, 10).empty());
    QVERIFY(!index.versionOf(documentOf(1).id));
}

/// Against the definition, computed in double precision without shortcuts.
void TestSimilarClauses::givesTheExactCosineOfEveryClause()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    ClauseIndex index;
    std::vector<std::map<quint16, double>> all;
    QHash<QString, size_t> places;
    for (int document = 1; document <= 12; ++document) {
        QStringList clauses;
        for (int i = 0; i < 6; ++i)
            clauses << u"C%1 x%2 "_qs.arg(document).arg(i) + randomText(random, 8 + random.bounded(40)) + u'.';
        const auto block = blockOf(document, {clauses.join(u"\n\n"_qs)});
        for (const ClauseBlock::Clause &clause : block->clauses) {
            std::map<quint16, double> vector;
            for (const auto &entry : termVector(comparableWords(clause.evidence.quote)).entries)
                vector[entry.bucket] = entry.weight;
            places.insert(clause.evidence.quote, all.size());
            all.push_back(vector);
        }
        index.put(block);
    }
    std::map<quint16, int> counts;
    for (const auto &vector : all) {
        for (const auto &[bucket, weight] : vector)
            ++counts[bucket];
    }
    const auto rarity = [&](quint16 bucket) { return std::log((1.0 + double(all.size())) / (1.0 + counts[bucket])) + 1.0; };
    const QString question = randomText(random, 30);
    std::map<quint16, double> asked;
    for (const auto &entry : termVector(comparableWords(question)).entries)
        asked[entry.bucket] = entry.weight * rarity(entry.bucket);
    const auto found = index.find(question, 1'000);
    double last = 1;
    for (const SimilarClause &clause : found) {
        double dot = 0, own = 0, other = 0;
        for (const auto &[bucket, weight] : all[places.value(clause.evidence.quote)]) {
            const double w = weight * rarity(bucket);
            own += w * w;
            if (const auto at = asked.find(bucket); at != asked.end())
                dot += w * at->second;
        }
        for (const auto &[bucket, weight] : asked)
            other += weight * weight;
        QVERIFY2(std::abs(clause.similarity - dot / std::sqrt(own * other)) < 1e-4, qPrintable(clause.evidence.quote));
        QVERIFY(clause.similarity <= last);
        last = clause.similarity;
    }
    QVERIFY(found.size() > 10);
}

void TestSimilarClauses::findsNothingForNothing()
{
    ClauseIndex index;
    QVERIFY(index.find(assignment, 10).empty());
    index.put(blockOf(1, {assignment}));
    QVERIFY(index.find(QString(), 10).empty());
    QVERIFY(index.find(u"zzz yyy xxx"_qs, 10).empty());
    QVERIFY(index.find(assignment, 0).empty());
    index.put(blockOf(2, {}));
    QCOMPARE(index.find(assignment, 10).size(), size_t(1));
}

void TestSimilarClauses::stopsWhenAsked()
{
    ClauseIndex index;
    index.put(blockOf(1, {assignment}));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(index.find(assignment, 10, {}, {}, stop.get_token()).empty());
    QVERIFY(clauseBlock(documentOf(1), pagesOf({assignment}), stop.get_token()).clauses.empty());
}

void TestSimilarClauses::pointsOutNearDuplicates()
{
    QRandomGenerator random(7);
    const QString text = randomText(random, 2'000);
    QString edited = text;
    edited.replace(100, 40, u"another few words here"_qs);
    ClauseIndex index;
    index.put(blockOf(1, {text}));
    index.put(blockOf(2, {edited}));
    index.put(blockOf(3, {text + u' ' + randomText(random, 6'000)})); // Holds the first one whole.
    index.put(blockOf(4, {randomText(random, 2'000)}));
    const auto found = index.nearDuplicates(documentOf(1).id);
    QCOMPARE(found.size(), size_t(2));
    QCOMPARE(found[0].documentName, u"contract 2"_qs);
    QVERIFY(found[0].share > 0.9 && found[0].share < 1);
    QCOMPARE(found[1].documentName, u"contract 3"_qs);
    QVERIFY(found[1].share > 0.99);
    QVERIFY(found[1].otherShare > 0.2 && found[1].otherShare < 0.3);
    QVERIFY(index.nearDuplicates(documentOf(9).id).empty());
}

QTEST_GUILESS_MAIN(TestSimilarClauses)
#include "tst_similar_clauses.moc"
