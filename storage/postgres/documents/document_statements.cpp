// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_statements.h"

#include "storage/postgres/documents/document_filter_sql.h"
#include "storage/postgres/documents/document_sort_sql.h"
#include "storage/postgres/documents/documents.h"
#include "storage/postgres/link/snapshot_cells.h"

namespace lectern::postgres {

namespace {

/// Common table expressions, each evaluated once however often it is used, and their bound values in the same order.
class Tables
{
public:
    void add(const QString &name, const QString &sql, const QVariantList &values = {})
    {
        m_sql += (m_sql.isEmpty() ? QStringLiteral("with ") : QStringLiteral(", ")) + name + QStringLiteral(" as materialized (") + sql + u')';
        m_values += values;
    }
    [[nodiscard]] const QString &sql() const { return m_sql; }
    [[nodiscard]] const QVariantList &values() const { return m_values; }

private:
    QString m_sql;
    QVariantList m_values;
};

/// Positions of matches: only keys from the index, so that a word on every page causes no reading of pages.
QString hitsSql() { return QStringLiteral("select s.document_id, s.page_number, s.first_position from document_search s where ") + hasWantedSql; }

/// `h`: the first matching pages, from `firstPage` on, of the documents that `ids` selects; `s`: their words, which are large.
QString firstHits(const QString &ids, int firstPage)
{
    return QStringLiteral("(select hits.*, row_number() over (partition by document_id order by page_number, first_position) as place"
                          " from hits where page_number >= %1 and document_id in (%2)) h"
                          " join document_search s using (document_id, page_number, first_position) where h.place <= %3")
        .arg(QString::number(firstPage), ids, QString::number(rankedPageCount));
}

/// Ranks the newest matches, each by its best page.
QString ranksSql()
{
    const QString newest = QStringLiteral("select id from matches order by created_at desc, id desc limit %1").arg(rankedDocumentCount);
    return QStringLiteral("select document_id, max(ts_rank(s.words, (select words from wanted))) as rank from ") + firstHits(newest, 0)
        + QStringLiteral(" group by document_id");
}

/// The best page of each listed document; page 0 is its name, which is shown anyway.
QString bestPagesSql()
{
    return QStringLiteral("select distinct on (document_id) document_id, page_number, first_position from ")
        + firstHits(QStringLiteral("select id from place"), 1)
        + QStringLiteral(" order by document_id, ts_rank(s.words, (select words from wanted)) desc, page_number, first_position");
}

/// The snippet: words around the match on that page. ts_headline does not know phrases: it prefers passages with many of their words,
/// so for a phrase it only gets 300 characters from the phrase on.
QString snippetColumns(bool hasPhrase)
{
    const QString page = QStringLiteral("substr(page.page_text, best.first_position + 1, 60000)");
    return QStringLiteral("page.page_number, ts_headline('simple', translate(%1, chr(2) || chr(3), ''), (select words from wanted),"
                          " 'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxFragments=1, MaxWords=32, MinWords=16')")
        .arg(hasPhrase ? QStringLiteral("coalesce(left(substring(%1 from ?::text), 300), %1)").arg(page) : page);
}
const QString snippetTables = QStringLiteral(
    " left join best on best.document_id = place.id"
    " left join document_pages page on page.document_id = best.document_id and page.page_number = best.page_number");

const QString placeTable = QStringLiteral("place");

/// Tables of a text search: `wanted` (the query), `hits` (positions of matches), `matches` (documents that pass the filter).
void addSearch(Tables &tables, const DocumentFilter &filter, const QString &wanted)
{
    if (!wanted.isEmpty()) {
        tables.add(QStringLiteral("wanted"), QStringLiteral("select websearch_to_tsquery('simple', ?) as words"), {wanted});
        tables.add(QStringLiteral("hits"), hitsSql(), {wanted});
    }
    if (filter.text.isEmpty())
        return;
    const bool areHitsMatches = !wanted.isEmpty() && SearchTerms::fromText(filter.text).findsAllWanted();
    const FilterSql where = documentFilterSql(filter, areHitsMatches ? QStringLiteral("select document_id from hits") : QString());
    tables.add(QStringLiteral("matches"),
               QStringLiteral("select d.id, d.created_at, d.name_key, d.risk_rank from documents d where ") + where.condition, where.values);
}

bool isRanked(const DocumentQuery &query) { return effectiveSortKey(query) == DocumentSortKey::Relevance; }

/// The keys of the page's rows and of one more: along the sort's index, or from `matches` in a search.
void addPlace(Tables &tables, const DocumentPageRequest &request, const Keyset &keys, const QVariantList &anchor, const DocumentFilter &filter)
{
    const bool isSearch = !filter.text.isEmpty();
    const FilterSql where = isSearch ? FilterSql() : documentFilterSql(filter);
    QString sql = QStringLiteral("select d.id, %1 from %2 d%3 where %4")
                      .arg(keys.definitions(), isSearch ? QStringLiteral("matches") : QStringLiteral("documents"),
                           isRanked(request.query) ? QStringLiteral(" left join ranks on ranks.document_id = d.id") : QString(), where.condition);
    if (!anchor.isEmpty())
        sql += QStringLiteral(" and ") + keys.behind(keys.boundPlace());
    sql += QStringLiteral(" order by ") + keys.orderBy(keys.expressions()) + QStringLiteral(" limit ?");
    tables.add(placeTable, sql, where.values + anchor << request.limit + 1);
}

/// `filter`: the filter without this field's own restriction.
void addFacet(Statement &statement, const char *field, const QString &column, const DocumentFilter &filter)
{
    const FilterSql where = documentFilterSql(filter);
    statement.sql += statement.sql.isEmpty() ? QString() : QStringLiteral(" union all ");
    statement.sql += QStringLiteral("select '%1' as field, %2 as value, count(*) as n from found d where ").arg(QLatin1String(field), column)
        + where.condition + QStringLiteral(" group by 2");
    statement.values += where.values;
}

} // namespace

DocumentSortKey effectiveSortKey(const DocumentQuery &query)
{
    const bool isRanked = !SearchTerms::fromText(query.filter.text).wanted().isEmpty();
    return query.sortKey == DocumentSortKey::Relevance && !isRanked ? DocumentSortKey::Date : query.sortKey;
}

Result<Statement> listStatement(const DocumentPageRequest &request)
{
    const Keyset keys = keysetOf(effectiveSortKey(request.query), request.query.order);
    const Result<QVariantList> anchor = request.after.isStart() ? QVariantList() : keys.valuesOf(request.after);
    if (!anchor)
        return failureOf(anchor);
    const DocumentFilter filter = request.query.filter.normalised();
    const bool isSearch = !filter.text.isEmpty();
    const SearchTerms terms = SearchTerms::fromText(filter.text);
    const QString wanted = terms.wanted(), phrase = terms.fromPhraseOn();

    Tables tables;
    addSearch(tables, filter, wanted);
    if (isRanked(request.query))
        tables.add(QStringLiteral("ranks"), ranksSql());
    addPlace(tables, request, keys, *anchor, filter);
    if (!wanted.isEmpty())
        tables.add(QStringLiteral("best"), bestPagesSql());

    const FilterSql counted = isSearch ? FilterSql() : documentFilterSql(filter);
    const QStringList names = keys.names(placeTable);
    Statement statement;
    statement.sql = tables.sql()
        + QStringLiteral(" select total.count, %1, %2, %3 from (select count(*) from %4) total left join place on true%5"
                         " left join (%6) on d.id = place.id order by %7")
              .arg(isRanked(request.query) ? names.first() : QStringLiteral("null"),
                   wanted.isEmpty() ? QStringLiteral("null::integer, null::text") : snippetColumns(!phrase.isEmpty()), documentColumns,
                   isSearch ? QStringLiteral("matches") : QStringLiteral("documents d where ") + counted.condition,
                   wanted.isEmpty() ? QString() : snippetTables, documentTables, keys.orderBy(names));
    statement.sql = stampedSql(statement.sql);
    statement.values = tables.values();
    if (!phrase.isEmpty())
        statement.values.append(phrase);
    statement.values += counted.values;
    return statement;
}

Statement facetsStatement(const DocumentFilter &filter)
{
    // The condition that all facets share is evaluated once for all of them.
    DocumentFilter common = filter;
    common.statuses.clear();
    common.kinds.clear();
    common.clients.clear();
    common.contractTypes.clear();
    common.highestRisks.clear();
    Tables tables;
    const FilterSql found = documentFilterSql(common);
    tables.add(QStringLiteral("found"),
               QStringLiteral("select d.status, d.kind, d.client, d.contract_type, d.risk_high, d.risk_medium, d.risk_low, d.is_active"
                              " from documents d where ")
                   + found.condition,
               found.values);

    Statement facets;
    const auto without = [&](auto DocumentFilter::*field) {
        DocumentFilter rest = filter;
        (rest.*field).clear();
        rest.text.clear();
        rest.from.reset();
        rest.until.reset();
        return rest;
    };
    addFacet(facets, "status", QStringLiteral("d.status::text"), without(&DocumentFilter::statuses));
    addFacet(facets, "kind", QStringLiteral("d.kind::text"), without(&DocumentFilter::kinds));
    addFacet(facets, "client", QStringLiteral("d.client"), without(&DocumentFilter::clients));
    addFacet(facets, "type", QStringLiteral("d.contract_type"), without(&DocumentFilter::contractTypes));
    addFacet(facets, "risk",
             QStringLiteral("case when d.risk_high > 0 then 'high' when d.risk_medium > 0 then 'medium' when d.risk_low > 0 then 'low'"
                            " when d.risk_low = 0 then 'none' end"),
             without(&DocumentFilter::highestRisks));
    const QString sql = tables.sql() + QStringLiteral(" select field, value, n from (") + facets.sql
        + QStringLiteral(") facets where value is not null order by field, n desc, value");
    return {stampedSql(sql), tables.values() + facets.values};
}

} // namespace lectern::postgres
