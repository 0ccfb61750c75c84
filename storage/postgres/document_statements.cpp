// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/document_statements.h"

#include "storage/postgres/document_filter_sql.h"
#include "storage/postgres/documents.h"
#include "storage/postgres/review_statements.h"

#include <QUuid>

#include <cmath>

namespace lectern {

namespace {

/// Ahead of (created_at, id), by which every sort ends.
struct LeadingKey {
    const char *expression;
    const char *type;
};
constexpr std::array<LeadingKey, documentSortKeyCount> leadingKeys = {{
    {"", ""},
    {"d.name_key", "text"},
    {"d.risk_rank", "bigint"},
    {"coalesce(hits.rank, 0::real)", "real"},
}};

bool isNumber(const QString &text)
{
    bool ok = false;
    text.toLongLong(&ok);
    return ok;
}

bool isReal(const QString &text)
{
    bool ok = false;
    return std::isfinite(text.toDouble(&ok)) && ok;
}

bool isAnchorOf(DocumentSortKey key, const Anchor &anchor)
{
    const QStringList &values = anchor.values;
    const int keyCount = key == DocumentSortKey::Date ? 2 : 3;
    if (values.size() != keyCount || !isNumber(values[keyCount - 2]) || QUuid::fromString(values[keyCount - 1]).isNull())
        return false;
    return key == DocumentSortKey::Risk ? isNumber(values[0]) : key == DocumentSortKey::Relevance ? isReal(values[0]) : true;
}

/// How well each document fits, by its best page.
const QString hitsSql = QStringLiteral(
    " left join (select s.document_id, max(ts_rank(s.words, query.query)) as rank from document_search s,"
    " (select websearch_to_tsquery('simple', ?) as query) query where s.words @@ query.query group by s.document_id) hits"
    " on hits.document_id = d.id");

/// The best page's words around what was found.
const QString snippetSql = QStringLiteral(
    " left join lateral (select s.page_number as page, ts_headline('simple',"
    " translate(substr(p.page_text, s.first_position + 1, 60000), chr(2) || chr(3), ''), query.query,"
    " 'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxFragments=1, MaxWords=32, MinWords=16') as text"
    " from document_search s join document_pages p on p.document_id = s.document_id and p.page_number = s.page_number,"
    " (select websearch_to_tsquery('simple', ?) as query) query"
    " where s.document_id = place.id and s.words @@ query.query"
    " order by ts_rank(s.words, query.query) desc, s.page_number, s.first_position limit 1) snippet on true");

const QString noSnippetSql = QStringLiteral(" left join lateral (select null::integer as page, null::text as text) snippet on true");

QString ordered(const QStringList &columns, Qt::SortOrder order)
{
    const QString direction = order == Qt::DescendingOrder ? QStringLiteral(" desc") : QString();
    return columns.join(direction + QStringLiteral(", ")) + direction;
}

/// The keys of one sort.
struct SortKeys {
    QStringList expressions;
    QStringList names; ///< As the page's inner part calls them.
    QString places;    ///< An anchor's values, to be bound.

    explicit SortKeys(DocumentSortKey key)
    {
        const LeadingKey &leading = leadingKeys[size_t(key)];
        expressions = QStringList{QStringLiteral("d.created_at"), QStringLiteral("d.id")};
        names = QStringList{QStringLiteral("place.created_at"), QStringLiteral("place.id")};
        places = QStringLiteral("timestamptz 'epoch' + ?::bigint * interval '1 microsecond', ?::uuid");
        if (key != DocumentSortKey::Date) {
            expressions.prepend(QLatin1String(leading.expression));
            names.prepend(QStringLiteral("place.lead"));
            places.prepend(QStringLiteral("?::") + QLatin1String(leading.type) + QStringLiteral(", "));
        }
    }
};

void addFacet(DocumentStatement &statement, const char *field, const QString &column, const DocumentFilter &filter)
{
    const DocumentFilterSql where = documentFilterSql(filter);
    if (!statement.sql.isEmpty())
        statement.sql += QStringLiteral(" union all ");
    statement.sql += QStringLiteral("select '%1' as field, %2 as value, count(*) as n from documents d where ")
                         .arg(QLatin1String(field), column)
        + where.condition + QStringLiteral(" group by 2");
    statement.values += where.values;
}

} // namespace

DocumentSortKey effectiveSortKey(const DocumentQuery &query)
{
    const bool isRanked = !SearchTerms::fromText(query.filter.text).wanted().isEmpty();
    return query.sortKey == DocumentSortKey::Relevance && !isRanked ? DocumentSortKey::Date : query.sortKey;
}

Result<DocumentStatement> listStatement(const DocumentPageRequest &request)
{
    const DocumentSortKey sort = effectiveSortKey(request.query);
    if (!request.after.isStart() && !isAnchorOf(sort, request.after))
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("an anchor of another sort"));
    const DocumentFilterSql where = documentFilterSql(request.query.filter);
    const QString wanted = SearchTerms::fromText(request.query.filter.text).wanted();
    const SortKeys keys(sort);
    const bool isRanked = sort == DocumentSortKey::Relevance;
    const QString lead = sort == DocumentSortKey::Date ? QStringLiteral("null") : keys.expressions.first();

    DocumentStatement statement;
    QString place = QStringLiteral("select d.id, d.created_at, ") + lead + QStringLiteral(" as lead from documents d");
    statement.values = where.values;
    if (isRanked) {
        place += hitsSql;
        statement.values << wanted;
    }
    place += QStringLiteral(" where ") + where.condition;
    statement.values += where.values;
    if (!request.after.isStart()) {
        place += QStringLiteral(" and (%1) %2 (%3)")
                     .arg(keys.expressions.join(QStringLiteral(", ")),
                          request.query.order == Qt::DescendingOrder ? QStringLiteral("<") : QStringLiteral(">"), keys.places);
        for (const QString &value : request.after.values)
            statement.values << value;
    }
    place += QStringLiteral(" order by ") + ordered(keys.expressions, request.query.order) + QStringLiteral(" limit ?");
    statement.values << request.limit + 1;
    if (!wanted.isEmpty())
        statement.values << wanted;
    statement.sql = QStringLiteral("select total.count, %1, snippet.page, snippet.text, %2"
                                   " from (select count(*) from documents d where %3) total left join (%4) place on true%5"
                                   " left join (%6) on d.id = place.id order by %7")
                        .arg(isRanked ? QStringLiteral("place.lead") : QStringLiteral("null"), documentColumns, where.condition, place,
                             wanted.isEmpty() ? noSnippetSql : snippetSql, documentTables,
                             ordered(keys.names, request.query.order));
    statement.sql = stampedSql(statement.sql);
    return statement;
}

DocumentStatement facetsStatement(const DocumentFilter &filter)
{
    DocumentStatement statement;
    const auto without = [&](auto DocumentFilter::*field) {
        DocumentFilter rest = filter;
        (rest.*field).clear();
        return rest;
    };
    addFacet(statement, "status", QStringLiteral("d.status::text"), without(&DocumentFilter::statuses));
    addFacet(statement, "kind", QStringLiteral("d.kind::text"), without(&DocumentFilter::kinds));
    addFacet(statement, "client", QStringLiteral("d.client"), without(&DocumentFilter::clients));
    addFacet(statement, "type", QStringLiteral("d.contract_type"), without(&DocumentFilter::contractTypes));
    addFacet(statement, "risk",
             QStringLiteral("case when d.risk_high > 0 then 'high' when d.risk_medium > 0 then 'medium' when d.risk_low > 0 then 'low'"
                            " when d.risk_low = 0 then 'none' end"),
             without(&DocumentFilter::highestRisks));
    statement.sql = stampedSql(QStringLiteral("select field, value, n from (") + statement.sql
                               + QStringLiteral(") facets where value is not null order by field, n desc, value"));
    return statement;
}

} // namespace lectern
