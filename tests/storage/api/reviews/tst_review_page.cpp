// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/reviews/review_page.h"

#include <QRandomGenerator>
#include <QTest>

using namespace lectern;

namespace {

ReviewPageBuilder::Row sampleRow()
{
    ReviewPageBuilder::Row row;
    row.id = {QUuid(QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e"))};
    row.platform = Platform::AppStore;
    row.entityType = EntityType::Product;
    row.sentiment = Sentiment::Negative;
    row.rating = 4.35;
    row.sentimentScore = -0.6213;
    row.reviewedAtMicros = -123'456'789;
    row.reviewedAtPrecision = DatePrecision::Month;
    row.version = 7;
    row.helpfulCount = 23;
    row.imageCount = 2;
    row.isVerified = true;
    row.isAnswered = true;
    row.entityId = "nordwind";
    row.entityName = "Nordwind Ä";
    row.title = "Refund";
    row.excerpt = "契約";
    row.tags = "refund, support";
    row.anchor = "-123456789\x1f"
                 "0f8fad5b";
    return row;
}

ReviewPage pageOf(int rows)
{
    ReviewPageBuilder builder;
    for (int i = 0; i < rows; ++i)
        builder.add(sampleRow());
    return std::move(builder).build();
}

} // namespace

class TestReviewPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackEveryField()
    {
        const ReviewPage page = pageOf(3);
        QCOMPARE(page.rowCount(), 3);
        const ReviewRow row = page.row(1);
        QCOMPARE(row.id().value.toString(QUuid::WithoutBraces), QStringLiteral("0f8fad5b-d9cb-469f-a165-70867728950e"));
        QCOMPARE(row.platform(), Platform::AppStore);
        QCOMPARE(row.entityType(), EntityType::Product);
        QCOMPARE(row.sentiment(), Sentiment::Negative);
        QCOMPARE(row.rating(), 4.35);
        QCOMPARE(row.sentimentScore(), -0.6213);
        QCOMPARE(row.reviewedAtMicros(), -123'456'789);
        QCOMPARE(row.reviewedAtPrecision(), DatePrecision::Month);
        QCOMPARE(row.version(), 7);
        QCOMPARE(row.helpfulCount(), 23);
        QCOMPARE(row.imageCount(), 2);
        QVERIFY(row.isVerified() && row.isActive() && row.isAnswered());
        QCOMPARE(row.entityName(), QStringLiteral("Nordwind Ä"));
        QCOMPARE(row.excerpt(), QStringLiteral("契約"));
        QCOMPARE(row.authorName(), QString());
        QCOMPARE(row.tags(), QStringLiteral("refund, support"));
        QCOMPARE(page.anchorOf(2).values, (QStringList{QStringLiteral("-123456789"), QStringLiteral("0f8fad5b")}));
        QCOMPARE(page.indexOf(row.id()), 0);
        QCOMPARE(page.indexOf({QUuid::createUuid()}), -1);
    }

    void keepsAbsentValuesAbsent()
    {
        ReviewPageBuilder builder;
        builder.add({});
        const ReviewPage page = std::move(builder).build();
        QVERIFY(!page.row(0).rating() && !page.row(0).sentiment() && !page.row(0).sentimentScore());
    }

    void survivesTheRoundTripThroughBytes()
    {
        const ReviewPage page = pageOf(pageRowCount);
        const auto again = ReviewPage::fromPacked(page.packed());
        QVERIFY(again);
        QCOMPARE(again->row(pageRowCount - 1).title(), QStringLiteral("Refund"));
    }

    void refusesTruncatedBytes()
    {
        const QByteArray bytes = pageOf(2).packed();
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!ReviewPage::fromPacked(bytes.left(size)), qPrintable(QString::number(size)));
    }

    void neverReadsOutsideOfHostileBytes()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QByteArray good = pageOf(5).packed();
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            for (int flips = random.bounded(1, 8); flips > 0; --flips)
                bytes[random.bounded(bytes.size())] = char(random.generate());
            if (const auto page = ReviewPage::fromPacked(bytes)) {
                for (int i = 0; i < page->rowCount(); ++i) {
                    QVERIFY(page->row(i).tags().size() <= bytes.size());
                    QVERIFY(page->anchorOf(i).values.size() <= bytes.size());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestReviewPage)
#include "tst_review_page.moc"
