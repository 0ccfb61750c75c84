// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/codec.h"

#include <QRandomGenerator>
#include <QJsonArray>
#include <QtTest>

using namespace lectern;
using namespace lectern::cache;

namespace {

Review someReview()
{
    Review review;
    review.id = {QUuid::createUuid()};
    review.platform = Platform::PlayStore;
    review.entityType = EntityType::Hotel;
    review.entityId = QStringLiteral("e1");
    review.entityName = QStringLiteral("Grand Hôtel");
    review.authorName = QStringLiteral("Åsa 😀");
    review.text = QStringLiteral("long ").repeated(500);
    review.rating = 4.25;
    review.sentimentScore = -0.5;
    review.sentiment = Sentiment::Negative;
    review.sentimentEngine = QStringLiteral("builtin");
    review.sentimentVersion = QStringLiteral("1.0");
    review.likeCount = 7;
    review.imageUrls = QStringList{QStringLiteral("https://example.org/1")};
    review.tags = QStringList{QStringLiteral("a,b"), QString()};
    review.metadata = QJsonObject{{QStringLiteral("k"), QJsonArray{1, QStringLiteral("v")}}};
    review.reviewedAt = QDateTime::fromMSecsSinceEpoch(-1234567, Qt::UTC);
    review.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    review.isActive = false;
    review.version = 42;
    return review;
}

ReviewStats someStats()
{
    ReviewStats stats;
    stats.count = 5;
    stats.averageRating = 3.123456789;
    stats.byRating[4] = 3;
    stats.byPlatform[2] = {2, 4.5};
    stats.byMonth = {{QDate(2024, 1, 1), 2, 4.0}, {QDate(2024, 2, 1), 3, std::nullopt}};
    return stats;
}

ReviewFacets someFacets()
{
    ReviewFacets facets;
    facets.platforms[3] = 9;
    facets.languages = {{QStringLiteral("en"), 4}};
    facets.entities = {{QStringLiteral("e1"), QStringLiteral("Ü"), 4}};
    return facets;
}

template <typename T>
bool survives(const T &value)
{
    const auto back = decoded<T>(encoded(value));
    return back && encoded(*back) == encoded(value);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackEveryFieldOfAReview()
    {
        const Review review = someReview();
        const auto back = decoded<Review>(encoded(review));
        QVERIFY(back);
        QCOMPARE(back->id, review.id);
        QCOMPARE(back->platform, review.platform);
        QCOMPARE(back->entityName, review.entityName);
        QCOMPARE(back->authorName, review.authorName);
        QCOMPARE(back->text, review.text);
        QCOMPARE(back->rating, review.rating);
        QCOMPARE(back->platformRating, review.platformRating);
        QCOMPARE(back->sentiment, review.sentiment);
        QCOMPARE(back->sentimentEngine, review.sentimentEngine);
        QCOMPARE(back->sentimentVersion, review.sentimentVersion);
        QCOMPARE(back->tags, review.tags);
        QCOMPARE(back->metadata, review.metadata);
        QCOMPARE(back->reviewedAt, review.reviewedAt);
        QCOMPARE(back->ownerReplyAt, review.ownerReplyAt);
        QCOMPARE(back->isActive, review.isActive);
        QCOMPARE(back->version, review.version);
        QVERIFY(survives(review));
        QVERIFY(survives(Review()));
    }

    void givesBackAggregates()
    {
        const ReviewStats stats = someStats();
        const auto back = decoded<ReviewStats>(encoded(stats));
        QVERIFY(back);
        QCOMPARE(back->count, stats.count);
        QCOMPARE(back->averageRating, stats.averageRating);
        QCOMPARE(back->byRating, stats.byRating);
        QCOMPARE(back->byMonth.size(), stats.byMonth.size());
        QCOMPARE(back->byMonth[1].first, stats.byMonth[1].first);
        QVERIFY(!back->byMonth[1].averageRating);
        QVERIFY(survives(stats));
        QVERIFY(survives(someFacets()));
        QVERIFY(survives(RowCount{7, true}));
        QVERIFY(survives(RowIndex{20'001, {{}, {{QStringLiteral("5"), QStringLiteral("id")}}}}));
    }

    void meansThatDifferByHowTheyWereAddedUpAreEqual()
    {
        ReviewStats stats = someStats();
        const QByteArray bytes = encoded(stats);
        *stats.averageRating += 1e-13;
        QCOMPARE(encoded(stats), bytes);
    }

    void whatIsNotExactlyOneEncodedValueIsCorrupt()
    {
        const QByteArray bytes = encoded(someReview());
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!decoded<Review>(bytes.first(size)), qPrintable(QString::number(size)));
        QVERIFY(!decoded<Review>(bytes + 'x'));
        QVERIFY(!decoded<ReviewStats>(bytes));
        QVERIFY(!decoded<RowCount>(encoded(RowIndex())));
    }

    void anyBytesAreReadWithoutHarm()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QByteArrayList samples{encoded(someReview()), encoded(someStats()), encoded(someFacets()),
                                     encoded(RowIndex{1, {{{QStringLiteral("a")}}}})};
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = samples[round % samples.size()];
            for (int flips = 1 + random.bounded(4); flips > 0; --flips)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            static_cast<void>(decoded<Review>(bytes));
            static_cast<void>(decoded<ReviewStats>(bytes));
            static_cast<void>(decoded<ReviewFacets>(bytes));
            static_cast<void>(decoded<RowIndex>(bytes));
        }
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
