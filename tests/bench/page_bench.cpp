// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/page_bench.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <hiredis/hiredis.h>
#include <libpq-fe.h>

#include <memory>

namespace lectern::bench {

namespace {

const char pageColumns[] = "id, platform, entity_type, entity_id, entity_name, platform_review_id, author_name, is_verified, title,"
                           " left(review_text, 280), language, rating, sentiment_score, sentiment, helpful_count, reply_count,"
                           " like_count, share_count, reviewed_at, version, tags";

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using ResultSet = std::unique_ptr<PGresult, decltype(&PQclear)>;

Connection connectLibpq(const Site &site)
{
    Connection connection(PQconnectdb(site.postgresUrl.toUtf8().constData()), &PQfinish);
    PQclear(PQexec(connection.get(), "set max_parallel_workers_per_gather = 0"));
    return connection;
}

/// No memory tier, so that every repeated read goes to Redis.
std::unique_ptr<Storage> openStorage(const Site &site, qint64 memoryTierBytes)
{
    StorageConfig config;
    config.postgresUrl = site.postgresUrl;
    config.redisUrl = site.redisSocket;
    config.memoryTierBytes = memoryTierBytes;
    return std::make_unique<Storage>(std::move(config));
}

template <typename T>
Answer<T> await(FutureAnswer<T> future)
{
    const Result<Answer<T>> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

/// Pages that begin at random rows, each through the anchors.
std::vector<PageRequest> randomRequests(ReviewSource &source, int count, quint32 seed)
{
    QRandomGenerator random(seed);
    const Answer<RowIndex> index = await(source.fetchIndex({}));
    std::vector<PageRequest> requests;
    for (int i = 0; i < count; ++i) {
        const qint64 row = qint64(random.generateDouble() * double(std::max<qint64>(1, index.value->rowCount - pageRowCount)));
        PageRequest request;
        request.direction = PageRequest::Direction::From;
        request.anchor = index.value->anchors[size_t(row / RowIndex::rowsPerAnchor)];
        request.skip = int(row % RowIndex::rowsPerAnchor);
        requests.push_back(request);
    }
    return requests;
}

} // namespace

Comparison comparePageHit(const Site &site)
{
    const auto storage = openStorage(site, 0);
    const std::vector<PageRequest> requests = randomRequests(storage->reviews(), 20, 1);
    qsizetype bytes = 0;
    for (const PageRequest &request : requests)
        bytes = await(storage->reviews().fetchPage(request)).value->packed().size();
    std::unique_ptr<redisContext, decltype(&redisFree)> redis(redisConnectUnix(site.redisSocket.toUtf8().constData()), &redisFree);
    const QByteArray value(bytes, 'x');
    freeReplyObject(redisCommand(redis.get(), "SET lectern-bench:page %b", value.constData(), size_t(value.size())));
    int redisAnswers = 0;
    const int pairs = 2000;
    Comparison line = comparePairs(
        QStringLiteral("page hit in Redis | raw GET, %1 KB").arg(bytes / 1024), pairs,
        [&](int pair) {
            const auto answer = await(storage->reviews().fetchPage(requests[size_t(pair) % requests.size()]));
            redisAnswers += answer.provenance.source == Source::Redis;
            if (answer.value->row(answer.value->rowCount() - 1).title().isNull())
                qFatal("a page without rows");
        },
        [&](int) { freeReplyObject(redisCommand(redis.get(), "GET lectern-bench:page")); }, QStringLiteral("<= 4"));
    line.name += QStringLiteral(" (%1 % from Redis)").arg(100 * redisAnswers / pairs);
    return line;
}

Comparison comparePageMiss(const Site &site)
{
    const auto storage = openStorage(site, 0);
    const int pairs = 300;
    std::vector<Anchor> anchors;
    for (const PageRequest &request : randomRequests(storage->reviews(), pairs, 2)) {
        const auto page = await(storage->reviews().fetchPage(request));
        anchors.push_back(page.value->anchorOf(page.value->rowCount() - 1));
    }
    const Connection connection = connectLibpq(site);
    const QByteArray sql = QByteArray("select ") + pageColumns
        + " from reviews where is_active and (reviewed_at, id) < (to_timestamp($1::float8 / 1000000), $2::uuid)"
          " order by reviewed_at desc, id desc limit 200";
    PQclear(PQprepare(connection.get(), "page", sql.constData(), 2, nullptr));
    return comparePairs(
        QStringLiteral("page miss | libpq, the same rows"), pairs,
        [&](int pair) {
            PageRequest request;
            request.anchor = anchors[size_t(pair)];
            const auto answer = await(storage->reviews().fetchPage(request));
            if (answer.provenance.source != Source::Postgres)
                qFatal("expected a miss");
        },
        [&](int pair) {
            const QByteArray at = anchors[size_t(pair)].values.first().toUtf8();
            const QByteArray id = anchors[size_t(pair)].values.last().toUtf8();
            const char *values[] = {at.constData(), id.constData()};
            const ResultSet rows(PQexecPrepared(connection.get(), "page", 2, values, nullptr, nullptr, 0), &PQclear);
            if (PQntuples(rows.get()) == 0)
                qFatal("libpq: %s", PQerrorMessage(connection.get()));
        },
        QStringLiteral("<= 1.5"));
}

std::vector<Comparison> compareJump(const Site &site)
{
    const auto storage = openStorage(site, 64 << 20);
    const int pairs = 40;
    const std::vector<PageRequest> requests = randomRequests(storage->reviews(), pairs, 3);
    QRandomGenerator random(4);
    const Connection connection = connectLibpq(site);
    const QByteArray sql = QByteArray("select ") + pageColumns
        + " from (select id from reviews where is_active order by reviewed_at desc, id desc offset $1::bigint limit 200) keys"
          " join reviews using (id) order by reviewed_at desc, id desc";
    PQclear(PQprepare(connection.get(), "jump", sql.constData(), 1, nullptr));
    std::vector<double> ours;
    Comparison line = comparePairs(
        QStringLiteral("jump to a random row of %1 | OFFSET on keys").arg(site.rowCount), pairs,
        [&](int pair) {
            QElapsedTimer timer;
            timer.start();
            (void)await(storage->reviews().fetchPage(requests[size_t(pair)]));
            ours.push_back(double(timer.nsecsElapsed()) / 1e6);
        },
        [&](int) {
            const QByteArray row = QByteArray::number(qint64(random.generateDouble() * double(site.rowCount - pageRowCount)));
            const char *values[] = {row.constData()};
            const ResultSet rows(PQexecPrepared(connection.get(), "jump", 1, values, nullptr, nullptr, 0), &PQclear);
            if (PQntuples(rows.get()) == 0)
                qFatal("libpq: %s", PQerrorMessage(connection.get()));
        },
        QStringLiteral("<= 0.1"));
    Comparison tail{QStringLiteral("jump to a random row, p95 | its p50"),
                    percentile(ours, 0.95),
                    median(ours),
                    QStringLiteral("ms"),
                    0,
                    QStringLiteral("p95 <= 10 ms with anchors")};
    tail.ratio = tail.lectern / tail.peer;
    return {line, tail};
}

Comparison compareSingle(const Site &site)
{
    const auto storage = openStorage(site, 0);
    const auto page = await(storage->reviews().fetchPage({}));
    const Connection connection = connectLibpq(site);
    PQclear(PQprepare(connection.get(), "one", "select * from reviews where id = $1", 1, nullptr)); // the peer reads every column too
    const auto idOf = [&](int pair) { return page.value->row(pair % page.value->rowCount()).id(); };
    for (int i = 0; i < page.value->rowCount(); ++i)
        (void)await(storage->reviews().fetchReview(idOf(i)));
    return comparePairs(
        QStringLiteral("one review, hit in Redis | libpq by id"), 1000, [&](int pair) { (void)await(storage->reviews().fetchReview(idOf(pair))); },
        [&](int pair) {
            const QByteArray id = idOf(pair).value.toByteArray(QUuid::WithoutBraces);
            const char *values[] = {id.constData()};
            const ResultSet rows(PQexecPrepared(connection.get(), "one", 1, values, nullptr, nullptr, 0), &PQclear);
            if (PQntuples(rows.get()) != 1)
                qFatal("libpq: %s", PQerrorMessage(connection.get()));
        },
        QStringLiteral("<= 10 (0.15 ms)"));
}

Comparison compareFirstScreen(const Site &site)
{
    (void)await(openStorage(site, 0)->reviews().fetchPage({}));
    std::vector<double> ours, theirs, ratios;
    for (int pair = 0; pair < 20; ++pair) {
        QElapsedTimer timer;
        timer.start();
        auto storage = openStorage(site, 0);
        (void)await(storage->reviews().fetchPage({}));
        ours.push_back(double(timer.nsecsElapsed()) / 1e6);
        storage.reset();
        timer.restart();
        const Connection connection = connectLibpq(site);
        const QByteArray sql = QByteArray("select ") + pageColumns + " from reviews where is_active order by reviewed_at desc, id desc limit 200";
        const ResultSet rows(PQexec(connection.get(), sql.constData()), &PQclear);
        if (PQntuples(rows.get()) == 0)
            qFatal("libpq: %s", PQerrorMessage(connection.get()));
        theirs.push_back(double(timer.nsecsElapsed()) / 1e6);
        ratios.push_back(ours.back() / theirs.back());
    }
    return {QStringLiteral("first page of a new process | libpq's"),
            median(ours),
            median(theirs),
            QStringLiteral("ms"),
            median(ratios),
            QStringLiteral("30 ms once connected")};
}

std::vector<Comparison> compareStatistics(const Site &site, int firstEntity, const QString &circumstance)
{
    const auto storage = openStorage(site, 0);
    const Connection connection = connectLibpq(site);
    PQclear(PQprepare(connection.get(), "stats",
                      "select round(coalesce(rating, -1)), sentiment, platform, count(*), sum(rating),"
                      " count(*) filter (where owner_reply <> ''), count(*) filter (where is_verified)"
                      " from reviews where is_active and entity_id = $1 group by 1, 2, 3",
                      1, nullptr));
    const auto entityOf = [firstEntity](int pair) { return QStringLiteral("entity-%1").arg(firstEntity + pair); };
    const auto ours = [&](int pair) {
        ReviewFilter filter;
        filter.entityIds = {entityOf(pair)};
        if (await(storage->reviews().fetchStats(filter)).value->count == 0)
            qFatal("an entity without reviews");
    };
    const auto theirs = [&](int pair) {
        const QByteArray entity = entityOf(pair).toUtf8();
        const char *values[] = {entity.constData()};
        const ResultSet rows(PQexecPrepared(connection.get(), "stats", 1, values, nullptr, nullptr, 0), &PQclear);
        if (PQntuples(rows.get()) == 0)
            qFatal("libpq: %s", PQerrorMessage(connection.get()));
    };
    const int entities = 100;
    Comparison miss = comparePairs(QStringLiteral("statistics of an entity%1, miss | libpq").arg(circumstance), entities, ours, theirs,
                                   QStringLiteral("10 ms"));
    Comparison hit = comparePairs(QStringLiteral("statistics of an entity%1, hit in Redis | libpq").arg(circumstance), entities, ours, theirs,
                                  QStringLiteral("2 ms"));
    return {miss, hit};
}

} // namespace lectern::bench
