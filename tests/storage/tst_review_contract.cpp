// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "storage/storage.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QtTest>

#include <numeric>

using namespace lectern;
using Direction = PageRequest::Direction;

namespace {

constexpr int reviewCount = 450;
const QString databaseName = QStringLiteral("reviews");

/// With ties in every sort key.
const QString fillSql = QStringLiteral(R"sql(
    insert into reviews (reviewed_at, reviewed_at_precision, platform, entity_type, entity_id, entity_name, platform_review_id, rating,
                         sentiment, sentiment_score, helpful_count, language, is_verified, owner_reply, title, review_text)
    select '2024-03-10 01:30:00+00'::timestamptz + (n % 150) * interval '7 hours 1 microsecond', 'second', (enum_range(null::platform))[1 + n % 10],
           'hotel', 'entity ' || n % 7, 'Name ' || n % 7, 'id ' || n, case when n % 5 > 0 then (n % 51) / 10.0 end,
           case when n % 4 > 0 then (enum_range(null::sentiment))[n % 4] end, case when n % 4 > 0 then (n % 21 - 10) / 10.0 end, n % 13,
           (array['en', 'de', ''])[1 + n % 3], n % 7 < 4, case when n % 6 = 0 then 'Thank you' else '' end, 'Title ' || n,
           repeat('It was splendid. ', n % 30)
      from generate_series(1, 450) n)sql");

template <typename T>
Result<T> valueOf(const FutureAnswer<T> &future)
{
    const Result<Answer<T>> answer = future.result();
    return answer ? Result<T>(*answer->value) : failureOf(answer);
}

template <typename T>
std::optional<ErrorCode> codeOf(const FutureAnswer<T> &future)
{
    const Result<Answer<T>> answer = future.result();
    return answer ? std::nullopt : std::optional(answer.error().code);
}

QDate dayOf(qint64 micros) { return QDateTime::fromMSecsSinceEpoch(micros / 1000, Qt::UTC).date(); }

struct Row {
    ReviewId id;
    qint64 reviewedAt = 0; ///< Microseconds.
    Anchor anchor;
};

std::vector<Row> rowsOf(const ReviewPage &page)
{
    std::vector<Row> rows;
    for (int i = 0; i < page.rowCount(); ++i)
        rows.push_back({page.row(i).id(), page.row(i).reviewedAtMicros(), page.anchorOf(i)});
    return rows;
}

Result<std::vector<Row>> rowsFor(ReviewSource &source, const PageRequest &request)
{
    return valueOf(source.fetchPage(request, {}, strictBound)).map(rowsOf);
}

QString idsOf(const std::vector<Row> &rows, qsizetype first = 0, qsizetype last = reviewCount)
{
    QStringList ids;
    for (qsizetype i = std::max<qsizetype>(first, 0); i < std::min(last, qsizetype(rows.size())); ++i)
        ids << rows[size_t(i)].id.value.toString(QUuid::WithoutBraces);
    return ids.join(u' ');
}

} // namespace

/// What holds of a ReviewSource, whatever reviews it has: of the program's storage over a real PostgreSQL, and of the fake that other
/// tests put in its place. Which reviews a filter lets in is no part of it: the fake makes that up.
class TestReviewContract : public QObject
{
    Q_OBJECT

    TestPostgres m_postgres;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<FakeReviewSource> m_fake;

    [[nodiscard]] ReviewSource &source(const QString &who) { return who == u"fake" ? *m_fake : m_storage->reviews(); }

    static void addRows()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<ReviewQuery>("query");
        const auto add = [](const char *name, const ReviewQuery &query) {
            for (const char *who : {"fake", "PostgreSQL"})
                QTest::addRow("%s: %s", name, who) << QString::fromLatin1(who) << query;
        };
        ReviewQuery query;
        add("newest first", query);
        add("oldest first", {{}, {ReviewSortKey::Date, Qt::AscendingOrder}});
        add("by rating", {{}, {ReviewSortKey::Rating, Qt::DescendingOrder}});
        add("by platform, ascending", {{}, {ReviewSortKey::Platform, Qt::AscendingOrder}});
        query.filter.platforms = {Platform(1)};
        add("of a platform", query);
        query.sort.order = Qt::AscendingOrder;
        add("of a platform, oldest first", query);
        query.filter = {};
        query.filter.ratingMin = 2;
        add("of a rating, oldest first", query);
        query.filter = {};
        query.filter.text = QStringLiteral("nothing");
        add("of none", query);
    }
    /// All rows, page after page.
    static void walk(ReviewSource &source, const ReviewQuery &query, std::vector<Row> &rows)
    {
        PageRequest request{query};
        request.limit = 100;
        for (;;) {
            const auto page = rowsFor(source, request);
            QVERIFY2(page, reasonOf(page));
            rows.insert(rows.end(), page->begin(), page->end());
            if (int(page->size()) < request.limit)
                return;
            request.anchor = rows.back().anchor;
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        StorageConfig config;
        config.postgresUrl = m_postgres.createDatabase(databaseName);
        postgres::PostgresConnection connection(config.postgresUrl, QStringLiteral("test"));
        const auto migrated = schema::migrateUp(connection);
        QVERIFY2(migrated, reasonOf(migrated));
        QVERIFY2(m_postgres.execute(databaseName, fillSql), qPrintable(m_postgres.error()));
        m_storage = std::make_unique<Storage>(config);
        m_fake = std::make_unique<FakeReviewSource>(reviewCount);
    }
    void cleanupTestCase() { m_storage.reset(); }

    void pagesAreTheOneOrderCutAnywhere_data() { addRows(); }
    void pagesAreTheOneOrderCutAnywhere()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        std::vector<Row> rows;
        walk(source(who), query, rows);
        std::set<QUuid> ids;
        for (const Row &row : rows)
            ids.insert(row.id.value);
        QCOMPARE(ids.size(), rows.size()); // each once
        const auto fetched = [&](const PageRequest &request) {
            const auto page = rowsFor(source(who), request);
            return page ? idsOf(*page) : page.error().detail;
        };
        constexpr int limit = 7, skip = 3;
        PageRequest request{query};
        request.limit = limit;
        QCOMPARE(fetched(request), idsOf(rows, 0, limit));
        request.skip = skip;
        QCOMPARE(fetched(request), idsOf(rows, skip, skip + limit));
        for (const int place : {0, 1, 5, int(rows.size()) / 2, int(rows.size()) - 1}) {
            if (place < 0 || place >= int(rows.size()))
                continue;
            request.anchor = rows[size_t(place)].anchor;
            for (const int passed : {0, skip}) {
                request.skip = passed;
                request.direction = Direction::From;
                QCOMPARE(fetched(request), idsOf(rows, place + passed, place + passed + limit));
                request.direction = Direction::After;
                QCOMPARE(fetched(request), idsOf(rows, place + 1 + passed, place + 1 + passed + limit));
                request.direction = Direction::Before;
                QCOMPARE(fetched(request), idsOf(rows, place - passed - limit, place - passed));
            }
        }
    }

    void countsAndAnchorsAgreeWithTheRows_data() { addRows(); }
    void countsAndAnchorsAgreeWithTheRows()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        std::vector<Row> rows;
        walk(source(who), query, rows);
        QCOMPARE(rows.empty(), !query.filter.text.isEmpty());
        const auto count = valueOf(source(who).fetchCount(query.filter));
        QVERIFY2(count, reasonOf(count));
        QCOMPARE(count->value, qint64(rows.size()));
        QVERIFY(count->isExact);
        const auto estimate = valueOf(source(who).fetchEstimate(query.filter));
        QVERIFY2(estimate, reasonOf(estimate));
        QVERIFY(!estimate->isExact || estimate->value == count->value); // exact: it is known already
        const auto index = valueOf(source(who).fetchIndex(query));
        QVERIFY2(index, reasonOf(index));
        QCOMPARE(index->rowCount, qint64(rows.size()));
        QCOMPARE(index->anchors.size(), size_t(rows.empty() ? 0 : 1));
        if (!rows.empty())
            QCOMPARE(index->anchors.front(), rows.front().anchor);
    }

    void datesStandInTheirOrder_data() { addRows(); }
    void datesStandInTheirOrder()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        const QDate anyDay(2024, 3, 20);
        if (query.sort.key != ReviewSortKey::Date) {
            QCOMPARE(codeOf(source(who).fetchRankOfDate(query, anyDay)), ErrorCode::InvalidRequest);
            return;
        }
        QCOMPARE(codeOf(source(who).fetchRankOfDate(query, {})), ErrorCode::InvalidRequest);
        std::vector<Row> rows;
        walk(source(who), query, rows);
        const bool isNewestFirst = query.sort.order == Qt::DescendingOrder;
        const auto isSorted = [&](const Row &a, const Row &b) { return isNewestFirst ? a.reviewedAt > b.reviewedAt : a.reviewedAt < b.reviewedAt; };
        QVERIFY(std::is_sorted(rows.begin(), rows.end(), isSorted));
        std::vector<QDate> days{QDate(1990, 1, 1), QDate(2090, 1, 1)};
        for (size_t i = 0; i < rows.size(); i += 60)
            days.push_back(dayOf(rows[i].reviewedAt));
        for (const QDate day : days) {
            const auto rank = valueOf(source(who).fetchRankOfDate(query, day));
            QVERIFY2(rank, reasonOf(rank));
            QCOMPARE(rank->value, std::count_if(rows.begin(), rows.end(), [&](const Row &row) {
                         return isNewestFirst ? dayOf(row.reviewedAt) > day : dayOf(row.reviewedAt) < day;
                     }));
        }
    }

    void aRowSaysWhatItsReviewSays_data() { addRows(); }
    void aRowSaysWhatItsReviewSays()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        const auto page = valueOf(source(who).fetchPage({query}));
        QVERIFY2(page, reasonOf(page));
        for (int i = 0; i < page->rowCount(); i += 9) {
            const ReviewRow row = page->row(i);
            const auto review = valueOf(source(who).fetchReview(row.id()));
            QVERIFY2(review, reasonOf(review));
            QCOMPARE(review->id, row.id());
            QCOMPARE(review->platform, row.platform());
            QCOMPARE(review->entityType, row.entityType());
            QCOMPARE(review->entityId, row.entityId());
            QCOMPARE(review->entityName, row.entityName());
            QCOMPARE(review->rating, row.rating());
            QCOMPARE(review->sentiment, row.sentiment());
            QCOMPARE(review->sentimentScore, row.sentimentScore());
            QCOMPARE(review->reviewedAt.toMSecsSinceEpoch(), row.reviewedAtMicros() / 1000);
            QCOMPARE(review->version, row.version());
            QCOMPARE(review->helpfulCount, row.helpfulCount());
            QCOMPARE(review->isVerified, row.isVerified());
            QCOMPARE(review->isActive, row.isActive());
            QCOMPARE(review->language, row.language());
            QCOMPARE(!review->ownerReply.isEmpty(), row.isAnswered());
            QCOMPARE(review->title, row.title());
            QVERIFY(review->text.simplified().startsWith(row.excerpt().simplified()));
        }
    }

    void breakdownsAddUp_data() { addRows(); }
    void breakdownsAddUp()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        const auto count = valueOf(source(who).fetchCount(query.filter));
        const auto stats = valueOf(source(who).fetchStats(query.filter));
        QVERIFY2(count && stats, stats ? "no count" : reasonOf(stats));
        const auto sum = [](const auto &counts, qint64 rest) { return std::accumulate(counts.begin(), counts.end(), qint64(rest)); };
        const auto countOf = [](qint64 total, const auto &each) { return total + each.count; };
        QCOMPARE(stats->count, count->value);
        QCOMPARE(sum(stats->byRating, stats->unrated), stats->count);
        QCOMPARE(sum(stats->bySentiment, stats->withoutSentiment), stats->count);
        QCOMPARE(std::accumulate(stats->byPlatform.begin(), stats->byPlatform.end(), qint64(0), countOf), stats->count);
        QCOMPARE(std::accumulate(stats->byMonth.begin(), stats->byMonth.end(), qint64(0), countOf), stats->count);
        QVERIFY(std::is_sorted(stats->byMonth.begin(), stats->byMonth.end(),
                               [](const ReviewStats::Month &a, const ReviewStats::Month &b) { return a.first < b.first; }));
        for (const ReviewStats::Month &month : stats->byMonth)
            QVERIFY(month.count > 0 && month.first.day() == 1);
        QCOMPARE(stats->averageRating.has_value(), stats->count > 0);

        const auto facets = valueOf(source(who).fetchFacets(query.filter));
        QVERIFY2(facets, reasonOf(facets));
        ReviewFilter ofAnyPlatform = query.filter, ofAnyRating = query.filter; // each without its own restriction
        ofAnyPlatform.platforms.clear();
        ofAnyRating.ratingMin.reset();
        QCOMPARE(sum(facets->platforms, 0), valueOf(source(who).fetchCount(ofAnyPlatform))->value);
        QCOMPARE(sum(facets->ratings, facets->unrated), valueOf(source(who).fetchCount(ofAnyRating))->value);
        QCOMPARE(sum(facets->entityTypes, 0), count->value);
        QCOMPARE(sum(facets->sentiments, facets->withoutSentiment), count->value);
        QCOMPARE(facets->verified + facets->notVerified, count->value);
        QCOMPARE(std::accumulate(facets->languages.begin(), facets->languages.end(), qint64(0), countOf), count->value);
        QVERIFY(std::accumulate(facets->entities.begin(), facets->entities.end(), qint64(0), countOf) <= count->value);
        QVERIFY(std::is_sorted(facets->entities.begin(), facets->entities.end(), [](const auto &a, const auto &b) { return a.count > b.count; }));
        QVERIFY(std::is_sorted(facets->languages.begin(), facets->languages.end(), [](const auto &a, const auto &b) { return a.count > b.count; }));
    }

    void refusesWhatCannotBeAsked_data() { addRows(); }
    void refusesWhatCannotBeAsked()
    {
        QFETCH(QString, who);
        QFETCH(ReviewQuery, query);
        const auto code = [&](const std::function<void(PageRequest &)> &change) {
            PageRequest request{query};
            change(request);
            return codeOf(source(who).fetchPage(request));
        };
        QVERIFY(!code([](PageRequest &) {}));
        QCOMPARE(code([](PageRequest &request) { request.limit = 0; }), ErrorCode::InvalidRequest);
        QCOMPARE(code([](PageRequest &request) { request.limit = pageRowCount + 1; }), ErrorCode::InvalidRequest);
        QCOMPARE(code([](PageRequest &request) { request.skip = -1; }), ErrorCode::InvalidRequest);
        QCOMPARE(code([](PageRequest &request) { request.direction = Direction::Before; }), ErrorCode::InvalidRequest);
        QCOMPARE(code([](PageRequest &request) { request.query.filter.ratingMin = 6; }), ErrorCode::InvalidRequest);
        QCOMPARE(code([](PageRequest &request) { request.anchor.values = QStringList{u"1"_qs}; }), ErrorCode::InvalidRequest);
        ReviewFilter never = query.filter;
        never.from = never.until = QDate(2026, 1, 1);
        QCOMPARE(codeOf(source(who).fetchCount(never)), ErrorCode::InvalidRequest);
        QCOMPARE(codeOf(source(who).fetchStats(never)), ErrorCode::InvalidRequest);
        QCOMPARE(codeOf(source(who).fetchFacets(never)), ErrorCode::InvalidRequest);
        QCOMPARE(codeOf(source(who).fetchEstimate(never)), ErrorCode::InvalidRequest);
        QCOMPARE(codeOf(source(who).fetchIndex({never, query.sort})), ErrorCode::InvalidRequest);
        QCOMPARE(codeOf(source(who).fetchReview(FakeReviewSource::idOf(-77))), ErrorCode::NotFound);
        QCOMPARE(codeOf(source(who).fetchReview({})), ErrorCode::NotFound);
    }

    void aPlaceStaysOneWhenItsRowIsGone_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<Qt::SortOrder>("order");
        for (const char *who : {"fake", "PostgreSQL"}) {
            QTest::addRow("newest first: %s", who) << QString::fromLatin1(who) << Qt::DescendingOrder;
            QTest::addRow("oldest first: %s", who) << QString::fromLatin1(who) << Qt::AscendingOrder;
        }
    }
    void aPlaceStaysOneWhenItsRowIsGone()
    {
        QFETCH(QString, who);
        QFETCH(Qt::SortOrder, order);
        const ReviewQuery query{{}, {ReviewSortKey::Date, order}};
        std::vector<Row> rows;
        walk(source(who), query, rows);
        const Row gone = rows[40];
        if (who == u"fake")
            m_fake->deleted.insert(int(gone.id.value.data1));
        else
            QVERIFY(m_postgres.execute(
                databaseName,
                QStringLiteral("update reviews set is_active = false where id = '%1'").arg(gone.id.value.toString(QUuid::WithoutBraces))));
        PageRequest request{query, gone.anchor};
        request.limit = 5;
        const auto after = rowsFor(source(who), request);
        QVERIFY2(after, reasonOf(after));
        QCOMPARE(idsOf(*after), idsOf(rows, 41, 46));
        request.direction = Direction::From;
        QCOMPARE(idsOf(*rowsFor(source(who), request)), idsOf(rows, 41, 46));
        request.direction = Direction::Before;
        QCOMPARE(idsOf(*rowsFor(source(who), request)), idsOf(rows, 35, 40));
        const auto review = valueOf(source(who).fetchReview(gone.id, {}, strictBound));
        QVERIFY2(review, reasonOf(review));
        QVERIFY(!review->isActive);
        std::vector<Row> left;
        walk(source(who), query, left);
        QCOMPARE(left.size(), rows.size() - 1);
    }
};

QTEST_GUILESS_MAIN(TestReviewContract)
#include "tst_review_contract.moc"
