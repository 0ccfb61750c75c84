// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/review_builder.h"

#include "tests/models/import/building/made_record.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

/// What becomes of a record under a plan that takes its columns as it names them.
tl::expected<Review, RejectedRow> build(const MadeRecord &made, ImportPlan plan = {})
{
    plan.columns = made.columns;
    plan.mapping = made.mapping;
    plan.fallbackEntityName = QStringLiteral("The File");
    return ReviewBuilder(plan).build(made.record, made.columns);
}

/// The column for which a record is refused; "taken": it is not.
QString refusedFor(const MadeRecord &made)
{
    const auto review = build(made);
    return review ? QStringLiteral("taken") : review.error().column;
}

} // namespace

class TestReviewBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesMeetTheirFields()
    {
        const auto review = build({{Field::PlatformReviewId, QStringLiteral("r1")},
                                   {Field::AuthorName, QStringLiteral("Ann")},
                                   {Field::IsVerified, QStringLiteral("Verified Purchase")},
                                   {Field::Title, QStringLiteral("Good")},
                                   {Field::Language, QStringLiteral("en-US")},
                                   {Field::Rating, QStringLiteral("4")},
                                   {Field::HelpfulCount, QStringLiteral("1,234")},
                                   {Field::Sentiment, QStringLiteral("neg")},
                                   {Field::SentimentScore, QStringLiteral("-0.5")},
                                   {Field::Tags, QStringLiteral("a|b")},
                                   {Field::ReviewedAt, QStringLiteral("2020-02-03")}});
        QVERIFY(review);
        QCOMPARE(review->platformReviewId, QStringLiteral("r1"));
        QCOMPARE(review->authorName, QStringLiteral("Ann"));
        QVERIFY(review->isVerified);
        QCOMPARE(review->title, QStringLiteral("Good"));
        QCOMPARE(review->language, QStringLiteral("en"));
        QCOMPARE(review->rating, std::optional(4.0));
        QCOMPARE(review->helpfulCount, 1234);
        QCOMPARE(review->sentiment, std::optional(Sentiment::Negative));
        QCOMPARE(review->sentimentScore, std::optional(-0.5));
        QCOMPARE(review->tags, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(review->reviewedAt.date(), QDate(2020, 2, 3));
        QVERIFY(review->metadata.isEmpty());
    }

    void valuesThatFitNoFieldStayInTheMetadata()
    {
        const MadeRecord made{{Field::Platform, QStringLiteral("rvshare")},   {Field::Language, QStringLiteral("martian")},
                              {Field::IsVerified, QStringLiteral("perhaps")}, {Field::LikeCount, QStringLiteral("many")},
                              {Field::Sentiment, QStringLiteral("lovely")},   {Field::SentimentScore, QStringLiteral("17")},
                              {Field::ImageUrls, QStringLiteral("none of")}};
        const auto review = build(made);
        QVERIFY(review);
        QStringList names = made.columns;
        names.sort();
        QCOMPARE(review->metadata.keys(), names);
    }

    void whatWasGoodAndBadIsOneTextAndStaysApartInTheMetadata()
    {
        const MadeRecord made{{Field::Positive, QStringLiteral("Park")}, {Field::Negative, QStringLiteral("Noise")}};
        auto review = build(made);
        QVERIFY(review);
        QCOMPARE(review->text, QStringLiteral("Positive: Park\n\nNegative: Noise"));
        QCOMPARE(review->metadata.size(), 2);
        review = build({{Field::Text, QStringLiteral("All in all")}, {Field::Negative, QStringLiteral("no negative")}});
        QCOMPARE(review->text, QStringLiteral("All in all"));
    }

    void anEntityIsNamedByThePlanTheRecordOrTheFile()
    {
        const auto ofFile = build({{Field::Text, QStringLiteral("a")}});
        QCOMPARE(ofFile->entityName, QStringLiteral("The File"));
        QCOMPARE(ofFile->entityId, QStringLiteral("the-file"));
        const MadeRecord named{{Field::Text, QStringLiteral("a")}, {Field::EntityId, QStringLiteral("e7")}};
        QCOMPARE(build(named)->entityName, QStringLiteral("e7"));
        ImportPlan plan;
        plan.entityId = QStringLiteral("e1");
        const auto ofPlan = build(named, plan);
        QCOMPARE(ofPlan->entityId, QStringLiteral("e1"));
        QCOMPARE(ofPlan->metadata.value(named.columns[1]).toString(), QStringLiteral("e7"));
    }

    void aRecommendationIsARatingWhereThereIsNoOther()
    {
        QVERIFY(build({{Field::Recommended, QStringLiteral("5")}})->rating);
        const MadeRecord both{{Field::Rating, QStringLiteral("2")}, {Field::Recommended, QStringLiteral("5")}};
        const auto review = build(both);
        QCOMPARE(review->rating, std::optional(2.0));
        QVERIFY(review->metadata.contains(both.columns[1]));
        QCOMPARE(refusedFor({{Field::Recommended, QStringLiteral("11")}}), nameOf(Field::Recommended));
    }

    void anIdThatOnlyCountsRowsStandsForNothing()
    {
        const MadeRecord made{{Field::PlatformReviewId, QStringLiteral("12")}, {Field::Text, QStringLiteral("a")}};
        QCOMPARE(build(made)->platformReviewId, QStringLiteral("12"));
        ImportPlan plan;
        plan.idIsRowNumber = true;
        const auto review = build(made, plan);
        QVERIFY(review->platformReviewId.startsWith(QStringLiteral("c:")));
        QCOMPARE(review->metadata.value(made.columns[0]).toString(), QStringLiteral("12"));
    }

    void aRecordThatCannotBeStoredIsRejected()
    {
        QCOMPARE(refusedFor({{Field::Title, QString(2'001, u'x')}}), nameOf(Field::Title));
        QCOMPARE(refusedFor({{Field::Tags, QString(201, u'x')}}), nameOf(Field::Tags));
        QCOMPARE(refusedFor({{Field::ReviewedAt, QStringLiteral("3000-01-01")}}), nameOf(Field::ReviewedAt));
        MadeRecord large{{Field::Title, QStringLiteral("a")}};
        large.add(QStringLiteral("notes"), QString(300'000, u'x'));
        QCOMPARE(refusedFor(large), QString()); // the record as a whole
    }
};

QTEST_GUILESS_MAIN(TestReviewBuilder)
#include "tst_review_builder.moc"
