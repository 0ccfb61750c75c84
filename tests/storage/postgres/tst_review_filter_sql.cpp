// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/review_filter_sql.h"

#include "storage/postgres/array_literal.h"
#include "storage/postgres/connection_target.h"
#include "storage/postgres/review_sort_sql.h"

#include <QTest>

using namespace lectern;

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
        const ReviewFilterSql sql = reviewFilterSql(filter);
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
        QTest::newRow("special") << QStringList{QStringLiteral("a,b"), QStringLiteral("{\"\\}"), QStringLiteral("NULL"),
                                                QStringLiteral(" ü ")};
    }
    void writesAndReadsArrays()
    {
        QFETCH(QStringList, values);
        QCOMPARE(arrayValues(arrayLiteral(values).toUtf8()), values);
    }

    void comparesRowsInOneDirection()
    {
        const ReviewSortSql sort({ReviewSortKey::Rating, Qt::DescendingOrder});
        QCOMPARE(sort.orderBy(sort.keys()),
                 QStringLiteral("coalesce(r.rating, -1) desc, r.reviewed_at desc, r.id desc"));
        QCOMPARE(sort.orderBy(sort.keys(), true), QStringLiteral("coalesce(r.rating, -1), r.reviewed_at, r.id"));
        QVERIFY(sort.behind(false, false).contains(u") < (?::numeric"));
        QVERIFY(sort.behind(true, false).contains(u") > (?::numeric"));
        QVERIFY(sort.behind(false, true).contains(u") <= (?::numeric"));
    }

    void asksForTlsOnceANetworkLiesBetween_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("sslmode");
        QTest::newRow("socket") << QStringLiteral("postgresql:///x?host=/run/pg") << QString();
        QTest::newRow("default socket") << QStringLiteral("dbname=x") << QString();
        QTest::newRow("loopback") << QStringLiteral("postgresql://127.0.0.1:5433/x") << QString();
        QTest::newRow("host") << QStringLiteral("postgresql://db.example.org/x") << QStringLiteral("verify-full");
        QTest::newRow("one of several") << QStringLiteral("postgresql://localhost,db.example.org/x")
                                        << QStringLiteral("verify-full");
        QTest::newRow("as asked") << QStringLiteral("postgresql://db.example.org/x?sslmode=require")
                                  << QStringLiteral("require");
    }
    void asksForTlsOnceANetworkLiesBetween()
    {
        QFETCH(QString, url);
        const auto target = ConnectionTarget::fromUrl(url);
        QVERIFY(target);
        QTEST(target->value("sslmode"), "sslmode");
    }

    void keepsSecretsOutOfTheConnectOptions()
    {
        const auto target = ConnectionTarget::fromUrl(QStringLiteral("postgresql://me:secret@a:1,b:2/x?sslrootcert=/a'b"));
        QVERIFY(target);
        QCOMPARE(target->qtConnectOptions(std::chrono::seconds(5)),
                 QStringLiteral("connect_timeout=5;port='1,2';sslrootcert='/a\\'b';sslmode='verify-full'"));
    }
};

QTEST_GUILESS_MAIN(TestReviewFilterSql)
#include "tst_review_filter_sql.moc"
