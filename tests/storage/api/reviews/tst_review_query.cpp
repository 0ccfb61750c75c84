// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/reviews/review_query.h"

#include <QTest>

using namespace lectern;

class TestReviewQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equalQuestionsHaveEqualText()
    {
        ReviewFilter one;
        one.platforms = {Platform::Yelp, Platform::Google, Platform::Yelp};
        one.text = QStringLiteral("  cold   pasta ");
        ReviewFilter other;
        other.platforms = {Platform::Google, Platform::Yelp};
        other.text = QStringLiteral("cold pasta");
        QCOMPARE(normalisedText(one), normalisedText(other));
    }

    void differentQuestionsHaveDifferentText_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto add = [](const char *name, auto change) {
            PageRequest request;
            change(request);
            QTest::newRow(name) << normalisedText(request);
        };
        add("platform", [](PageRequest &r) { r.query.filter.platforms = {Platform::Google}; });
        add("type", [](PageRequest &r) { r.query.filter.entityTypes = {EntityType::Hotel}; });
        add("entity", [](PageRequest &r) { r.query.filter.entityIds = {QStringLiteral("a")}; });
        add("rating min", [](PageRequest &r) { r.query.filter.ratingMin = 1; });
        add("rating max", [](PageRequest &r) { r.query.filter.ratingMax = 1; });
        add("rated", [](PageRequest &r) { r.query.filter.isRated = false; });
        add("from", [](PageRequest &r) { r.query.filter.from = QDate(2026, 1, 1); });
        add("until", [](PageRequest &r) { r.query.filter.until = QDate(2026, 1, 1); });
        add("sentiment", [](PageRequest &r) { r.query.filter.sentiments = {Sentiment::Neutral}; });
        add("has sentiment", [](PageRequest &r) { r.query.filter.hasSentiment = false; });
        add("language", [](PageRequest &r) { r.query.filter.languages = {QStringLiteral("en")}; });
        add("verified", [](PageRequest &r) { r.query.filter.isVerified = true; });
        add("answered", [](PageRequest &r) { r.query.filter.isAnswered = true; });
        add("active", [](PageRequest &r) { r.query.filter.isActive = std::nullopt; });
        add("text", [](PageRequest &r) { r.query.filter.text = QStringLiteral("a"); });
        add("sort", [](PageRequest &r) { r.query.sort.key = ReviewSortKey::Entity; });
        add("order", [](PageRequest &r) { r.query.sort.order = Qt::AscendingOrder; });
        add("anchor", [](PageRequest &r) { r.anchor.values = {QStringLiteral("a")}; });
        add("direction", [](PageRequest &r) { r.direction = PageRequest::Direction::Before; });
        add("skip", [](PageRequest &r) { r.skip = 1; });
        add("limit", [](PageRequest &r) { r.limit = 1; });
    }

    void differentQuestionsHaveDifferentText()
    {
        static QList<QByteArray> seen = {normalisedText(PageRequest{})};
        QFETCH(QByteArray, text);
        QVERIFY(!seen.contains(text));
        seen.append(text);
    }

    void readsSortNames()
    {
        const auto sort = reviewSortFromName(u"-rating");
        QVERIFY(sort);
        QCOMPARE(sort->key, ReviewSortKey::Rating);
        QCOMPARE(sort->order, Qt::DescendingOrder);
        QVERIFY(!reviewSortFromName(u"colour"));
    }

    void refusesWhatCannotBeAnswered()
    {
        ReviewFilter filter;
        QVERIFY(filter.check());
        filter.ratingMin = 6;
        QVERIFY(!filter.check());
        filter.ratingMin = 4;
        filter.ratingMax = 2;
        QVERIFY(!filter.check());
        filter = {};
        filter.from = QDate(2026, 2, 1);
        filter.until = QDate(2026, 1, 1);
        QVERIFY(!filter.check());
    }
};

QTEST_APPLESS_MAIN(TestReviewQuery)
#include "tst_review_query.moc"
