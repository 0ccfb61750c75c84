// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/facet_choices.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/models/reviews/poor_on_yelp.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestFacetChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choicesWidenAndNarrowAField()
    {
        FakeReviewSource source(100'000);
        const ReviewFacets facets = *source.fetchFacets({}, {}).result()->value;
        FilterState state = poorOnYelp();
        auto choices = choicesFor(FilterField::Rating, &facets, state);
        QVERIFY(!choices[0].isChosen && choices[3].isChosen && choices[4].isChosen);
        setChosen(state, FilterField::Rating, choices[2], true); // 3 stars
        QCOMPARE(starsOf(state.values())->last, 3);
        setChosen(state, FilterField::Rating, choices[4], false); // 1 star
        QCOMPARE(starsOf(state.values())->first, 2);
        setChosen(state, FilterField::Rating, choices.back(), true); // not rated
        QVERIFY(state.values().isRated == false && !state.values().ratingMin);
        choices = choicesFor(FilterField::Entity, &facets, state);
        QCOMPARE(choices.size(), size_t(8));
        QCOMPARE(choices[0].count, std::optional<qint64>(12'500));
    }

    void everyChoiceCanBeChosenAndTakenAway_data()
    {
        QTest::addColumn<FilterField>("field");
        for (int i = 0; i < filterFieldCount; ++i) {
            if (FilterField(i) != FilterField::Date && FilterField(i) != FilterField::Text)
                QTest::newRow(qPrintable(titleOf(FilterField(i)))) << FilterField(i);
        }
    }

    void everyChoiceCanBeChosenAndTakenAway()
    {
        QFETCH(FilterField, field);
        FakeReviewSource source(100'000);
        const ReviewFacets facets = *source.fetchFacets({}, {}).result()->value;
        const FilterChoices choices = choicesFor(field, &facets, {});
        QVERIFY(!choices.empty());
        for (size_t i = 0; i < choices.size(); ++i) {
            FilterState state;
            setChosen(state, field, choices[i], true);
            QVERIFY2(state.isSet(field), qPrintable(choices[i].key));
            for (const FilterChoice &shown : choicesFor(field, &facets, state))
                QCOMPARE(shown.isChosen, shown.key == choices[i].key);
            setChosen(state, field, choices[i], false);
            QVERIFY2(!state.isSet(field), qPrintable(choices[i].key));
        }
    }

    void whatCannotBeCombinedReplaces()
    {
        FilterState state;
        setChosen(state, FilterField::Sentiment, {nameOf(Sentiment::Negative), {}, {}, {}}, true);
        setChosen(state, FilterField::Sentiment, {QStringLiteral("unknown"), {}, {}, {}}, true);
        QVERIFY(state.values().sentiments.empty() && state.values().hasSentiment == false);
        setChosen(state, FilterField::Sentiment, {nameOf(Sentiment::Neutral), {}, {}, {}}, true);
        QVERIFY(!state.values().hasSentiment);
        setChosen(state, FilterField::Verified, {QStringLiteral("yes"), {}, {}, {}}, true);
        setChosen(state, FilterField::Verified, {QStringLiteral("no"), {}, {}, {}}, true);
        QCOMPARE(state.values().isVerified, std::optional(false));
    }

    void aChosenEntityKeepsItsName()
    {
        FilterState state;
        setChosen(state, FilterField::Entity, {QStringLiteral("e1"), QStringLiteral("Hotel Aurora"), {}, {}}, true);
        QCOMPARE(state.chipValue(FilterField::Entity), QStringLiteral("Hotel Aurora"));
        QCOMPARE(choicesFor(FilterField::Entity, nullptr, state)[0].label, QStringLiteral("Hotel Aurora"));
    }
};

QTEST_GUILESS_MAIN(TestFacetChoices)
#include "tst_facet_choices.moc"
