// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_model.h"
#include "models/documents/findings/findings_report.h"
#include "tests/support/sample_analysis.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestFindingsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsRisksFromTheGravestThenClausesThenWhatIsAbsent();
    void aRiskIsOneCardWithAllItsPassages();
    void otherClausesOfACategoryAreOneCard();
    void whatIsSaidOfAllPassagesIsSaidOfTheCard();
    void keepsThePassageThatIsShownWhenVerdictsCome();
    void cardsAndPassagesAddUpToWhatIsExported();
    void walksFromFindingToFindingAroundTheEnd();
    void listsWhatWasSaidOfFindingsThatAreGone();
    void showsADraftInPlaceOfWhatIsStored();
    void ignoresNumbersThatNameNoFinding();
    void emptiesWithTheAnalysis();

private:
    [[nodiscard]] QStringList titles() const;
    /// Sixteen places that show one risk, out of the text's order, and three of one other category; some judged.
    [[nodiscard]] static Analysis repeated();
    [[nodiscard]] QVariant of(int row, int role) const { return m_model->index(row).data(role); }
    std::unique_ptr<FindingsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestFindingsModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<FindingsModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setAnalysis(std::make_shared<const Analysis>(sampleAnalysis().analysis));
}

QStringList TestFindingsModel::titles() const
{
    QStringList found;
    for (int row = 0; row < m_model->rowCount(); ++row)
        found << m_model->index(row).data().toString();
    return found;
}

void TestFindingsModel::listsRisksFromTheGravestThenClausesThenWhatIsAbsent()
{
    QCOMPARE(titles(),
             (QStringList{QStringLiteral("High risk"), QStringLiteral("Uncapped liability"), QStringLiteral("Medium risk"),
                          QStringLiteral("Auto-renewal, 30 days notice"), QStringLiteral("Low risk"), QStringLiteral("No insurance asked for"),
                          QStringLiteral("Other clauses"), QStringLiteral("Governing Law"), QStringLiteral("Looked for, not found"),
                          titles().last()}));
    QVERIFY(!(m_model->flags(m_model->index(0)) & Qt::ItemIsSelectable));
    QCOMPARE(m_model->index(1).data(FindingsModel::QuoteRole).toString(), QStringLiteral("liable without limitation as to amount"));
    QCOMPARE(m_model->index(1).data(FindingsModel::PageRole).toInt(), 1);
    QCOMPARE(m_model->index(5).data(FindingsModel::FindingRole).toInt(), -1);
    QCOMPARE(m_model->index(9).data(FindingsModel::WhyRole).toString(), QStringLiteral("Insurance"));
    QVERIFY(m_model->index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("page 1")));
}

Analysis TestFindingsModel::repeated()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    analysis.findings.clear();
    for (int number = 0; number < 19; ++number) {
        Evidence evidence = sampleAnalysis().analysis.findings[0].evidence;
        evidence.range = {1'000 - 10 * number, 1'005 - 10 * number};
        evidence.quote = QStringLiteral("place %1").arg(number);
        analysis.findings.push_back({number, number < 16 ? QStringLiteral("Uncapped Liability") : QStringLiteral("Audit Rights"), 0.9, evidence, {}});
    }
    analysis.risks[0].findings.clear();
    for (int number = 0; number < 16; ++number)
        analysis.risks[0].findings.push_back(number);
    analysis.risks.erase(analysis.risks.begin() + 1);
    return analysis;
}

void TestFindingsModel::aRiskIsOneCardWithAllItsPassages()
{
    m_model->setAnalysis(std::make_shared<const Analysis>(repeated()));
    QCOMPARE(of(0, FindingsModel::CountRole).toInt(), 1);
    QCOMPARE(of(0, FindingsModel::PassageCountRole).toInt(), 16);
    QVERIFY(of(0, Qt::AccessibleTextRole).toString().contains(QStringLiteral("16 passages")));
    QCOMPARE(of(1, FindingsModel::PassageCountRole).toInt(), 16);
    QCOMPARE(of(1, FindingsModel::PassageRole).toInt(), 1);
    QCOMPARE(of(1, FindingsModel::QuoteRole).toString(), QStringLiteral("place 15")); // the first in the text
    QCOMPARE(m_model->nextFindingRow(1, 1), 5);                                       // over a risk that no words show
    QVERIFY(!m_model->stepPassage(1, -1));
    for (int step = 0; step < 15; ++step)
        QVERIFY(m_model->stepPassage(1, 1));
    QVERIFY(!m_model->stepPassage(1, 1)); // not around the end
    QCOMPARE(of(1, FindingsModel::QuoteRole).toString(), QStringLiteral("place 0"));
    QCOMPARE(m_model->findingAt(1)->number, 0);
    QVERIFY(of(1, Qt::AccessibleTextRole).toString().contains(QStringLiteral("passage 16 of 16")));
    QCOMPARE(m_model->showFinding(11), 1);
    QCOMPARE(of(1, FindingsModel::PassageRole).toInt(), 5);
    QCOMPARE(m_model->showFinding(99), -1);
}

void TestFindingsModel::otherClausesOfACategoryAreOneCard()
{
    m_model->setAnalysis(std::make_shared<const Analysis>(repeated()));
    QCOMPARE(of(4, Qt::DisplayRole).toString(), QStringLiteral("Other clauses"));
    QCOMPARE(of(4, FindingsModel::CountRole).toInt(), 1);
    QCOMPARE(of(5, Qt::DisplayRole).toString(), QStringLiteral("Audit Rights"));
    QCOMPARE(m_model->passagesAt(5), (std::vector<int>{18, 17, 16}));
    QCOMPARE(m_model->rowOfFinding(18), 5);
}

void TestFindingsModel::whatIsSaidOfAllPassagesIsSaidOfTheCard()
{
    Analysis analysis = repeated();
    analysis.findings[18].verdict.judgement = Judgement::Right;
    analysis.findings[17].verdict.judgement = Judgement::Wrong;
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(of(5, FindingsModel::JudgementRole).toInt(), int(Judgement::None));
    QCOMPARE(of(5, FindingsModel::PassageJudgementRole).toInt(), int(Judgement::Right));
    QCOMPARE(of(5, FindingsModel::RightCountRole).toInt(), 1);
    QCOMPARE(of(5, FindingsModel::WrongCountRole).toInt(), 1);
    QVERIFY(of(5, Qt::AccessibleTextRole).toString().contains(QStringLiteral("1 of 3 passages judged right, 1 wrong")));
    for (const size_t number : {16, 17, 18})
        analysis.findings[number].verdict.judgement = Judgement::Wrong;
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(of(5, FindingsModel::JudgementRole).toInt(), int(Judgement::Wrong));
}

void TestFindingsModel::keepsThePassageThatIsShownWhenVerdictsCome()
{
    Analysis analysis = repeated();
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    m_model->showFinding(8);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    analysis.findings[8].verdict = {Judgement::Wrong, QStringLiteral("only by consent"), {}, {}};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->findingAt(1)->number, 8);
    QCOMPARE(of(1, FindingsModel::PassageJudgementRole).toInt(), int(Judgement::Wrong));
    QCOMPARE(of(1, FindingsModel::NoteRole).toString(), QStringLiteral("only by consent"));
}

/// The table has a row for each finding, the report's JSON each risk and each finding: the list counts the same.
void TestFindingsModel::cardsAndPassagesAddUpToWhatIsExported()
{
    Analysis analysis = repeated();
    analysis.risks.push_back(analysis.risks.front()); // its places show another risk, too
    analysis.risks.back().severity = Severity::Medium;
    analysis.risks.back().findings = {3, 4, 17};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    int risks = 0;
    QSet<int> passages;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto kind = FindingsModel::RowKind(of(row, FindingsModel::RowKindRole).toInt());
        risks += kind == FindingsModel::RowKind::Risk || kind == FindingsModel::RowKind::Absence;
        for (const int number : m_model->passagesAt(row))
            passages.insert(number);
    }
    const FindingsReport report{{}, analysis, {}};
    const QJsonObject exported = reportJson(report)[u"analysis"].toObject();
    QCOMPARE(risks, int(exported[u"risks"].toArray().size()));
    QCOMPARE(int(passages.size()), int(findingRows(report).size()));
    QCOMPARE(int(passages.size()), int(exported[u"findings"].toArray().size()));
    const auto inRisk = [&](int risk) { return int(exported[u"risks"][risk][u"findings"].toArray().size()); };
    QCOMPARE(of(1, FindingsModel::PassageCountRole).toInt(), inRisk(0));
}

void TestFindingsModel::walksFromFindingToFindingAroundTheEnd()
{
    QCOMPARE(m_model->nextFindingRow(-1, 1), 1);
    QCOMPARE(m_model->nextFindingRow(1, 1), 3);
    QCOMPARE(m_model->nextFindingRow(3, 1), 7);
    QCOMPARE(m_model->nextFindingRow(7, 1), 1);
    QCOMPARE(m_model->nextFindingRow(1, -1), 7);
    QCOMPARE(m_model->nextFindingRow(-1, -1), 7);
    QCOMPARE(m_model->rowOfFinding(2), 7);
    QCOMPARE(m_model->rowOfFinding(99), -1);
}

void TestFindingsModel::listsWhatWasSaidOfFindingsThatAreGone()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.lostVerdicts = {sampleLostVerdict()};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    const int last = m_model->rowCount() - 1;
    QCOMPARE(m_model->index(last - 1).data().toString(), QStringLiteral("No longer found"));
    QCOMPARE(m_model->index(last - 1).data(FindingsModel::CountRole).toInt(), 1);
    const QModelIndex card = m_model->index(last);
    QCOMPARE(card.data().toString(), QStringLiteral("Notice Period"));
    QCOMPARE(card.data(FindingsModel::QuoteRole).toString(), QStringLiteral("thirty days before"));
    QCOMPARE(card.data(FindingsModel::NoteRole).toString(), QStringLiteral("ask for sixty"));
    QVERIFY(card.data(FindingsModel::WhyRole).toString().contains(QStringLiteral("judged wrong by ana")));
    QVERIFY(card.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("ask for sixty")));
    QCOMPARE(m_model->rangeAt(last), std::optional(analysis.lostVerdicts[0].evidence.range));
    QVERIFY(!m_model->findingAt(last));
}

void TestFindingsModel::showsADraftInPlaceOfWhatIsStored()
{
    const Analysis analysis = sampleAnalysis().analysis;
    VerdictDraft draft{analysis.documentId,
                       {QUuid::createUuid()},
                       7,
                       analysis.findings[1].category,
                       analysis.findings[1].evidence.quote,
                       analysis.findings[1].evidence.range.start,
                       {},
                       {Judgement::Right, QStringLiteral("mine"), {}, {}},
                       VerdictDraft::State::OnItsWay,
                       {}};
    m_model->setDrafts({draft}); // of an earlier analysis, where the finding had another number
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(m_model->index(3).data(FindingsModel::NoteRole).toString(), QStringLiteral("mine"));
    QCOMPARE(m_model->index(3).data(FindingsModel::JudgementRole).toInt(), int(Judgement::Right));
    QVERIFY(!m_model->index(3).data(FindingsModel::UnsavedRole).toBool());
    QVERIFY(m_model->index(1).data(FindingsModel::NoteRole).toString().isEmpty());
    draft.state = VerdictDraft::State::Waiting;
    m_model->setDrafts({draft});
    QVERIFY(m_model->index(3).data(FindingsModel::UnsavedRole).toBool());
    QVERIFY(m_model->index(3).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not saved yet")));
}

void TestFindingsModel::ignoresNumbersThatNameNoFinding()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    analysis.risks[0].findings = {-3, 0, 1'000};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(m_model->passagesAt(1), (std::vector<int>{0}));
}

void TestFindingsModel::emptiesWithTheAnalysis()
{
    m_model->setAnalysis(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->nextFindingRow(-1, 1), -1);
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findings_model.moc"
