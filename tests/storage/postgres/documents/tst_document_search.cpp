// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_filter_sql.h"
#include "storage/postgres/documents/document_reader.h"
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;

namespace {

/// %1 documents of one page that all contain the same word, newest first.
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

} // namespace

/// What a DocumentReader finds by its words, in which order, and what it shows of it.
class TestDocumentSearch : public QObject
{
    Q_OBJECT

    DocumentStage m_stage;
    DocumentReader m_reader{*m_stage.connection};
    QHash<QString, QString> m_searched; ///< Names of the documents that prepareSearch() adds, and their ids.

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

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }

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
        // The oldest contain it most often, but are not ranked; of the others every hundredth contains it twice.
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
};

QTEST_GUILESS_MAIN(TestDocumentSearch)
#include "tst_document_search.moc"
