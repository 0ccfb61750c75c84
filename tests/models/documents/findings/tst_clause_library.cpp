// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/clause_library.h"
#include "tests/support/fakes/fake_document_source.h"

#include <QTest>

#include <atomic>

using namespace lectern;
using namespace lectern::analysis;
using namespace lectern::models;

namespace {

const QString assignment = u"Neither party may assign this Agreement without the prior written consent of the other party.\n\n"_qs;
const QString insurance = u"Supplier shall maintain comprehensive general liability insurance of at least one million dollars.\n\n"_qs;

/// Likes texts that speak of insurance, and only them.
class InsuranceModel : public TextGenerator
{
public:
    bool isAway = false;
    QString modelName() const override { return u"insurance"_qs; }
    Result<QString> generate(const GenerationRequest &, std::stop_token) override { return QString(); }
    Result<std::vector<std::vector<float>>> embed(const QStringList &texts, std::stop_token) override
    {
        if (isAway)
            return failure(ErrorCode::Unavailable, FaultyPart::Lectern, u"the model is away"_qs);
        std::vector<std::vector<float>> vectors;
        for (const QString &text : texts)
            vectors.push_back(text.contains(u"insurance"_qs) || text.contains(u"question"_qs) ? std::vector<float>{1, 0} : std::vector<float>{0, 1});
        return vectors;
    }
};

/// Waits for what the library's thread does, at most five seconds.
bool reaches(const ClauseLibrary &library, const std::function<bool(const LibraryState &)> &is)
{
    return QTest::qWaitFor([&] { return is(library.state()); }, 5'000);
}

std::vector<SimilarClause> similar(const ClauseLibrary &library, const QString &text) { return library.fetchSimilar(text, 10).result()->clauses; }

} // namespace

/// The clauses of all documents, kept current in the background. The fake source is touched by the library's thread only
/// while the test waits.
class TestClauseLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllDocumentsInTheBackground();
    void readsAChangedDocumentAgainAndForgetsADeletedOne();
    void leavesOutDocumentsThatAreNotRead();
    void keepsToItsLimit();
    void saysWhyItCouldNotRead();
    void endsWhileItReads();
    void stopsASearchWhenAsked();
    void ranksByMeaningWhenAModelIsThere();
    void takesAnotherModelAtAnyTime();
    void pointsOutNearDuplicates();
};

void TestClauseLibrary::readsAllDocumentsInTheBackground()
{
    FakeDocumentSource source;
    for (int i = 0; i < 450; ++i) // More than two pages of a list.
        source.put(u"contract %1"_qs.arg(i), {i == 7 ? assignment : insurance, i == 9 ? assignment : QString()});
    std::atomic<int> changes = 0;
    const ClauseLibrary library(source, [&changes] { ++changes; });
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 450 && state.waitingCount == 0; }));
    QCOMPARE(library.state().clauseCount, qsizetype(451));
    QVERIFY(changes > 0);
    const auto found = similar(library, assignment);
    QVERIFY(found.size() >= 2);
    const QStringList names{found[0].documentName, found[1].documentName};
    QVERIFY(names.contains(u"contract 7"_qs) && names.contains(u"contract 9"_qs));
    QCOMPARE(found[names.indexOf(u"contract 9"_qs)].evidence.page, 2);
}

void TestClauseLibrary::readsAChangedDocumentAgainAndForgetsADeletedOne()
{
    FakeDocumentSource source;
    const DocumentId changed = source.put(u"changed"_qs, {insurance});
    const DocumentId deleted = source.put(u"deleted"_qs, {assignment});
    ClauseLibrary library(source);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 2 && state.waitingCount == 0; }));
    QCOMPARE(similar(library, assignment).at(0).documentName, u"deleted"_qs);
    source.find(deleted)->document.isActive = false;
    source.find(changed)->pages[0].text = assignment + insurance;
    ++source.find(changed)->document.version;
    library.refresh();
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 1 && state.clauseCount == 2; }));
    QCOMPARE(similar(library, assignment).at(0).documentName, u"changed"_qs);
}

void TestClauseLibrary::leavesOutDocumentsThatAreNotRead()
{
    FakeDocumentSource source;
    source.put(u"there"_qs, {insurance});
    source.find(source.put(u"failed"_qs, {assignment}))->document.status = WorkStatus::Failed;
    const ClauseLibrary library(source);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 1; }));
    QVERIFY(similar(library, assignment).empty() || similar(library, assignment)[0].similarity < 0.5);
}

void TestClauseLibrary::keepsToItsLimit()
{
    FakeDocumentSource source;
    for (int i = 0; i < 10; ++i)
        source.put(u"contract %1"_qs.arg(i), {insurance});
    const ClauseLibrary library(source, {}, 4);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.leftOutCount == 6; }));
    QCOMPARE(library.state().clauseCount, qsizetype(4));
}

void TestClauseLibrary::saysWhyItCouldNotRead()
{
    FakeDocumentSource source;
    source.put(u"there"_qs, {insurance});
    source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, u"PostgreSQL is away"_qs};
    ClauseLibrary library(source);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.error == u"PostgreSQL is away"_qs; }));
    source.failure.reset();
    library.refresh();
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.error.isEmpty() && state.documentCount == 1; }));
}

void TestClauseLibrary::endsWhileItReads()
{
    FakeDocumentSource source;
    for (int i = 0; i < 2'000; ++i)
        source.put(u"contract %1"_qs.arg(i), {insurance.repeated(20)});
    for (int round = 0; round < 5; ++round) {
        const ClauseLibrary library(source);
        QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount > 0; }));
        QVERIFY(library.state().documentCount < 2'000);
    }
}

void TestClauseLibrary::stopsASearchWhenAsked()
{
    FakeDocumentSource source;
    source.put(u"there"_qs, {insurance});
    const ClauseLibrary library(source);
    std::stop_source stop;
    stop.request_stop();
    const auto found = library.fetchSimilar(insurance, 10, {}, {}, stop.get_token()).result();
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestClauseLibrary::ranksByMeaningWhenAModelIsThere()
{
    FakeDocumentSource source;
    source.put(u"a"_qs, {assignment});
    source.put(u"b"_qs, {insurance});
    const auto model = std::make_shared<InsuranceModel>();
    const ClauseLibrary library(source, {}, ClauseLibrary::mostClauses, model);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 2 && state.waitingCount == 0; }));
    const QString question = u"A question about the prior written consent of the other party and general matters of the Supplier"_qs;
    const auto found = library.fetchSimilar(question, 1).result();
    QVERIFY(found);
    QVERIFY(found->areByMeaning);
    QCOMPARE(found->clauses.size(), size_t(1));
    QCOMPARE(found->clauses[0].documentName, u"b"_qs);
    model->isAway = true;
    const auto byWords = library.fetchSimilar(question + u"!!"_qs, 1).result();
    QVERIFY(byWords);
    QVERIFY(!byWords->areByMeaning);
    QCOMPARE(byWords->note, u"the model is away"_qs);
    QCOMPARE(byWords->clauses.at(0).documentName, u"a"_qs);
}

void TestClauseLibrary::takesAnotherModelAtAnyTime()
{
    FakeDocumentSource source;
    source.put(u"a"_qs, {assignment});
    source.put(u"b"_qs, {insurance});
    ClauseLibrary library(source);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 2 && state.waitingCount == 0; }));
    const QString question = u"A question about the prior written consent of the other party and general matters of the Supplier"_qs;
    const auto ask = [&] { return *library.fetchSimilar(question, 1).result(); };
    QVERIFY(!ask().areByMeaning);
    library.setEmbedder(std::make_shared<InsuranceModel>());
    QVERIFY(ask().areByMeaning);
    QCOMPARE(ask().clauses.at(0).documentName, u"b"_qs);
    library.setEmbedder(nullptr);
    QVERIFY(!ask().areByMeaning);
    QCOMPARE(ask().clauses.at(0).documentName, u"a"_qs);
}

void TestClauseLibrary::pointsOutNearDuplicates()
{
    QString text;
    for (int i = 0; i < 200; ++i)
        text += u"Clause %1 says that party %2 must do thing %3 for party %4.\n\n"_qs.arg(i).arg(i * 7).arg(i * 3).arg(i * 5);
    FakeDocumentSource source;
    const DocumentId first = source.put(u"first"_qs, {text});
    source.put(u"second"_qs, {text + assignment});
    source.put(u"third"_qs, {insurance});
    const ClauseLibrary library(source);
    QVERIFY(reaches(library, [](const LibraryState &state) { return state.documentCount == 3 && state.waitingCount == 0; }));
    const auto found = library.fetchNearDuplicates(first).result();
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(1));
    QCOMPARE(found->at(0).documentName, u"second"_qs);
}

QTEST_GUILESS_MAIN(TestClauseLibrary)
#include "tst_clause_library.moc"
