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

/// What a sort orders by, written independently of the code under test.
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

    DocumentStage m_stage;
    DocumentReader m_reader{*m_stage.connection};
};

QTEST_GUILESS_MAIN(TestDocumentReader)
#include "tst_document_reader.moc"
