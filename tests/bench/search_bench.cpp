// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search_bench.h"

#include "storage/storage.h"

#include <libpq-fe.h>

#include <memory>

namespace lectern::bench {

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using ResultSet = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr int rowsShown = 50;
constexpr int missPairs = 5;
constexpr int hitPairs = 5;

/// What one writes at first: the count of all, the best page of each document, and a snippet of it for each row.
const char plainSql[] = "with query as (select websearch_to_tsquery('simple', $1) as words),"
                        " found as (select distinct on (s.document_id) s.document_id, s.page_number, ts_rank(s.words, query.words) as rank"
                        " from document_search s, query where s.words @@ query.words order by s.document_id, rank desc, s.page_number)"
                        " select (select count(*) from found), d.id, d.original_name, d.status, d.created_at, d.metadata, shown.rank,"
                        " ts_headline('simple', p.page_text, (select words from query), 'MaxFragments=1, MaxWords=32, MinWords=16')"
                        " from (select f.*, d.created_at from found f join documents d on d.id = f.document_id where d.is_active"
                        " order by f.rank desc, d.created_at desc, d.id desc limit 50) shown join documents d on d.id = shown.document_id"
                        " left join document_pages p on p.document_id = shown.document_id and p.page_number = shown.page_number"
                        " order by shown.rank desc, shown.created_at desc, d.id desc";

Connection connectLibpq(const QString &url)
{
    Connection connection(PQconnectdb(url.toUtf8().constData()), &PQfinish);
    PQclear(PQexec(connection.get(), "set max_parallel_workers_per_gather = 0"));
    PQclear(PQexec(connection.get(), "set work_mem = '64MB'")); // as Lectern has it
    PQclear(PQexec(connection.get(), "set jit = off"));
    PQclear(PQexec(connection.get(), "set plan_cache_mode = force_custom_plan"));
    PQclear(PQprepare(connection.get(), "search", plainSql, 1, nullptr));
    return connection;
}

std::unique_ptr<Storage> openStorage(const QString &postgresUrl, const QString &redisSocket, qint64 memoryTierBytes)
{
    StorageConfig config;
    config.postgresUrl = postgresUrl;
    config.redisUrl = redisSocket;
    config.memoryTierBytes = memoryTierBytes;
    return std::make_unique<Storage>(std::move(config));
}

Answer<DocumentList> ask(Storage &storage, const QString &text)
{
    DocumentPageRequest request;
    request.query = {{}, DocumentSortKey::Relevance, Qt::DescendingOrder};
    request.query.filter.text = text;
    request.limit = rowsShown;
    const auto answer = storage.documents().fetchList(request).result();
    if (!answer)
        qFatal("%s", qPrintable(answer.error().detail));
    if (answer->value->rows.empty())
        qFatal("nothing found for %s", qUtf8Printable(text));
    return *answer;
}

void askPlainly(PGconn *connection, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const char *values[] = {bytes.constData()};
    const ResultSet rows(PQexecPrepared(connection, "search", 1, values, nullptr, nullptr, 0), &PQclear);
    if (PQntuples(rows.get()) == 0)
        qFatal("libpq: %s", PQerrorMessage(connection));
}

} // namespace

std::vector<Comparison> compareDocumentSearch(const QString &postgresUrl, const QString &redisSocket)
{
    struct Search {
        const char *name;
        const char *text;
    };
    constexpr Search searches[] = {{"word on every page", "agreement"}, {"common word", "indemnify"},      {"phrase", "\"change of control\""},
                                   {"exclusion", "receipt -warrants"},  {"two words", "indemnify assign"}, {"rare number", "31415"}};
    const Connection connection = connectLibpq(postgresUrl);
    const auto uncached = openStorage(postgresUrl, QString(), 0);
    const auto cached = openStorage(postgresUrl, redisSocket, 64 << 20);
    std::vector<Comparison> lines;
    for (const Search &search : searches) {
        const QString text = QString::fromLatin1(search.text);
        const qint64 count = ask(*uncached, text).value->totalCount;
        const auto plain = [&](int) { askPlainly(connection.get(), text); };
        lines.push_back(measurePairs(
            QStringLiteral("search, %1 (%2 found), miss | plain SQL").arg(QLatin1String(search.name)).arg(count), missPairs,
            [&](int) { (void)ask(*uncached, text); }, plain, QStringLiteral("100 ms")));
        (void)ask(*cached, text);
        lines.push_back(comparePairs(
            QStringLiteral("the same, hit in memory | plain SQL"), hitPairs, [&](int) { (void)ask(*cached, text); }, plain, QStringLiteral("5 ms")));
    }
    return lines;
}

} // namespace lectern::bench
