// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_reader.h"

#include "storage/postgres/documents/analyses.h"
#include "storage/postgres/documents/document_statements.h"
#include "storage/postgres/documents/documents.h"
#include "storage/postgres/documents/sha256.h"
#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/sql/value_text.h"

namespace lectern::postgres {

namespace {

/// Index of the first column after those of stampedSql().
constexpr int firstColumn = 2;
constexpr int maxFacetValues = 200;
constexpr int maxPagesAtOnce = 100;

tl::unexpected<StorageError> notFound(const char *what, const QUuid &id)
{
    return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("no %1 %2").arg(QLatin1String(what), uuidText(id)));
}

/// Parses ts_headline's output into one line of text and the ranges of its marks.
Snippet snippetIn(int page, const QString &headline)
{
    Snippet snippet;
    if (headline.isEmpty())
        return snippet;
    snippet.page = page;
    qint64 position = 0;
    for (const QChar c : headline) {
        if (c == markBegins) {
            snippet.marks.push_back({position, position});
        } else if (c == markEnds) {
            if (!snippet.marks.empty())
                snippet.marks.back().end = position;
        } else if (!c.isSpace()) {
            snippet.text += c;
            position += c.isLowSurrogate() ? 0 : 1;
        } else if (!snippet.text.isEmpty() && !snippet.text.endsWith(u' ')) {
            snippet.text += u' ';
            ++position;
        }
    }
    std::erase_if(snippet.marks, [](const TextRange &mark) { return mark.isEmpty(); });
    return snippet;
}

Anchor anchorOf(const Rows &rows, int row, DocumentSortKey sort)
{
    enum Column { Id = FirstDocumentColumn, CreatedAt = FirstDocumentColumn + 28, NameKey = FirstDocumentColumn + documentColumnCount - 2, RiskRank };
    Anchor anchor{{rows.toString(row, CreatedAt), rows.toString(row, Id)}};
    switch (sort) {
    case DocumentSortKey::Date: break;
    case DocumentSortKey::Name: anchor.values.prepend(rows.toString(row, NameKey)); break;
    case DocumentSortKey::Risk: anchor.values.prepend(rows.toString(row, RiskRank)); break;
    case DocumentSortKey::Relevance: anchor.values.prepend(rows.toString(row, RankColumn)); break;
    }
    return anchor;
}

template <typename Counts, typename Value>
void putCount(Counts &counts, const std::optional<Value> &value, qint64 count)
{
    if (value)
        counts[size_t(*value)] = count;
}

void putCount(std::vector<std::pair<QString, qint64>> &counts, const QString &value, qint64 count)
{
    if (int(counts.size()) < maxFacetValues)
        counts.emplace_back(value, count);
}

} // namespace

Result<Stamped<DocumentList>> DocumentReader::readList(const DocumentPageRequest &request, const StatementLimits &limits)
{
    const auto statement = listStatement(request);
    if (!statement)
        return failureOf(statement);
    const auto rows = m_connection.run(statement->sql, statement->values, limits);
    if (!rows)
        return failureOf(rows);
    DocumentList list;
    list.totalCount = rows->toInt64(0, TotalColumn);
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, FirstDocumentColumn); ++i) {
        if (i == request.limit) {
            list.next = anchorOf(*rows, i - 1, effectiveSortKey(request.query));
            break;
        }
        CellReader cells(*rows, i, FirstDocumentColumn);
        list.rows.push_back({documentIn(cells), snippetIn(int(rows->toInt64(i, SnippetPageColumn)), rows->toString(i, SnippetTextColumn))});
    }
    return stamped(*rows, std::move(list));
}

Result<Stamped<DocumentFacets>> DocumentReader::readFacets(const DocumentFilter &filter, const StatementLimits &limits)
{
    const Statement statement = facetsStatement(filter);
    const auto rows = m_connection.run(statement.sql, statement.values, limits);
    if (!rows)
        return failureOf(rows);
    DocumentFacets facets;
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, firstColumn); ++i) {
        const QString field = rows->toString(i, firstColumn);
        const QString value = rows->toString(i, firstColumn + 1);
        const qint64 count = rows->toInt64(i, firstColumn + 2);
        if (field == u"status")
            putCount(facets.byStatus, workStatusFromName(value), count);
        else if (field == u"kind")
            putCount(facets.byKind, documentKindFromName(value), count);
        else if (field == u"risk")
            putCount(facets.byRisk, severityFromName(value), count);
        else
            putCount(field == u"client" ? facets.clients : facets.contractTypes, value, count);
    }
    return stamped(*rows, std::move(facets));
}

Result<Stamped<Document>> DocumentReader::readDocument(DocumentId id, const StatementLimits &limits)
{
    static const QString sql = stampedSql(QStringLiteral("select %1 from %2 where d.id = ?::uuid").arg(documentColumns, documentTables));
    const auto rows = m_connection.run(sql, {uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->isNull(0, firstColumn))
        return notFound("document", id.value);
    CellReader cells(*rows, 0, firstColumn);
    return stamped(*rows, documentIn(cells));
}

Result<Stamped<DocumentText>> DocumentReader::readText(DocumentId id, int firstPage, int count, const StatementLimits &limits)
{
    if (firstPage < 1 || count < 1 || count > maxPagesAtOnce)
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("%1 pages from page %2").arg(count).arg(firstPage));
    static const QString sql = stampedSql(
        QStringLiteral("select d.id, place.past, %1 from documents d left join (select page_number,"
                       " sum(character_count) over (order by page_number) as past from document_pages where document_id = ?::uuid) place"
                       " on true left join document_pages p on p.document_id = d.id and p.page_number = place.page_number"
                       " and p.page_number between ?::integer and ?::integer where d.id = ?::uuid order by place.page_number")
            .arg(pageTextColumns));
    const auto rows = m_connection.run(sql, {uuidText(id.value), firstPage, firstPage + count - 1, uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->isNull(0, firstColumn))
        return notFound("document", id.value);
    enum Column { Past = firstColumn + 1, FirstOfPage };
    DocumentText result;
    result.firstPage = firstPage;
    result.pageStarts.push_back(0);
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, Past); ++i) {
        result.pageStarts.push_back(rows->toInt64(i, Past));
        if (rows->isNull(i, FirstOfPage))
            continue;
        CellReader cells(*rows, i, FirstOfPage);
        auto page = documentPageIn(cells);
        if (!page)
            return failureOf(page);
        result.pages.push_back(std::move(*page));
    }
    return stamped(*rows, std::move(result));
}

Result<Stamped<Analysis>> DocumentReader::readLatestAnalysis(DocumentId id, const StatementLimits &limits)
{
    static const QString sql = stampedSql(QStringLiteral("select %1 from analysis_results a where a.document_id = ?::uuid"
                                                         " order by a.status = 'COMPLETED' desc, a.created_at desc, a.id desc limit 1")
                                              .arg(analysisColumns));
    const auto rows = m_connection.run(sql, {uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->isNull(0, firstColumn))
        return notFound("analysis of document", id.value);
    CellReader cells(*rows, 0, firstColumn);
    return stamped(*rows, analysisIn(cells));
}

Result<Stamped<Analysis>> DocumentReader::readAnalysis(AnalysisId id, const StatementLimits &limits)
{
    static const QString sql = stampedSql(QStringLiteral("select %1 from analysis_results a where a.id = ?::uuid").arg(analysisColumns));
    const auto rows = m_connection.run(sql, {uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->isNull(0, firstColumn))
        return notFound("analysis", id.value);
    CellReader cells(*rows, 0, firstColumn);
    return stamped(*rows, analysisIn(cells));
}

Result<Stamped<std::vector<EnginePrecision>>> DocumentReader::readPrecision(const StatementLimits &limits)
{
    static const QString sql = stampedSql(QStringLiteral(
        "select a.engine, a.engine_version, a.model_used, count(*) filter (where v.judgement = 'right'),"
        " count(*) filter (where v.judgement = 'wrong') from finding_verdicts v join analysis_results a on a.id = v.analysis_id"
        " where v.judgement <> 'none' and not exists (select from analysis_results later where later.id = v.carried_to" // counted there
        " and (later.engine, later.engine_version, later.model_used) = (a.engine, a.engine_version, a.model_used))"
        " group by 1, 2, 3 order by 1, 2, 3"));
    const auto rows = m_connection.run(sql, {}, limits);
    if (!rows)
        return failureOf(rows);
    std::vector<EnginePrecision> engines;
    for (int i = 0; i < rows->rowCount() && !rows->isNull(i, firstColumn); ++i) {
        CellReader cells(*rows, i, firstColumn);
        EnginePrecision engine;
        engine.engine = cells.text();
        engine.engineVersion = cells.text();
        engine.modelUsed = cells.text();
        engine.right = cells.number();
        engine.wrong = cells.number();
        engines.push_back(std::move(engine));
    }
    return stamped(*rows, std::move(engines));
}

Result<QByteArray> DocumentReader::readBytes(DocumentId id, const StatementLimits &limits)
{
    const auto rows = m_connection.run(QStringLiteral("select sha256 from documents where id = ?::uuid"), {uuidText(id.value)}, limits);
    if (!rows)
        return failureOf(rows);
    if (rows->rowCount() == 0)
        return notFound("document", id.value);
    return readContent(CellReader(*rows, 0, 0).binary(), limits);
}

Result<QByteArray> DocumentReader::readContent(const QByteArray &sha256, const StatementLimits &limits,
                                               const std::function<Result<void>()> &betweenChunks)
{
    const QString hash = byteaText(sha256);
    const auto size = m_connection.run(QStringLiteral("select size_bytes from document_contents where sha256 = ?::bytea"), {hash}, limits);
    if (!size)
        return failureOf(size);
    if (size->rowCount() == 0)
        return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("no content ") + hash);
    QByteArray bytes;
    bytes.reserve(size->toInt64(0, 0));
    Sha256 digest;
    for (int number = 0; bytes.size() < size->toInt64(0, 0); ++number) {
        const auto chunk = m_connection.readBinary(QStringLiteral(
                                                       "select bytes from document_chunks where sha256 = ?::bytea and chunk_number = ?::integer"),
                                                   {hash, number}, limits);
        if (!chunk)
            return failureOf(chunk);
        if (chunk->isEmpty())
            break;
        if (const Result<void> mayGoOn = betweenChunks ? betweenChunks() : Result<void>(); !mayGoOn)
            return failureOf(mayGoOn);
        digest.add(*chunk);
        bytes += *chunk;
    }
    if (digest.result() != sha256)
        return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("the stored bytes are not those of %1").arg(hash));
    return bytes;
}

} // namespace lectern::postgres
