// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/document_generator.h"

#include "tests/bench/kit/contract_text.h"

namespace lectern::bench {

using namespace postgres;

namespace {

const StatementLimits patient{std::chrono::minutes(30), {}};

/// One transaction, because contents are checked for completeness at its end. %1: number of documents.
const QString documentsSql = QStringLiteral(R"sql(
set statement_timeout = 0; set maintenance_work_mem = '512MB';
select setseed(0.3);
create temp table made as
select n, md5('document ' || n)::uuid as id, sha256(convert_to('content ' || n, 'UTF8')) as sha256, 1 + floor(power(random(), 3) * 12)::int as pages,
       timestamptz '2026-11-01 00:00+00' - power(random(), 1.5) * interval '6 years' as at,
       (array['Supply', 'Licence', 'Lease', 'Services', 'Distribution', 'Franchise', 'Loan', 'Hosting'])[1 + floor(random() * 8)::int] as kind
  from generate_series(1, %1) n;
begin;
insert into document_contents select sha256, length('content ' || n), 'application/pdf' from made;
insert into document_chunks select sha256, 0, convert_to('content ' || n, 'UTF8') from made;
insert into documents (id, original_name, sha256, kind, created_at, metadata, risk_high, risk_medium, risk_low, analysis_status)
select id, kind || ' agreement ' || n || '.pdf', sha256, 'pdf', at, jsonb_build_object('client', 'Client ' || n % 200, 'contract_type', kind),
       n % 4, n % 5, n % 7, 'COMPLETED'
  from made;
commit;
drop index document_search_by_word)sql");

/// %1: the clauses as an array. The subselect depends on the page, otherwise all pages would be equal.
const QString pagesSql = QStringLiteral(R"sql(
insert into document_pages (document_id, page_number, page_text)
select m.id, page, (select 'This agreement, page ' || page || E'\n' || string_agg(picked.clause, E'\n\n') || E'\n'
         from (select replace(clauses.texts[1 + floor(random() * cardinality(clauses.texts))::int], '%1', floor(random() * 40000)::int::text) as clause
                 from generate_series(1, 12) place where m.n > 0 and page > 0) picked)
  from made m, generate_series(1, m.pages) page, (select %2::text[] as texts) clauses;
update documents d set status = 'COMPLETED', page_count = p.pages, character_count = p.characters, completed_at = now()
  from (select document_id, count(*) as pages, sum(character_count) as characters from document_pages group by 1) p where p.document_id = d.id)sql");

const QString indexSql = QStringLiteral(
    "create index document_search_by_word on document_search using gin (words) with (gin_pending_list_limit = 256)");

QString clausesArray()
{
    QStringList quoted;
    for (QString clause : contractClauses())
        quoted << u'\'' + clause.replace(u'\'', QStringLiteral("''")) + u'\'';
    return QStringLiteral("array[") + quoted.join(QStringLiteral(", ")) + u']';
}

} // namespace

Result<void> generateDocuments(PostgresConnection &connection, int count, const std::function<void(const QString &)> &tell)
{
    tell(QStringLiteral("generating %1 documents").arg(count));
    QString pages = pagesSql;
    pages.replace(QStringLiteral("%2"), clausesArray());
    return connection.runScript(documentsSql.arg(count), patient)
        .and_then([&] { return connection.runScript(pages, patient); })
        .and_then([&] {
            tell(QStringLiteral("building the index over their words"));
            return connection.runScript(indexSql, patient);
        })
        .and_then([&]() -> Result<void> {
            for (const char *table : {"documents", "document_pages", "document_search", "document_contents"}) {
                if (auto done = connection.runScript(QStringLiteral("vacuum (analyze) ") + QLatin1String(table), patient); !done)
                    return done;
            }
            return {};
        });
}

} // namespace lectern::bench
