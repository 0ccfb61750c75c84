// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_reader.h"

#include "storage/postgres/reviews/review_statements.h"
#include "storage/schema/migrations.h"
#include "tests/support/reason_of.h"
#include "tests/support/seed.h"
#include "tests/support/servers.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

namespace {

const QString databaseName = QStringLiteral("reviews");
constexpr int reviewCount = 2400;

/// Reviews with many ties in every sort key, nulls, deleted ones, and times with microseconds before and after 1970.
const QString fillSql = QStringLiteral(R"sql(
    insert into reviews (reviewed_at, reviewed_at_precision, platform, entity_type, entity_id, entity_name,
                         platform_review_id, rating, sentiment, sentiment_score, helpful_count, language, is_verified,
                         is_active, owner_reply, title, review_text, author_name, tags, image_urls)
    select case when n % 50 = 0 then '1900-01-01+00'::timestamptz
                when n % 7 = 0 then '1969-12-31 23:59:59.999999+00'::timestamptz - n * interval '1 microsecond'
                else '2024-03-10 01:30:00+00'::timestamptz + (n % 300) * interval '7 hours 1 microsecond' end,
           case when n % 50 = 0 then 'unknown' else 'second' end::date_precision,
           (enum_range(null::platform))[1 + n % 19], (enum_range(null::entity_type))[1 + n % 11],
           'entity ' || n % 37, case when n % 37 < 5 then 'Émile''s "Bar", \' || n % 3 else 'Name ' || n % 37 end,
           'id ' || n, case when n % 5 > 0 then (n % 51) / 10.0 end,
           case when n % 4 > 0 then (enum_range(null::sentiment))[n % 4] end,
           case when n % 4 > 0 then (n % 21 - 10) / 10.0 end, n % 13, (array['en', 'de', ''])[1 + n % 3],
           n % 7 < 4, n % 10 > 0, case when n % 6 = 0 then 'Thank you' else '' end, 'Title ' || n,
           'It was' || E'\n' || case when n % 3 = 0 then 'splendid' else 'awful' end || ' on day ' || n % 90,
           'Author ' || n, array['a,b', 'c"d'], array['https://example.org/' || n]
      from generate_series(1, 2400) n;
    select search_index_step(10000);
    analyze)sql");

std::vector<QString> idsOf(const ReviewPage &page)
{
    std::vector<QString> ids;
    for (int i = 0; i < page.rowCount(); ++i)
        ids.push_back(page.row(i).id().value.toString(QUuid::WithoutBraces));
    return ids;
}

ReviewFilter filterNamed(const QString &name)
{
    ReviewFilter filter;
    if (name == u"all")
        filter.isActive.reset();
    else if (name == u"deleted")
        filter.isActive = false;
    else if (name == u"platforms")
        filter.platforms = {Platform::Google, Platform::PlayStore, Platform::Bbb};
    else if (name == u"one platform")
        filter.platforms = {Platform::Yelp};
    else if (name == u"entity")
        filter.entityIds = {QStringLiteral("entity 3")};
    else if (name == u"rated")
        filter.ratingMin = 2.5;
    else if (name == u"unrated")
        filter.isRated = false;
    else if (name == u"dates") {
        filter.from = QDate(2024, 3, 12);
        filter.until = QDate(2024, 5, 1);
    } else if (name == u"text")
        filter.text = QStringLiteral("splendid -\"day 33\"");
    else if (name == u"nothing")
        filter.text = QStringLiteral("nowhere");
    else if (name == u"mixed") {
        filter.languages = {QStringLiteral("en"), QString()};
        filter.sentiments = {Sentiment::Negative, Sentiment::Positive};
        filter.isVerified = true;
        filter.isAnswered = false;
        filter.ratingMax = 4;
    }
    return filter;
}

/// The same filter and order written by hand, without the code under test.
QString conditionNamed(const QString &name)
{
    static const QHash<QString, QString> conditions{
        {QStringLiteral("default"), QStringLiteral("is_active")},
        {QStringLiteral("all"), QStringLiteral("true")},
        {QStringLiteral("deleted"), QStringLiteral("not is_active")},
        {QStringLiteral("platforms"), QStringLiteral("is_active and platform in ('google', 'play_store', 'bbb')")},
        {QStringLiteral("one platform"), QStringLiteral("is_active and platform = 'yelp'")},
        {QStringLiteral("entity"), QStringLiteral("is_active and entity_id = 'entity 3'")},
        {QStringLiteral("rated"), QStringLiteral("is_active and rating >= 2.5")},
        {QStringLiteral("unrated"), QStringLiteral("is_active and rating is null")},
        {QStringLiteral("dates"), QStringLiteral("is_active and reviewed_at >= '2024-03-12 00:00+00' and reviewed_at < '2024-05-01 00:00+00'")},
        {QStringLiteral("text"), QStringLiteral("is_active and review_text like '%splendid%' and review_text !~ 'day 33$'")},
        {QStringLiteral("nothing"), QStringLiteral("false")},
        {QStringLiteral("mixed"),
         QStringLiteral("is_active and language <> 'de' and sentiment <> 'neutral' and is_verified"
                        " and owner_reply = '' and rating <= 4")},
    };
    return conditions.value(name);
}

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
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_connection = std::make_unique<PostgresConnection>(m_postgres.createDatabase(databaseName), QStringLiteral("test"));
        const auto up = migrateUp(*m_connection);
        QVERIFY2(up, reasonOf(up));
        QVERIFY(m_postgres.execute(databaseName, fillSql));
        m_reader = std::make_unique<ReviewReader>(*m_connection);
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
            const auto page = m_reader->readPage(request);
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
        PostgresConnection connection(m_postgres.url(databaseName), QStringLiteral("test"));
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
        const auto count = m_reader->readCount(query.filter);
        QVERIFY2(count, reasonOf(count));
        QVERIFY(count->value.isExact);
        QCOMPARE(count->value.value, qint64(expected.size()));
        const auto index = m_reader->readIndex(query);
        QVERIFY2(index, reasonOf(index));
        QCOMPARE(index->value.rowCount, qint64(expected.size()));
        QCOMPARE(index->value.anchors.size(), size_t(expected.empty() ? 0 : 1));
        if (expected.empty())
            return;
        const auto page = m_reader->readPage({query, index->value.anchors.front(), PageRequest::Direction::From, 0, 1});
        QVERIFY2(page, reasonOf(page));
        QCOMPARE(idsOf(page->value).front(), expected.front());
    }

    void readsOneReviewWhole()
    {
        const QString id = m_postgres.value(databaseName, QStringLiteral("select id from reviews where platform_review_id = 'id 7'"));
        const auto review = m_reader->readReview({QUuid::fromString(id)});
        QVERIFY2(review, reasonOf(review));
        QCOMPARE(review->value.platformReviewId, QStringLiteral("id 7"));
        QCOMPARE(review->value.platform, Platform::Reddit);
        QCOMPARE(review->value.reviewedAt, QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), Qt::UTC));
        QCOMPARE(review->value.tags, (QStringList{QStringLiteral("a,b"), QStringLiteral("c\"d")}));
        QCOMPARE(review->value.rating, std::optional(0.7));
        QCOMPARE(review->value.sentiment, std::optional(Sentiment::Positive));
        QVERIFY(!review->value.ownerReplyAt.isValid());
        const auto missing = m_reader->readReview({QUuid::createUuid()});
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void countsWhatStandsBeforeADate()
    {
        const QDate day(2024, 4, 1);
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const auto rank = m_reader->readRankOfDate({{}, {ReviewSortKey::Date, order}}, day);
            QVERIFY2(rank, reasonOf(rank));
            const QString before = order == Qt::AscendingOrder ? QStringLiteral("reviewed_at < '2024-04-01 00:00+00'")
                                                               : QStringLiteral("reviewed_at >= '2024-04-02 00:00+00'");
            QCOMPARE(rank->value.value,
                     m_postgres.value(databaseName, QStringLiteral("select count(*) from reviews where is_active and ") + before).toLongLong());
        }
        const auto refused = m_reader->readRankOfDate({{}, {ReviewSortKey::Rating}}, day);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
    }

    void estimatesWithoutReading()
    {
        const auto estimate = m_reader->readEstimate({});
        QVERIFY2(estimate, reasonOf(estimate));
        QVERIFY(!estimate->value.isExact);
        QVERIFY(std::abs(estimate->value.value - reviewCount * 9 / 10) < 200);
        QVERIFY(!estimate->boot.isNull());
        const auto filtered = m_reader->readEstimate(filterNamed(QStringLiteral("one platform")));
        QVERIFY2(filtered, reasonOf(filtered));
        QVERIFY(filtered->value.value < 300);
    }

    void breaksStatisticsDownSoThatTheyAddUp_data()
    {
        QTest::addColumn<QString>("filter");
        for (const char *filter : {"default", "all", "platforms", "unrated", "text", "nothing", "mixed"})
            QTest::newRow(filter) << QString::fromLatin1(filter);
    }
    void breaksStatisticsDownSoThatTheyAddUp()
    {
        QFETCH(QString, filter);
        const auto answer = m_reader->readStats(filterNamed(filter));
        QVERIFY2(answer, reasonOf(answer));
        const ReviewStats &stats = answer->value;
        const auto wanted = [&](const QString &expression) {
            return m_postgres.value(databaseName, QStringLiteral("select %1 from reviews where %2").arg(expression, conditionNamed(filter)));
        };
        QCOMPARE(stats.count, wanted(QStringLiteral("count(*)")).toLongLong());
        QCOMPARE(stats.answered, wanted(QStringLiteral("count(*) filter (where owner_reply <> '')")).toLongLong());
        QCOMPARE(stats.verified, wanted(QStringLiteral("count(*) filter (where is_verified)")).toLongLong());
        const QString average = wanted(QStringLiteral("avg(rating)"));
        QCOMPARE(stats.averageRating.has_value(), !average.isEmpty());
        if (stats.averageRating)
            QVERIFY(std::abs(*stats.averageRating - average.toDouble()) < 1e-9);
        QCOMPARE(std::accumulate(stats.byRating.begin(), stats.byRating.end(), stats.unrated), stats.count);
        QCOMPARE(std::accumulate(stats.bySentiment.begin(), stats.bySentiment.end(), stats.withoutSentiment), stats.count);
        qint64 ofPlatforms = 0;
        for (const auto &platform : stats.byPlatform)
            ofPlatforms += platform.count;
        QCOMPARE(ofPlatforms, stats.count);
        qint64 ofMonths = 0;
        for (const auto &month : stats.byMonth)
            ofMonths += month.count;
        QCOMPARE(ofMonths, stats.count);
        QVERIFY(std::is_sorted(stats.byMonth.begin(), stats.byMonth.end(), [](const auto &a, const auto &b) { return a.first < b.first; }));
        QCOMPARE(stats.byRating[4], wanted(QStringLiteral("count(*) filter (where rating between 3.5 and 4.49)")).toLongLong());
    }

    void countsAFacetWithoutItsOwnRestriction()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp};
        filter.isVerified = true;
        const auto answer = m_reader->readFacets(filter);
        QVERIFY2(answer, reasonOf(answer));
        const ReviewFacets &facets = answer->value;
        const auto wanted = [&](const QString &condition) {
            return m_postgres.value(databaseName, QStringLiteral("select count(*) from reviews where is_active and ") + condition).toLongLong();
        };
        QCOMPARE(facets.platforms[size_t(Platform::Bbb)], wanted(QStringLiteral("is_verified and platform = 'bbb'")));
        QCOMPARE(facets.notVerified, wanted(QStringLiteral("platform = 'yelp' and not is_verified")));
        QCOMPARE(facets.verified, wanted(QStringLiteral("platform = 'yelp' and is_verified")));
        QCOMPARE(facets.unrated, wanted(QStringLiteral("platform = 'yelp' and is_verified and rating is null")));
        QCOMPARE(facets.withoutSentiment, wanted(QStringLiteral("platform = 'yelp' and is_verified and sentiment is null")));
        QCOMPARE(facets.languages.size(), size_t(3));
        qint64 ofEntities = 0;
        for (const auto &entity : facets.entities)
            ofEntities += entity.count;
        QCOMPARE(ofEntities, wanted(QStringLiteral("platform = 'yelp' and is_verified")));
        QVERIFY(!facets.entities.front().name.isEmpty());
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
        const auto page = request.check().and_then([&] { return m_reader->readPage(request); });
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
            m_excerpts = std::make_unique<PostgresConnection>(m_postgres.createDatabase(QStringLiteral("excerpts")), QStringLiteral("test"));
            QVERIFY(migrateUp(*m_excerpts));
        }
        QVERIFY(m_postgres.execute(
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
            const auto page = m_reader->readPage({{ReviewFilter{.entityIds = {text, u"{\"\\"_qs}, .text = text}, {}}});
            QVERIFY2(page, reasonOf(page));
            QCOMPARE(page->value.rowCount(), 0);
            QVERIFY(m_reader->readEstimate(ReviewFilter{.text = text}));
        }
    }

private:
    std::vector<QString> expectedIds(const QString &filter, ReviewSort sort)
    {
        const QString ids = m_postgres.value(
            databaseName,
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
        const auto page = m_reader->readPage(request);
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

    TestPostgres m_postgres;
    std::unique_ptr<PostgresConnection> m_connection;
    std::unique_ptr<ReviewReader> m_reader;
    std::unique_ptr<PostgresConnection> m_excerpts; ///< To a database of its own, made when first needed.
    std::mt19937 m_random;
};

QTEST_GUILESS_MAIN(TestReviewReader)
#include "tst_review_reader.moc"
