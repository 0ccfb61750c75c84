// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/analysis_json.h"

#include <QJsonArray>
#include <QTest>

using namespace lectern;

class TestAnalysisJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Analyses are stored under these names: a changed one would be read as another.
    void namesStandInTheOrderOfTheirEnums()
    {
        using Kind = SummaryFact::Kind;
        const std::vector<std::pair<Kind, QString>> kinds = {{Kind::Title, u"title"_qs},
                                                             {Kind::Party, u"party"_qs},
                                                             {Kind::AgreementDate, u"agreement_date"_qs},
                                                             {Kind::EffectiveDate, u"effective_date"_qs},
                                                             {Kind::ExpirationDate, u"expiration_date"_qs},
                                                             {Kind::Term, u"term"_qs},
                                                             {Kind::Renewal, u"renewal"_qs},
                                                             {Kind::GoverningLaw, u"governing_law"_qs},
                                                             {Kind::Money, u"money"_qs}};
        QCOMPARE(kinds.size(), factKindNames.size());
        for (const auto &[kind, name] : kinds)
            QCOMPARE(nameOf(kind), name);
        QCOMPARE(nameOf(Judgement::None), u"none"_qs);
        QCOMPARE(nameOf(Judgement::Right), u"right"_qs);
        QCOMPARE(nameOf(Judgement::Wrong), u"wrong"_qs);
    }

    void evidenceIsItsPlaceAndItsWords()
    {
        QCOMPARE(toJson(Evidence{2, {10, 14}, u"five"_qs, QByteArray(32, 'h')}),
                 (QJsonObject{{u"page"_qs, 2}, {u"start"_qs, 10}, {u"end"_qs, 14}, {u"quote"_qs, u"five"_qs}}));
    }

    void risksAndCategoriesNameTheirFindingsByNumber()
    {
        QCOMPARE(toJson(Risk{u"cap"_qs, u"No cap"_qs, Severity::High, u"Why."_qs, u"Ask."_qs, {0, 3}}),
                 (QJsonObject{{u"rule"_qs, u"cap"_qs},
                              {u"title"_qs, u"No cap"_qs},
                              {u"severity"_qs, u"high"_qs},
                              {u"why"_qs, u"Why."_qs},
                              {u"recommendation"_qs, u"Ask."_qs},
                              {u"findings"_qs, QJsonArray{0, 3}}}));
        QCOMPARE(
            toJson(CategoryResult{u"Governing Law"_qs, true, 0.5, {1}}),
            (QJsonObject{{u"category"_qs, u"Governing Law"_qs}, {u"present"_qs, true}, {u"confidence"_qs, 0.5}, {u"findings"_qs, QJsonArray{1}}}));
    }
};

QTEST_APPLESS_MAIN(TestAnalysisJson)
#include "tst_analysis_json.moc"
