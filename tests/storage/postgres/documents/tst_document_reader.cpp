// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_filter_sql.h"
#include "storage/postgres/documents/document_reader.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"
#include "tests/support/seed.h"

#include <QtTest>

#include <random>

using namespace lectern;
using namespace lectern::postgres;

namespace {

const QString fillSql = QStringLiteral(R"sql(
    insert into document_contents select sha256(convert_to('c' || n, 'UTF8')), length('c' || n), 'x' from generate_series(1, 120) n;
    insert into document_chunks select sha256(convert_to('c' || n, 'UTF8')), 0, convert_to('c' || n, 'UTF8') from generate_series(1, 120) n;
    insert into documents (original_name, sha256, kind, status, error, is_active, created_at, metadata, risk_high, risk_medium, risk_low)
    select 'Name ' || n % 17 || '.pdf', sha256(convert_to('c' || n, 'UTF8')), (enum_range(null::document_kind))[1 + n % 7],
           case when n % 5 = 0 then 'FAILED' when n % 5 = 1 then 'PROCESSING' else 'PENDING' end::work_status,
           case when n % 5 = 0 then 'why' else '' end, n % 11 <> 0, '2026-01-01 00:00+00'::timestamptz + n / 3 * interval '1 day' + n % 3 * interval '10 hours',
           case when n % 3 > 0 then jsonb_build_object('client', 'Client ' || n % 4, 'contract_type', 'Type ' || n % 3) else '{}' end,
           case when n % 4 > 0 then n % 3 end, case when n % 4 > 0 then n % 2 end, case when n % 4 > 0 then n % 5 end
      from generate_series(1, 120) n;
    insert into document_pages (document_id, page_number, page_text)
    select id, p, 'Page ' || p || case when p = 1 + get_byte(sha256, 0) % 3 then E' the lessor\nshall indemnify' else '' end
           || case when get_byte(sha256, 1) % 4 = p then ' liability' else '' end
           || repeat(' liability', case when p = 2 then get_byte(sha256, 2) % 5 else 0 end) || E'\n'
      from documents, generate_series(1, 3) p;
    analyze)sql");

/// So many documents of one page that all say the same word, newest first; %1: how many.
const QString manySql = QStringLiteral(R"sql(
    begin;
    insert into document_contents select sha256(convert_to('m' || n, 'UTF8')), length('m' || n), 'x' from generate_series(1, %1) n;
    insert into document_chunks select sha256(convert_to('m' || n, 'UTF8')), 0, convert_to('m' || n, 'UTF8') from generate_series(1, %1) n;
    insert into documents (original_name, sha256, created_at, metadata)
    select 'many ' || n, sha256(convert_to('m' || n, 'UTF8')), '2020-01-01 10:00+00'::timestamptz - n * interval '1 hour', '{"client": "many"}'
      from generate_series(1, %1) n;
    insert into document_pages (document_id, page_number, page_text)
    select id, 1, 'Some words and ' || repeat('estoppel ', case when n > 1000 then 5 when n % 100 = 1 then 2 else 1 end)
      from (select id, substr(original_name, 6)::integer as n from documents where client = 'many') m;
    commit)sql");

/// What a sort orders by, told once more and otherwise.
QString plainKey(DocumentSortKey key, const QString &rankText)
{
    switch (key) {
    case DocumentSortKey::Date: return QStringLiteral("0");
    case DocumentSortKey::Name: return QStringLiteral("lower(original_name) collate \"C\"");
    case DocumentSortKey::Risk:
        return QStringLiteral("case when risk_high is null then '{-1}'::int[] else array[risk_high, risk_medium, risk_low] end");
    case DocumentSortKey::Relevance:
        return QStringLiteral("coalesce((select max(ts_rank(words, websearch_to_tsquery('simple', '%1'))) from document_search s"
                              " where s.document_id = d.id and words @@ websearch_to_tsquery('simple', '%1')), 0)")
            .arg(rankText);
    }
    Q_UNREACHABLE();
}

} // namespace

class TestDocumentReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        QVERIFY2(m_stage.execute(fillSql), qPrintable(m_stage.postgres.error()));
    }

    void pagesThroughEverySortAndFilterAsPlainSqlDoes()
    {
        const unsigned seed = testSeed();
        std::mt19937 random(seed);
        const auto oneIn = [&](quint32 n) { return random() % n == 0; };
        int found = 0;
        for (int round = 0; round < 120; ++round) {
            DocumentPageRequest request;
            DocumentFilter &filter = request.query.filter;
            QStringList plain{QStringLiteral("is_active")};
            if (oneIn(8)) {
                filter.isActive = false;
                plain = QStringList{QStringLiteral("not is_active")};
            }
            if (oneIn(3)) {
                filter.statuses = {WorkStatus::Failed, WorkStatus::Pending};
                plain << QStringLiteral("status in ('FAILED', 'PENDING')");
            }
            if (oneIn(3)) {
                filter.kinds = {DocumentKind(random() % 7), DocumentKind::Pdf};
                plain << QStringLiteral("kind in ('%1', 'pdf')").arg(nameOf(filter.kinds[0]));
            }
            if (oneIn(4)) {
                filter.clients = QStringList{QString(), QStringLiteral("Client 1")};
                plain << QStringLiteral("coalesce(metadata ->> 'client', '') in ('', 'Client 1')");
            }
            if (oneIn(4)) {
                filter.contractTypes = QStringList{QStringLiteral("Type 2")};
                plain << QStringLiteral("metadata ->> 'contract_type' = 'Type 2'");
            }
            if (oneIn(4)) {
                filter.highestRisks = {Severity::High, Severity::None};
                plain << QStringLiteral("(risk_high > 0 or (risk_high = 0 and risk_medium = 0 and risk_low = 0))");
            }
            if (oneIn(4)) {
                filter.from = QDate(2026, 1, 1).addDays(random() % 30);
                plain << QStringLiteral("created_at >= '%1 00:00+00'").arg(filter.from->toString(Qt::ISODate));
            }
            if (oneIn(4)) {
                filter.until = QDate(2026, 2, 1).addDays(random() % 20);
                plain << QStringLiteral("created_at < '%1 00:00+00'").arg(filter.until->toString(Qt::ISODate));
            }
            if (oneIn(2)) {
                filter.text = QStringLiteral("liability");
                plain << QStringLiteral("exists (select from document_pages p where p.document_id = d.id and page_text like '%liability%')");
            }
            request.query.sortKey = DocumentSortKey(random() % 4);
            request.query.order = oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            request.limit = 1 + int(random() % 40);
            const auto expected = plainIds(request.query, plain);
            QStringList ids;
            for (;;) {
                const auto page = m_reader.readList(request);
                QVERIFY2(page, reasonOf(page));
                QCOMPARE(page->value.totalCount, qint64(expected.size()));
                for (const DocumentRow &row : page->value.rows)
                    ids << row.document.id.value.toString(QUuid::WithoutBraces);
                if (page->value.next.isStart())
                    break;
                QCOMPARE(int(page->value.rows.size()), request.limit);
                request.after = page->value.next;
            }
            QVERIFY2(ids == expected, qPrintable(QStringLiteral("round %1: %2").arg(round).arg(QString::fromUtf8(normalisedText(request)))));
            found += int(ids.size());
        }
        QVERIFY(found > 1000);
    }

    void countsFacetsUnderTheOtherFieldsOnly()
    {
        DocumentFilter filter;
        filter.statuses = {WorkStatus::Failed};
        filter.kinds = {DocumentKind::Pdf, DocumentKind::Docx, DocumentKind::Odt};
        const auto facets = m_reader.readFacets(filter);
        QVERIFY2(facets, reasonOf(facets));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(facets->value.byStatus[size_t(i)],
                     number(QStringLiteral("select count(*) from documents where is_active and kind in ('pdf', 'docx', 'odt') and status = '%1'")
                                .arg(nameOf(WorkStatus(i)))));
        }
        for (int i = 0; i < 7; ++i) {
            QCOMPARE(facets->value.byKind[size_t(i)],
                     number(QStringLiteral("select count(*) from documents where is_active and status = 'FAILED' and kind = '%1'")
                                .arg(nameOf(DocumentKind(i)))));
        }
        const QString both = QStringLiteral(
            "select count(*) from documents where is_active and status = 'FAILED' and kind in ('pdf', 'docx', 'odt') and ");
        QCOMPARE(facets->value.byRisk[size_t(Severity::High)], number(both + QStringLiteral("risk_high > 0")));
        QCOMPARE(facets->value.byRisk[size_t(Severity::Medium)], number(both + QStringLiteral("risk_high = 0 and risk_medium > 0")));
        QCOMPARE(facets->value.byRisk[size_t(Severity::None)], number(both + QStringLiteral("risk_high + risk_medium + risk_low = 0")));
        QVERIFY(!facets->value.clients.empty());
        for (const auto &[client, count] : facets->value.clients)
            QCOMPARE(count, number(both + QStringLiteral("client = '%1'").arg(client)));
        for (const auto &[type, count] : facets->value.contractTypes)
            QCOMPARE(count, number(both + QStringLiteral("contract_type = '%1'").arg(type)));
    }

    void countsFacetsOfASearch()
    {
        DocumentFilter filter;
        filter.text = QStringLiteral("lessor -page2 liability or indemnify");
        filter.from = QDate(2026, 1, 5);
        filter.kinds = {DocumentKind::Pdf};
        const auto facets = m_reader.readFacets(filter);
        QVERIFY2(facets, reasonOf(facets));
        for (int i = 0; i < 4; ++i) {
            DocumentPageRequest request{{filter, DocumentSortKey::Date, Qt::DescendingOrder}, {}, 1};
            request.query.filter.statuses = {WorkStatus(i)};
            const auto list = m_reader.readList(request);
            QVERIFY2(list, reasonOf(list));
            QCOMPARE(facets->value.byStatus[size_t(i)], list->value.totalCount);
        }
        QVERIFY(facets->value.byStatus[0] > 0);
        qint64 kinds = 0;
        for (const qint64 count : facets->value.byKind)
            kinds += count;
        QVERIFY(kinds > facets->value.byKind[size_t(DocumentKind::Pdf)]);
    }

    void ranksTheNewestMatchesAndPutsTheOthersBehindThemByDate()
    {
        QVERIFY(m_stage.execute(manySql.arg(rankedDocumentCount + 7)));
        DocumentPageRequest request;
        request.query.sortKey = DocumentSortKey::Relevance;
        request.query.filter.clients = QStringList{QStringLiteral("many")};
        request.query.filter.text = QStringLiteral("estoppel");
        QStringList names;
        do {
            const auto page = m_reader.readList(request);
            QVERIFY2(page, reasonOf(page));
            QCOMPARE(page->value.totalCount, qint64(rankedDocumentCount) + 7);
            for (const DocumentRow &row : page->value.rows) {
                names << row.document.originalName;
                QVERIFY(!row.snippet.marks.empty());
            }
            request.after = page->value.next;
        } while (!request.after.isStart());
        QCOMPARE(names.size(), rankedDocumentCount + 7);
        // The oldest say it most often, but lie outside; of the others every hundredth says it twice.
        QCOMPARE(names.mid(0, 2), (QStringList{QStringLiteral("many 1"), QStringLiteral("many 101")}));
        QCOMPARE(names.mid(names.size() - 8),
                 (QStringList{QStringLiteral("many 1000"), QStringLiteral("many 1001"), QStringLiteral("many 1002"), QStringLiteral("many 1003"),
                              QStringLiteral("many 1004"), QStringLiteral("many 1005"), QStringLiteral("many 1006"), QStringLiteral("many 1007")}));
    }

    void showsTheBestOfTheFirstPagesThatMatch()
    {
        QStringList pages;
        for (int page = 1; page <= rankedPageCount + 5; ++page)
            pages << (page == 7 || page > rankedPageCount ? QStringLiteral("chattel chattel chattel\n")
                                                          : QStringLiteral("one chattel among many words\n"));
        const auto id = m_stage.complete(QStringLiteral("long.pdf"), pages);
        QVERIFY2(id, reasonOf(id));
        DocumentPageRequest request;
        request.query.filter.text = QStringLiteral("chattel");
        const auto list = m_reader.readList(request);
        QVERIFY2(list, reasonOf(list));
        QCOMPARE(list->value.rows.size(), size_t(1));
        QCOMPARE(list->value.rows[0].snippet.page, 7);
    }

    void searchesWholeDocuments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const QStringList all{QStringLiteral("alpha"), QStringLiteral("beta"), QStringLiteral("gamma")};
        QTest::newRow("word on another page") << QStringLiteral("indemnify arbitration") << QStringList{QStringLiteral("alpha")};
        QTest::newRow("phrase") << QStringLiteral("\"shall indemnify\"") << QStringList{QStringLiteral("alpha")};
        QTest::newRow("phrase in other order") << QStringLiteral("\"indemnify shall\"") << QStringList{QStringLiteral("beta")};
        QTest::newRow("exclusion on another page") << QStringLiteral("indemnify -arbitration") << QStringList{QStringLiteral("beta")};
        QTest::newRow("excluded phrase") << QStringLiteral("indemnify -\"shall indemnify\"") << QStringList{QStringLiteral("beta")};
        QTest::newRow("only an exclusion") << QStringLiteral("-indemnify") << QStringList{QStringLiteral("gamma")};
        QTest::newRow("or") << QStringLiteral("arbitration or royalty") << QStringList{QStringLiteral("alpha"), QStringLiteral("gamma")};
        QTest::newRow("or and exclusion") << QStringLiteral("royalty OR indemnify -arbitration")
                                          << QStringList{QStringLiteral("beta"), QStringLiteral("gamma")};
        QTest::newRow("name") << QStringLiteral("supply") << QStringList{QStringLiteral("gamma")};
        QTest::newRow("name with an exclusion") << QStringLiteral("supply -royalty") << QStringList();
        QTest::newRow("case") << QStringLiteral("INDEMNIFY") << QStringList{QStringLiteral("alpha"), QStringLiteral("beta")};
        QTest::newRow("marks only") << QStringLiteral("!!! &|") << QStringList();
        QTest::newRow("quote without its partner") << QStringLiteral("\"royalty") << QStringList{QStringLiteral("gamma")};
        QTest::newRow("hostile") << QStringLiteral("royalty'); drop table documents; --") << QStringList();
    }
    void searchesWholeDocuments()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        if (m_searched.isEmpty())
            prepareSearch();
        DocumentPageRequest request;
        request.query.filter.text = text;
        request.query.filter.clients = QStringList{QStringLiteral("searched")};
        const auto list = m_reader.readList(request);
        QVERIFY2(list, reasonOf(list));
        QStringList found;
        for (const DocumentRow &row : list->value.rows)
            found << m_searched.key(row.document.id.value.toString());
        found.sort();
        QCOMPARE(found, names);
    }

    void aPhraseIsShownWhereItStandsAndNotWhereItsSmallWordsDo()
    {
        const auto id = m_stage.complete(
            QStringLiteral("phrase.pdf"),
            {QStringLiteral(
                "For the term of support and of the licence, and for six months of grace, neither party shall hire the staff of the other. "
                "9. Assignment. A merger or a Change\nof   Control of Licensor counts as an assignment of this Agreement.\n")});
        QVERIFY2(id, reasonOf(id));
        DocumentPageRequest request;
        request.query.filter.text = QStringLiteral("\"change of control\" or \"c. (d)+\" -royalty");
        const auto list = m_reader.readList(request);
        QVERIFY2(list, reasonOf(list));
        QCOMPARE(list->value.rows.size(), size_t(1));
        const Snippet &snippet = list->value.rows[0].snippet;
        QVERIFY2(snippet.text.startsWith(QStringLiteral("Change of Control of Licensor")), qPrintable(snippet.text));
        QCOMPARE(snippet.marks.front(), (TextRange{0, 6}));
    }

    void ranksAndShowsWhereItStands()
    {
        if (m_searched.isEmpty())
            prepareSearch();
        DocumentPageRequest request;
        request.query.sortKey = DocumentSortKey::Relevance;
        request.query.filter.clients = QStringList{QStringLiteral("searched")};
        request.query.filter.text = QStringLiteral("\"indemnify shall\" or arbitration");
        const auto list = m_reader.readList(request);
        QVERIFY2(list, reasonOf(list));
        QCOMPARE(list->value.rows.size(), size_t(2));
        for (const DocumentRow &row : list->value.rows) {
            const Snippet &snippet = row.snippet;
            QVERIFY(!snippet.marks.empty());
            QVERIFY(!snippet.text.contains(u'\n'));
            const CodePointIndex index(snippet.text);
            const auto marked = [&](const TextRange &mark) {
                const TextRange units = index.toUnits(mark);
                return snippet.text.mid(units.start, units.length());
            };
            const bool isAlpha = row.document.originalName.startsWith(u"alpha");
            QCOMPARE(snippet.page, isAlpha ? 2 : 1);
            QCOMPARE(marked(snippet.marks[0]), isAlpha ? QStringLiteral("arbitration") : QStringLiteral("Indemnify"));
        }
        request.query.filter.text = QStringLiteral("escrow"); // on the third page, and more of it on the fourth
        const auto best = m_reader.readList(request);
        QVERIFY(best && best->value.rows.size() == 1);
        QCOMPARE(best->value.rows[0].document.originalName, QStringLiteral("alpha.pdf"));
        QCOMPARE(best->value.rows[0].snippet.page, 4);
        request.query.filter.text = QStringLiteral("supply");
        const auto byName = m_reader.readList(request);
        QVERIFY(byName && byName->value.rows.size() == 1);
        QCOMPARE(byName->value.rows[0].snippet.page, 0); // only its name says so
    }

    void readsPagesWithTheirPlaces()
    {
        const auto id = m_stage.complete(QStringLiteral("pages.pdf"),
                                         {QStringLiteral("one \U0001F600\n"), QStringLiteral("two\n"), QStringLiteral("three")});
        QVERIFY2(id, reasonOf(id));
        const auto text = m_reader.readText(*id, 2, 5);
        QVERIFY2(text, reasonOf(text));
        QCOMPARE(text->value.firstPage, 2);
        QCOMPARE(text->value.pages.size(), size_t(2));
        QCOMPARE(text->value.pages[0].text, QStringLiteral("two\n"));
        QCOMPARE(text->value.pages[1].number, 3);
        QCOMPARE(text->value.pages[0].words.size(), size_t(1));
        QCOMPARE(text->value.pageStarts, (std::vector<qint64>{0, 6, 10, 15}));
        const auto beyond = m_reader.readText(*id, 4, 1);
        QVERIFY(beyond && beyond->value.pages.empty());
        QCOMPARE(beyond->value.pageStarts.size(), size_t(4));
        QCOMPARE(m_reader.readText({QUuid::createUuid()}, 1, 1).error().code, ErrorCode::NotFound);
        QCOMPARE(m_reader.readText(*id, 1, 101).error().code, ErrorCode::InvalidRequest);
        QCOMPARE(m_reader.readDocument({QUuid::createUuid()}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_reader.readLatestAnalysis(*id).error().code, ErrorCode::NotFound);
        QCOMPARE(m_reader.readAnalysis({QUuid::createUuid()}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_reader.readBytes({QUuid::createUuid()}).error().code, ErrorCode::NotFound);
    }

    void refusesAnAnchorOfAnotherSort_data()
    {
        QTest::addColumn<QStringList>("values");
        QTest::newRow("too few") << QStringList{QStringLiteral("5")};
        QTest::newRow("no id") << QStringList{QStringLiteral("5"), QStringLiteral("6")};
        QTest::newRow("no date") << QStringList{QStringLiteral("x"), QUuid::createUuid().toString(QUuid::WithoutBraces)};
        QTest::newRow("of a sort by name") << QStringList{QStringLiteral("name"), QStringLiteral("5"),
                                                          QUuid::createUuid().toString(QUuid::WithoutBraces)};
    }
    void refusesAnAnchorOfAnotherSort()
    {
        QFETCH(QStringList, values);
        DocumentPageRequest request;
        request.after.values = values;
        const auto page = m_reader.readList(request);
        QVERIFY(!page);
        QCOMPARE(page.error().code, ErrorCode::InvalidRequest);
    }

    void readsTermsAsAWebSearchDoes()
    {
        const auto terms = SearchTerms::fromText(QStringLiteral("a -b \"c d\" -\"e f\" or g OR -h \"i"));
        QCOMPARE(terms.alternatives.size(), size_t(3));
        QVERIFY(terms.alternatives[0]
                == (std::vector<SearchTerm>{{QStringLiteral("a"), false},
                                            {QStringLiteral("b"), true},
                                            {QStringLiteral("\"c d\""), false},
                                            {QStringLiteral("\"e f\""), true}}));
        QVERIFY(terms.alternatives[1] == (std::vector<SearchTerm>{{QStringLiteral("g"), false}}));
        QVERIFY(terms.alternatives[2] == (std::vector<SearchTerm>{{QStringLiteral("h"), true}, {QStringLiteral("i"), false}}));
        QCOMPARE(terms.wanted(), QStringLiteral("a or \"c d\" or g or i"));
        QVERIFY(SearchTerms::fromText(QStringLiteral("- \" & or")).alternatives.size() <= 1);
    }

private:
    QStringList plainIds(const DocumentQuery &query, const QStringList &conditions)
    {
        const QString direction = query.order == Qt::DescendingOrder ? QStringLiteral(" desc") : QString();
        const DocumentSortKey key = query.sortKey == DocumentSortKey::Relevance && query.filter.text.isEmpty() ? DocumentSortKey::Date
                                                                                                               : query.sortKey;
        const QString ids = m_stage.value(
            QStringLiteral("select coalesce(string_agg(id::text, ',' order by %1%2, created_at%2, id%2), '') from documents d where ")
                .arg(plainKey(key, query.filter.text), direction)
            + conditions.join(QStringLiteral(" and ")));
        return ids.split(u',', Qt::SkipEmptyParts);
    }
    qint64 number(const QString &sql) { return m_stage.value(sql).toLongLong(); }
    void prepareSearch()
    {
        const auto put = [&](const QString &key, const QString &name, const QStringList &pages) {
            const auto id = m_stage.complete(name, pages);
            QVERIFY2(id, reasonOf(id));
            m_searched.insert(key, id->value.toString());
            const qint64 version = m_reader.readDocument(*id)->value.version;
            QVERIFY(DocumentWriter(*m_stage.connection).edit(*id, version, {name, QStringLiteral("searched"), {}}));
        };
        put(QStringLiteral("alpha"), QStringLiteral("alpha.pdf"),
            {QStringLiteral("The lessor shall indemnify the lessee.\n"), QStringLiteral("By\narbitration in Paris.\n"),
             QStringLiteral("The escrow.\n"), QStringLiteral("An escrow is an escrow, and no escrow is kept twice.\n")});
        put(QStringLiteral("beta"), QStringLiteral("beta.pdf"), {QStringLiteral("\U0001F600 Indemnify shall the lessor.\n")});
        put(QStringLiteral("gamma"), QStringLiteral("Supply_Agreement-gamma.pdf"), {QStringLiteral("A royalty of five per cent.\n")});
    }

    DocumentStage m_stage;
    DocumentReader m_reader{*m_stage.connection};
    QHash<QString, QString> m_searched;
};

QTEST_GUILESS_MAIN(TestDocumentReader)
#include "tst_document_reader.moc"
