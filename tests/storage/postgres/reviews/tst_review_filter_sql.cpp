// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_filter_sql.h"

#include "storage/postgres/sql/array_literal.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestReviewFilterSql : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restrictsToActiveReviewsByDefault()
    {
        QCOMPARE(reviewFilterSql({}).condition, QStringLiteral("r.is_active"));
        QVERIFY(reviewFilterSql({}).values.isEmpty());
        ReviewFilter everything;
        everything.isActive.reset();
        QCOMPARE(reviewFilterSql(everything).condition, QStringLiteral("true"));
    }

    void bindsEveryValue()
    {
        const QString typed = QStringLiteral("x' or true --");
        ReviewFilter filter;
        filter.platforms = {Platform::Google, Platform::AppStore};
        filter.entityTypes = {EntityType::Hotel};
        filter.entityIds = {typed, QStringLiteral("b")};
        filter.ratingMin = 1;
        filter.ratingMax = 4.5;
        filter.from = QDate(2024, 1, 1);
        filter.until = QDate(2025, 1, 1);
        filter.sentiments = {Sentiment::Neutral};
        filter.languages = {typed};
        filter.text = typed;
        const FilterSql sql = reviewFilterSql(filter);
        QCOMPARE(sql.condition.count(u'?'), sql.values.size());
        QVERIFY(!sql.condition.contains(typed));
        QCOMPARE(sql.values.first().toString(), QStringLiteral("{\"google\",\"app_store\"}"));
        QCOMPARE(sql.values.last().toString(), typed);
    }

    void comparesASingleValueSoThatAnIndexServesTheSortToo()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp};
        QVERIFY(reviewFilterSql(filter).condition.startsWith(u"r.platform = ?::platform"));
    }

    void leavesUnratedReviewsOutOfARange_data()
    {
        QTest::addColumn<ReviewFilter>("filter");
        QTest::addColumn<QString>("condition");
        const QString rating = QStringLiteral("coalesce(r.rating, -1)");
        QTest::newRow("at least") << ReviewFilter{.ratingMin = 0.0} << rating + QStringLiteral(" >= ?::numeric");
        QTest::newRow("at most") << ReviewFilter{.ratingMax = 3.0}
                                 << rating + QStringLiteral(" <= ?::numeric and ") + rating + QStringLiteral(" >= 0");
        QTest::newRow("unrated") << ReviewFilter{.isRated = false} << rating + QStringLiteral(" = -1");
    }
    void leavesUnratedReviewsOutOfARange()
    {
        QFETCH(ReviewFilter, filter);
        QFETCH(QString, condition);
        filter.isActive.reset();
        QCOMPARE(reviewFilterSql(filter).condition, condition);
    }

    void writesAndReadsArrays_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::newRow("none") << QStringList();
        QTest::newRow("plain") << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("empty text") << QStringList{QString::fromLatin1("")};
        QTest::newRow("special") << QStringList{QStringLiteral("a,b"), QStringLiteral("{\"\\}"), QStringLiteral("NULL"), QStringLiteral(" ü ")};
    }
    void writesAndReadsArrays()
    {
        QFETCH(QStringList, values);
        QCOMPARE(arrayValues(arrayLiteral(values).toUtf8()), values);
    }
};

QTEST_GUILESS_MAIN(TestReviewFilterSql)
#include "tst_review_filter_sql.moc"
