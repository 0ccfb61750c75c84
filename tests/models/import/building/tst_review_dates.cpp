// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/review_dates.h"

#include "tests/models/import/building/made_record.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

QString dayOf(const QDateTime &moment) { return moment.toString(u"yyyy-MM-dd"); }

QString faultyColumn(const FieldOutcome &outcome) { return outcome ? QStringLiteral("none") : outcome.error().column; }

} // namespace

class TestReviewDates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachDateIsReadByItsOwnRule()
    {
        MadeRecord made{{Field::ReviewedAt, QStringLiteral("1/2/2020")}, {Field::OwnerReplyAt, QStringLiteral("3/4/2020")}};
        Review review;
        QVERIFY(takeDates(review, made.fields, {{Field::ReviewedAt, {DateOrder::MonthFirst, {}, {}}}}));
        QCOMPARE(dayOf(review.reviewedAt), QStringLiteral("2020-01-02"));
        QCOMPARE(review.reviewedAtPrecision, DatePrecision::Day);
        QCOMPARE(dayOf(review.ownerReplyAt), QStringLiteral("2020-04-03"));
        QVERIFY(!made.fields.isHomeless(0) && !made.fields.isHomeless(1));
    }

    void relativeDatesCountFromWhenTheReviewWasFetched()
    {
        MadeRecord made{{Field::FetchedAt, QStringLiteral("2024-01-15")}, {Field::ReviewedAt, QStringLiteral("2 weeks ago")}};
        Review review;
        QVERIFY(takeDates(review, made.fields, {}));
        QCOMPARE(dayOf(review.fetchedAt), QStringLiteral("2024-01-15"));
        QCOMPARE(dayOf(review.reviewedAt), QStringLiteral("2024-01-01"));
    }

    void withoutADateItHasTheMonthOrTheYearOfTheVisit()
    {
        MadeRecord month{{Field::VisitedAt, QStringLiteral("2025-12-24")}};
        Review review;
        QVERIFY(takeDates(review, month.fields, {}));
        QCOMPARE(dayOf(review.reviewedAt), QStringLiteral("2025-12-01"));
        QCOMPARE(review.reviewedAtPrecision, DatePrecision::Month);
        QVERIFY(month.fields.isHomeless(0)); // the day would be lost

        MadeRecord year{{Field::VisitedAt, QStringLiteral("2025")}};
        QVERIFY(takeDates(review, year.fields, {}));
        QCOMPARE(dayOf(review.reviewedAt), QStringLiteral("2025-01-01"));
        QCOMPARE(review.reviewedAtPrecision, DatePrecision::Year);
    }

    void withoutAnyItSaysSo()
    {
        MadeRecord made{{Field::ReviewedAt, QStringLiteral("")}, {Field::VisitedAt, QStringLiteral("some day")}, {Field::OwnerReplyAt, QString()}};
        Review review;
        QVERIFY(takeDates(review, made.fields, {}));
        QCOMPARE(dayOf(review.reviewedAt), QStringLiteral("1900-01-01"));
        QCOMPARE(review.reviewedAtPrecision, DatePrecision::Unknown);
        QVERIFY(review.ownerReplyAt.isNull());
        for (int column = 0; column < 3; ++column)
            QVERIFY(made.fields.isHomeless(column));
    }

    void aDateThatCannotBeRightRejectsTheRecordUnlessItIsOnlyHelpful()
    {
        Review review;
        MadeRecord reviewed{{Field::ReviewedAt, QStringLiteral("3000-01-01")}};
        QCOMPARE(faultyColumn(takeDates(review, reviewed.fields, {})), reviewed.columns[0]);
        MadeRecord replied{{Field::ReviewedAt, QStringLiteral("2020-01-01")}, {Field::OwnerReplyAt, QStringLiteral("someday")}};
        QCOMPARE(faultyColumn(takeDates(review, replied.fields, {})), replied.columns[1]);
        MadeRecord fetched{{Field::FetchedAt, QStringLiteral("someday")}, {Field::ReviewedAt, QStringLiteral("2020-01-01")}};
        QVERIFY(takeDates(review, fetched.fields, {}));
        QVERIFY(fetched.fields.isHomeless(0));
    }
};

QTEST_APPLESS_MAIN(TestReviewDates)
#include "tst_review_dates.moc"
