// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/content_id.h"

#include <QTest>

using namespace lectern;
using namespace lectern::imports;

namespace {

Review someReview()
{
    Review review;
    review.platform = Platform::Yelp;
    review.entityId = QStringLiteral("cafe");
    review.authorName = QStringLiteral("Ann");
    review.reviewedAt = QDateTime(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
    review.title = QStringLiteral("Good");
    review.text = QStringLiteral("Very good");
    review.platformRating = 4;
    review.metadata = {{QStringLiteral("colour"), QStringLiteral("red")}};
    return review;
}

} // namespace

class TestContentId : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Else a file that is imported again comes twice.
    void theIdOfAReviewNeverChanges()
    {
        QCOMPARE(contentIdOf(someReview()), QStringLiteral("c:a4c8bb1e42afcb3db21784578dafee9926f152d870bcb35ea7f3921e8987ddd7"));
    }

    void everyWordOfItCounts()
    {
        QSet<QString> ids{contentIdOf(someReview())};
        const auto alter = [&ids](auto change) {
            Review review = someReview();
            change(review);
            ids << contentIdOf(review);
        };
        alter([](Review &review) { review.platform = Platform::Google; });
        alter([](Review &review) { review.entityId += u'2'; });
        alter([](Review &review) { review.authorName += u'2'; });
        alter([](Review &review) { review.authorId = u'2'; });
        alter([](Review &review) { review.reviewedAt = review.reviewedAt.addSecs(1); });
        alter([](Review &review) { review.title = QStringLiteral("GoodV"), review.text = QStringLiteral("ery good"); });
        alter([](Review &review) { review.platformRating.reset(); });
        alter([](Review &review) { review.platformReviewId = u'7'; });
        QCOMPARE(ids.size(), 9);
    }

    void theMetadataCountsOnlyWhereNobodySignedIt()
    {
        Review one = someReview(), other = someReview();
        other.metadata = {{QStringLiteral("colour"), QStringLiteral("blue")}};
        QCOMPARE(contentIdOf(one), contentIdOf(other));
        one.authorName.clear();
        other.authorName.clear();
        QVERIFY(contentIdOf(one) != contentIdOf(other));
    }
};

QTEST_APPLESS_MAIN(TestContentId)
#include "tst_content_id.moc"
