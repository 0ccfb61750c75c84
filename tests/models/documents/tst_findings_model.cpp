// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings_model.h"
#include "tests/support/sample_analysis.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;

class TestFindingsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsRisksFromTheGravestThenClausesThenWhatIsAbsent();
    void countsRisksAndNotTheirCards();
    void walksFromFindingToFindingAroundTheEnd();
    void showsAVerdictWithoutMovingARow();
    void ignoresNumbersThatNameNoFinding();
    void emptiesWithTheAnalysis();

private:
    [[nodiscard]] QStringList titles() const;
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
    QCOMPARE(titles(), (QStringList{QStringLiteral("High risk"), QStringLiteral("Uncapped liability"), QStringLiteral("Medium risk"),
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

void TestFindingsModel::countsRisksAndNotTheirCards()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    analysis.risks[0].findings = {0, 2};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(m_model->index(0).data(FindingsModel::CountRole).toInt(), 1);
    QCOMPARE(m_model->rowCount(), 9); // two cards under the heading, no other clause left
}

void TestFindingsModel::walksFromFindingToFindingAroundTheEnd()
{
    QCOMPARE(m_model->nextFindingRow(-1, 1), 1);
    QCOMPARE(m_model->nextFindingRow(1, 1), 3);
    QCOMPARE(m_model->nextFindingRow(3, 1), 7);
    QCOMPARE(m_model->nextFindingRow(7, 1), 1);
    QCOMPARE(m_model->nextFindingRow(1, -1), 7);
    QCOMPARE(m_model->nextFindingRow(-1, -1), 7);
    QCOMPARE(m_model->findingRowCount(), 3);
    QCOMPARE(m_model->positionOf(3), 2);
    QCOMPARE(m_model->positionOf(4), 0);
    QCOMPARE(m_model->rowOfFinding(2), 7);
    QCOMPARE(m_model->rowOfFinding(99), -1);
}

void TestFindingsModel::showsAVerdictWithoutMovingARow()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->setVerdict(1, {Judgement::Wrong, QStringLiteral("only by consent"), {}, {}});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->index(3).data(FindingsModel::JudgementRole).toInt(), int(Judgement::Wrong));
    QCOMPARE(m_model->index(3).data(FindingsModel::NoteRole).toString(), QStringLiteral("only by consent"));
    m_model->setVerdict(77, {});
    QCOMPARE(changed.count(), 1);
}

void TestFindingsModel::ignoresNumbersThatNameNoFinding()
{
    Analysis analysis = sampleAnalysis().analysis;
    analysis.id.value = QUuid::createUuid();
    analysis.risks[0].findings = {-3, 0, 1'000};
    m_model->setAnalysis(std::make_shared<const Analysis>(analysis));
    QCOMPARE(m_model->findingRowCount(), 3);
}

void TestFindingsModel::emptiesWithTheAnalysis()
{
    m_model->setAnalysis(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->nextFindingRow(-1, 1), -1);
}

QTEST_GUILESS_MAIN(TestFindingsModel)
#include "tst_findings_model.moc"
