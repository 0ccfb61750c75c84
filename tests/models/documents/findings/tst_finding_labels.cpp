// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/finding_labels.h"
#include "tests/support/sample_analysis.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestFindingLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCardIsSpokenWhole()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.findings[0].verdict.judgement = Judgement::Right;
        const std::vector<FindingCard> cards = cardsOf(analysis);
        QCOMPARE(titleOf(cards[0], analysis), QStringLiteral("High risk"));
        QCOMPARE(spokenText(cards[0], analysis, false), QStringLiteral("High risk, 1"));
        QCOMPARE(whyOf(cards[1], analysis), QStringLiteral("Nothing limits what you owe."));
        const QString spoken = QStringLiteral(
            "Uncapped liability, High risk, liable without limitation as to amount, page 1, confidence 0.94, judged right");
        QCOMPARE(spokenText(cards[1], analysis, false), spoken);
        QCOMPARE(spokenText(cards[1], analysis, true), spoken + QStringLiteral(", not saved yet"));
    }

    void saysWhatWasNotFound()
    {
        const Analysis analysis = sampleAnalysis().analysis;
        QCOMPARE(whyOf(cardsOf(analysis).back(), analysis), QStringLiteral("Insurance"));
    }

    void saysWhoJudgedAndOfWhat()
    {
        const LostVerdict lost = sampleLostVerdict();
        QVERIFY(verdictText(lost.verdict).startsWith(QStringLiteral("judged wrong by ana, ")));
        QVERIFY(lostVerdictText(lost).contains(QStringLiteral("(ollama), judged wrong by ana, ")));
        QVERIFY(verdictText({Judgement::None, QStringLiteral("x"), QStringLiteral("bob"), {}}).startsWith(QStringLiteral("noted by bob")));
    }

    void namesEverySeverity()
    {
        QCOMPARE(displayNameOf(Severity::High), QStringLiteral("High"));
        QCOMPARE(displayNameOf(Severity::None), QStringLiteral("None"));
    }
};

QTEST_GUILESS_MAIN(TestFindingLabels)
#include "tst_finding_labels.moc"
