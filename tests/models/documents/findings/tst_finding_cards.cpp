// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/finding_cards.h"
#include "tests/support/sample_analysis.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;
using Kind = FindingCard::Kind;

class TestFindingCards : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cardsStandUnderHeadingsFromTheGravestRiskOn()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.lostVerdicts = {sampleLostVerdict()};
        std::vector<Kind> kinds;
        for (const FindingCard &card : cardsOf(analysis))
            kinds.push_back(card.kind);
        QCOMPARE(kinds,
                 (std::vector<Kind>{Kind::Heading, Kind::Risk, Kind::Heading, Kind::Risk, Kind::Heading, Kind::Absence, Kind::Heading, Kind::Clause,
                                    Kind::Heading, Kind::NotFound, Kind::Heading, Kind::Lost}));
    }

    void whatShowsOneRiskIsOneCardInTheTextsOrder()
    {
        Analysis analysis = sampleAnalysis().analysis;
        analysis.risks[0].findings = {2, 0, 2, 1'000}; // twice, and one that there is not
        analysis.findings[2].verdict.judgement = Judgement::Wrong;
        const FindingCard card = cardsOf(analysis)[1];
        QCOMPARE(card.passages, (std::vector<int>{0, 2}));
        QVERIFY(card.hasPassage());
        QCOMPARE(judgedCount(card, analysis, Judgement::Wrong), 1);
        QVERIFY(!cardsOf(analysis)[0].hasPassage()); // a heading counts them, and shows none
        QCOMPARE(cardsOf(analysis)[0].passages.size(), size_t(2));
    }

    void isTheSameWhateverPassageIsShown()
    {
        const FindingCard card = cardsOf(sampleAnalysis().analysis)[1];
        FindingCard other = card;
        other.shown = 1;
        QVERIFY(card.isSameAs(other));
        other.passages.push_back(2);
        QVERIFY(!card.isSameAs(other));
    }
};

QTEST_GUILESS_MAIN(TestFindingCards)
#include "tst_finding_cards.moc"
