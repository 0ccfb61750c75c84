// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_reader.h"

#include "storage/postgres/reviews/review_statements.h"
#include "storage/schema/migrations.h"
#include "tests/storage/postgres/reviews/stored_reviews.h"
#include "tests/support/reason_of.h"
#include "tests/support/seed.h"

#include <QTest>

#include <random>

using namespace lectern;
using namespace lectern::postgres;

namespace {

std::vector<QString> idsOf(const ReviewPage &page)
{
    std::vector<QString> ids;
    for (int i = 0; i < page.rowCount(); ++i)
        ids.push_back(page.row(i).id().value.toString(QUuid::WithoutBraces));
    return ids;
}

/// The order written by hand, without the code under test.
QString orderOf(ReviewSort sort)
{
    static const QStringList leading{QString(),
                                     QStringLiteral("coalesce(rating, -1) *,"),
                                     QStringLiteral("helpful_count *,"),
                                     QStringLiteral("coalesce(sentiment_score, -2) *,"),
                                     QStringLiteral("entity_name *,"),
                                     QStringLiteral("platform *,")};
    const QString direction = sort.order == Qt::DescendingOrder ? QStringLiteral("desc") : QStringLiteral("asc");
    return QString(leading[int(sort.key)] + QStringLiteral(" reviewed_at *, id *")).replace(u'*', direction);
}

} // namespace

class TestReviewReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "America/New_York");
        QVERIFY2(m_reviews.database.error.isEmpty(), qPrintable(m_reviews.database.error));
        const unsigned seed = testSeed();
        m_random.seed(seed);
    }

    void walksEveryQueryInTheOrderOfOneBigQuery_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("sort");
        for (const char *filter :
             {"default", "all", "deleted", "platforms", "one platform", "entity", "rated", "unrated", "dates", "text", "nothing", "mixed"}) {
            for (const char *sort : {"date", "-date", "rating", "-rating", "helpful", "-helpful", "sentiment", "-sentiment", "entity", "-entity",
                                     "platform", "-platform"})
                QTest::addRow("%s by %s", filter, sort) << QString::fromLatin1(filter) << QString::fromLatin1(sort);
        }
    }
    void walksEveryQueryInTheOrderOfOneBigQuery()
    {
        QFETCH(QString, filter);
        QFETCH(QString, sort);
        const ReviewQuery query{filterNamed(filter), *reviewSortFromName(sort)};
        const std::vector<QString> expected = expectedIds(filter, query.sort);
        QCOMPARE(expected.empty(), filter == u"nothing");

        std::vector<QString> walked;
        std::vector<Anchor> places;
        PageRequest request{query};
        for (;;) {
            request.limit = 1 + int(m_random() % pageRowCount);
            const auto page = m_reviews.reader.readPage(request);
            QVERIFY2(page, reasonOf(page));
            QVERIFY(!page->boot.isNull());
            QVERIFY(page->snapshot.xmax > 0);
            for (int i = 0; i < page->value.rowCount(); ++i)
                places.push_back(page->value.anchorOf(i));
            const auto ids = idsOf(page->value);
            walked.insert(walked.end(), ids.begin(), ids.end());
            if (page->value.rowCount() < request.limit)
                break;
            request.anchor = places.back();
        }
        QCOMPARE(walked, expected);
        for (int i = 0; i < 6 && !expected.empty(); ++i)
            jumpSomewhere(query, expected, places);
    }

    void servesEverySortFromItsIndex_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<QString>("index");
        for (const auto &[sort, index] : {std::pair{"date", "reviews_by_date"},
                                          {"rating", "reviews_by_rating"},
                                          {"helpful", "reviews_by_helpful"},
                                          {"sentiment", "reviews_by_sentiment"},
                                          {"entity", "reviews_by_entity_name"},
                                          {"platform", "reviews_by_platform"}}) {
            QTest::addRow("%s", sort) << QString::fromLatin1(sort) << QString::fromLatin1(index);
            QTest::addRow("-%s", sort) << u'-' + QString::fromLatin1(sort) << QString::fromLatin1(index);
        }
    }
    void servesEverySortFromItsIndex()
    {
        QFETCH(QString, sort);
        QFETCH(QString, index);
        PostgresConnection connection(m_reviews.database.url(), QStringLiteral("test"));
        // On so small a table the planner would rather sort; without that choice a Sort node means: no index serves it.
        QVERIFY(connection.runScript(QStringLiteral("set enable_sort = off; set enable_incremental_sort = off;"
                                                    "set enable_seqscan = off; set enable_bitmapscan = off")));
        PageRequest request{{{}, *reviewSortFromName(sort)}};
        const auto first = ReviewReader(connection).readPage(request);
        QVERIFY2(first, reasonOf(first));
        request.anchor = first->value.anchorOf(100);
        for (const auto direction : {PageRequest::Direction::After, PageRequest::Direction::Before}) {
            for (const int skip : {0, 50}) {
                request.direction = direction;
                request.skip = skip;
                const auto statement = pageStatement(request);
                QVERIFY2(statement, reasonOf(statement));
                const auto plan = connection.explain(statement->sql, statement->values);
                QVERIFY2(plan, reasonOf(plan));
                QVERIFY2(plan->contains("\"Index Name\": \"" + index.toLatin1() + '"'), plan->constData());
                QVERIFY2(!plan->contains("Sort\""), plan->constData());
                QVERIFY2(plan->contains("\"Index Cond\": \"(ROW("), plan->constData());
                QCOMPARE(plan->contains("Index Only Scan"), skip > 0);
            }
        }
    }

    void countsAndIndexesWhatItWalks_data() { walksEveryQueryInTheOrderOfOneBigQuery_data(); }
    void countsAndIndexesWhatItWalks()
    {
        QFETCH(QString, filter);
        QFETCH(QString, sort);
        const ReviewQuery query{filterNamed(filter), *reviewSortFromName(sort)};
        const std::vector<QString> expected = expectedIds(filter, query.sort);
        const auto count = m_reviews.reader.readCount(query.filter);
        QVERIFY2(count, reasonOf(count));
        QVERIFY(count->value.isExact);
        QCOMPARE(count->value.value, qint64(expected.size()));
        const auto index = m_reviews.reader.readIndex(query);
        QVERIFY2(index, reasonOf(index));
        QCOMPARE(index->value.rowCount, qint64(expected.size()));
        QCOMPARE(index->value.anchors.size(), size_t(expected.empty() ? 0 : 1));
        if (expected.empty())
            return;
        const auto page = m_reviews.reader.readPage({query, index->value.anchors.front(), PageRequest::Direction::From, 0, 1});
        QVERIFY2(page, reasonOf(page));
        QCOMPARE(idsOf(page->value).front(), expected.front());
    }

    void readsOneReviewWhole()
    {
        const QString id = m_reviews.value(QStringLiteral("select id from reviews where platform_review_id = 'id 7'"));
        const auto review = m_reviews.reader.readReview({QUuid::fromString(id)});
        QVERIFY2(review, reasonOf(review));
        QCOMPARE(review->value.platformReviewId, QStringLiteral("id 7"));
        QCOMPARE(review->value.platform, Platform::Reddit);
        QCOMPARE(review->value.reviewedAt, QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), Qt::UTC));
        QCOMPARE(review->value.tags, (QStringList{QStringLiteral("a,b"), QStringLiteral("c\"d")}));
        QCOMPARE(review->value.rating, std::optional(0.7));
        QCOMPARE(review->value.sentiment, std::optional(Sentiment::Positive));
        QVERIFY(!review->value.ownerReplyAt.isValid());
        const auto missing = m_reviews.reader.readReview({QUuid::createUuid()});
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void countsWhatStandsBeforeADate()
    {
        const QDate day(2024, 4, 1);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const auto rank = m_reviews.reader.readRankOfDate({{}, {ReviewSortKey::Date, order}}, day);
            QVERIFY2(rank, reasonOf(rank));
            const QString before = order == Qt::AscendingOrder ? QStringLiteral("reviewed_at < '2024-04-01 00:00+00'")
                                                               : QStringLiteral("reviewed_at >= '2024-04-02 00:00+00'");
            QCOMPARE(rank->value.value, m_reviews.value(QStringLiteral("select count(*) from reviews where is_active and ") + before).toLongLong());
        }
        const auto refused = m_reviews.reader.readRankOfDate({{}, {ReviewSortKey::Rating}}, day);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
    }

    void refusesWhatCannotBeAnswered_data()
    {
        QTest::addColumn<PageRequest>("request");
        const Anchor place{{QStringLiteral("0"), QStringLiteral("00000000-0000-0000-0000-000000000000")}};
        QTest::newRow("limit") << PageRequest{{}, {}, PageRequest::Direction::After, 0, pageRowCount + 1};
        QTest::newRow("skip") << PageRequest{{}, {}, PageRequest::Direction::After, RowIndex::rowsPerAnchor};
        QTest::newRow("before the start") << PageRequest{{}, {}, PageRequest::Direction::Before};
        QTest::newRow("anchor of another sort") << PageRequest{{{}, {ReviewSortKey::Rating}}, place};
        QTest::newRow("anchor that is none") << PageRequest{{}, Anchor{{QStringLiteral("x"), QStringLiteral("y")}}};
        QTest::newRow("U+0000") << PageRequest{{ReviewFilter{.text = QStringLiteral("a") + QChar(0) + u'b'}, {}}};
    }
    void refusesWhatCannotBeAnswered()
    {
        QFETCH(PageRequest, request);
        const auto page = request.check().and_then([&] { return m_reviews.reader.readPage(request); });
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::InvalidRequest);
    }

    void cutsAnExcerptBetweenCharacters_data()
    {
        QTest::addColumn<QString>("character");
        QTest::addColumn<int>("count");
        for (const char16_t *character : {u"a", u"\u00e9", u"\u5951", u"\U0001F600"}) { // 1 to 4 bytes each
            for (const int count : {1, 279, 280, 281, 373, 374, 560, 561, 1120, 1121, 2000})
                QTest::addRow("%d x %d bytes", count, int(QString::fromUtf16(character).toUtf8().size())) << QString::fromUtf16(character) << count;
        }
    }
    void cutsAnExcerptBetweenCharacters()
    {
        QFETCH(QString, character);
        QFETCH(int, count);
        if (!m_excerpts) {
            m_excerpts = std::make_unique<PostgresConnection>(m_reviews.database.server.createDatabase(QStringLiteral("excerpts")),
                                                              QStringLiteral("test"));
            QVERIFY(schema::migrateUp(*m_excerpts));
        }
        QVERIFY(m_reviews.database.server.execute(
            QStringLiteral("excerpts"),
            QStringLiteral("delete from reviews; insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, review_text,"
                           " reviewed_at) values ('yelp', 'hotel', 'a', 'A', 'x', 'b' || repeat('%1', %2), now())")
                .arg(character)
                .arg(count)));
        const auto page = ReviewReader(*m_excerpts).readPage({});
        QVERIFY2(page, reasonOf(page));
        QCOMPARE(page->value.row(0).excerpt(), u'b' + character.repeated(std::min(count, ReviewPage::excerptLength - 1)));
    }

    void bindsWhatPeopleType()
    {
        for (const QString &text : {QStringLiteral("'; drop table reviews; --"), QStringLiteral("\\' or 1=1"), QStringLiteral("a ? b :c $1"),
                                    QStringLiteral("\"unfinished"), QStringLiteral("()&|!:*<->")}) {
            const auto page = m_reviews.reader.readPage({{ReviewFilter{.entityIds = {text, u"{\"\\"_qs}, .text = text}, {}}});
            QVERIFY2(page, reasonOf(page));
            QCOMPARE(page->value.rowCount(), 0);
            QVERIFY(m_reviews.reader.readEstimate(ReviewFilter{.text = text}));
        }
    }

private:
    std::vector<QString> expectedIds(const QString &filter, ReviewSort sort)
    {
        const QString ids = m_reviews.value(
            QStringLiteral("select string_agg(id::text, ',' order by %1) from reviews where %2").arg(orderOf(sort), conditionNamed(filter)));
        const QStringList list = ids.split(u',', Qt::SkipEmptyParts);
        return {list.begin(), list.end()};
    }

    /// Reads from a random place in a random direction with a random skip, and compares with the walk.
    void jumpSomewhere(const ReviewQuery &query, const std::vector<QString> &expected, const std::vector<Anchor> &places)
    {
        const int count = int(expected.size());
        const int place = int(m_random() % unsigned(count));
        PageRequest request{query, places[size_t(place)]};
        request.direction = PageRequest::Direction(m_random() % 3);
        request.skip = m_random() % 2 ? int(m_random() % 300) : 0;
        request.limit = 1 + int(m_random() % pageRowCount);
        const auto page = m_reviews.reader.readPage(request);
        QVERIFY2(page, reasonOf(page));
        int begin = place + request.skip + (request.direction == PageRequest::Direction::After ? 1 : 0);
        int end = begin + request.limit;
        if (request.direction == PageRequest::Direction::Before) {
            end = place - request.skip;
            begin = end - request.limit;
        }
        begin = std::clamp(begin, 0, count);
        end = std::clamp(end, begin, count);
        const std::vector<QString> wanted(expected.begin() + begin, expected.begin() + end);
        QCOMPARE(idsOf(page->value), wanted);
    }

    StoredReviews m_reviews;
    std::unique_ptr<PostgresConnection> m_excerpts; ///< To a database of its own, made when first needed.
    std::mt19937 m_random;
};

QTEST_GUILESS_MAIN(TestReviewReader)
#include "tst_review_reader.moc"
