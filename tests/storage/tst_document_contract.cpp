// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/document_contract.h"

#include <QtTest>

using namespace lectern;

/// What a DocumentSource answers, whoever it is.
class TestDocumentContract : public QObject
{
    Q_OBJECT

    DocumentSubjects m_subjects;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_subjects.stage.error.isEmpty(), qPrintable(m_subjects.stage.error)); }

    void listsWhatIsAskedForInItsOrderPageByPage_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<DocumentQuery>("query");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const DocumentQuery &query, const char *expected) {
            DocumentSubjects::addRows(name, query, QString::fromLatin1(expected));
        };
        const auto sorted = [](DocumentSortKey key, Qt::SortOrder order, const QString &text = {}) {
            DocumentQuery query;
            query.sortKey = key;
            query.order = order;
            query.filter.text = text;
            return query;
        };
        constexpr auto descending = Qt::DescendingOrder, ascending = Qt::AscendingOrder;
        add("newest first", sorted(DocumentSortKey::Date, descending), "10 9 8 6 5 4 3 2 1");
        add("oldest first", sorted(DocumentSortKey::Date, ascending), "1 2 3 4 5 6 8 9 10");
        add("by name", sorted(DocumentSortKey::Name, ascending), "1 2 3 5 6 10 4 9 8");
        add("by name, descending", sorted(DocumentSortKey::Name, descending), "8 9 4 10 6 5 3 2 1");
        add("gravest first", sorted(DocumentSortKey::Risk, descending), "9 8 1 2 4 3 10 6 5");
        add("gravest last", sorted(DocumentSortKey::Risk, ascending), "5 6 10 3 4 2 1 8 9");
        add("by relevance without a text", sorted(DocumentSortKey::Relevance, descending), "10 9 8 6 5 4 3 2 1");
        add("by relevance of an exclusion", sorted(DocumentSortKey::Relevance, descending, u"-indemnify"_qs), "10 9 8 6 5 4 2");
        add("by relevance", sorted(DocumentSortKey::Relevance, descending, u"arbitration"_qs), "9 1");
        add("by relevance, ascending", sorted(DocumentSortKey::Relevance, ascending, u"arbitration"_qs), "1 9");
        add("as relevant as another", sorted(DocumentSortKey::Relevance, descending, u"lease"_qs), "2 1");
        add("a text by name", sorted(DocumentSortKey::Name, ascending, u"arbitration or royalty"_qs), "1 4 9");

        const auto filtered = [&](const char *name, const char *expected, const std::function<void(DocumentFilter &)> &restrict) {
            DocumentQuery query;
            restrict(query.filter);
            add(name, query, expected);
        };
        filtered("one status", "5", [](DocumentFilter &filter) { filter.statuses = {WorkStatus::Failed}; });
        filtered("two statuses", "10 6", [](DocumentFilter &filter) { filter.statuses = {WorkStatus::Pending, WorkStatus::Processing}; });
        filtered("kinds", "9 3 1", [](DocumentFilter &filter) { filter.kinds = {DocumentKind::Pdf, DocumentKind::Image}; });
        filtered("a client", "5 2 1", [](DocumentFilter &filter) { filter.clients = QStringList{u"Helix"_qs}; });
        filtered("no client", "10 8 6 3", [](DocumentFilter &filter) { filter.clients = QStringList{QString()}; });
        filtered("a client beyond ASCII", "9", [](DocumentFilter &filter) { filter.clients = QStringList{u"\u00C4rzte"_qs}; });
        filtered("types", "8 4 2 1", [](DocumentFilter &filter) { filter.contractTypes = QStringList{u"Lease"_qs, u"Supply"_qs}; });
        filtered("no type", "10 9 6 5 3", [](DocumentFilter &filter) { filter.contractTypes = QStringList{QString()}; });
        filtered("grave", "9 8 1", [](DocumentFilter &filter) { filter.highestRisks = {Severity::High}; });
        filtered("less grave", "4 2", [](DocumentFilter &filter) { filter.highestRisks = {Severity::Medium, Severity::Low}; });
        filtered("analysed, and nothing found", "3", [](DocumentFilter &filter) { filter.highestRisks = {Severity::None}; });
        filtered("from a day on", "10 9 8", [](DocumentFilter &filter) { filter.from = QDate(2026, 1, 4); });
        filtered("until a day", "6 5 4 3 2 1", [](DocumentFilter &filter) { filter.until = QDate(2026, 1, 4); });
        filtered("on one day", "6 5", [](DocumentFilter &filter) {
            filter.from = QDate(2026, 1, 3);
            filter.until = QDate(2026, 1, 4);
        });
        filtered("deleted", "7", [](DocumentFilter &filter) { filter.isActive = false; });
        filtered("two fields", "1", [](DocumentFilter &filter) {
            filter.clients = QStringList{u"Helix"_qs};
            filter.highestRisks = {Severity::High, Severity::Low};
        });
        filtered("nothing", "", [](DocumentFilter &filter) { filter.clients = QStringList{u"nobody"_qs}; });

        const auto searched = [&](const char *name, const QString &text, const char *expected) {
            filtered(name, expected, [&](DocumentFilter &filter) { filter.text = text; });
        };
        searched("a word, whatever its case", u"INDEMNIFY"_qs, "3 1");
        searched("half a word", u"indemn"_qs, "");
        searched("a word beyond ASCII", u"\u00E4pfel"_qs, "8");
        searched("words on two pages", u"indemnify arbitration"_qs, "1");
        searched("a phrase", u"\"shall indemnify\""_qs, "1");
        searched("a phrase over a line's end", u"\"by arbitration\""_qs, "1");
        searched("its words in another order", u"\"indemnify shall\""_qs, "3");
        searched("an exclusion", u"indemnify -arbitration"_qs, "3");
        searched("an excluded phrase", u"indemnify -\"shall indemnify\""_qs, "3");
        searched("only an exclusion", u"-indemnify"_qs, "10 9 8 6 5 4 2");
        searched("either", u"escrow or royalty"_qs, "4 1");
        searched("either, with an exclusion", u"royalty OR indemnify -arbitration"_qs, "4 3");
        searched("words of a name", u"supply gamma"_qs, "4");
        searched("a name whose text is excluded", u"supply -royalty"_qs, "");
        searched("marks only", u"!!! &|"_qs, "");
        searched("of a deleted one", u"royalty"_qs, "4");
        searched("blanks", u"  "_qs, "10 9 8 6 5 4 3 2 1");
    }
    void listsWhatIsAskedForInItsOrderPageByPage()
    {
        QFETCH(QString, who);
        QFETCH(DocumentQuery, query);
        QFETCH(QString, expected);
        for (const int limit : {1, 2, 3, pageRowCount}) {
            DocumentPageRequest request{query, {}, limit};
            std::vector<DocumentRow> rows;
            do {
                const Result<DocumentList> page = listOf(m_subjects.asGiven(who), request);
                QVERIFY2(page, reasonOf(page));
                QCOMPARE(page->totalCount, qint64(expected.split(u' ', Qt::SkipEmptyParts).size()));
                QVERIFY(page->next.isStart() || int(page->rows.size()) == limit);
                rows.insert(rows.end(), page->rows.begin(), page->rows.end());
                request.after = page->next;
            } while (!request.after.isStart() && rows.size() < 100);
            QCOMPARE(serialsIn(rows), expected);
        }
    }

    void showsWhereASearchFoundIt_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        DocumentSubjects::addRows("once", u"lessor"_qs, u"3:1 lessor, 1:1 lessor"_qs);
        DocumentSubjects::addRows("on the page that says it most", u"escrow"_qs, u"1:4 escrow escrow escrow"_qs);
        DocumentSubjects::addRows("one of several", u"royalty or paris"_qs, u"4:1 royalty, 1:2 paris"_qs);
        DocumentSubjects::addRows("in the name only", u"lease"_qs, u"2:0, 1:0"_qs);
        DocumentSubjects::addRows("without what must not be there", u"lessor -arbitration"_qs, u"3:1 lessor"_qs);
        DocumentSubjects::addRows("nowhere", u"-lessor -arbitration -royalty"_qs, u"10:0, 8:0, 6:0, 5:0, 2:0"_qs);
    }
    void showsWhereASearchFoundIt()
    {
        QFETCH(QString, who);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        DocumentPageRequest request;
        request.query.filter.text = text;
        const Result<DocumentList> list = listOf(m_subjects.asGiven(who), request);
        QVERIFY2(list, reasonOf(list));
        QStringList found;
        for (const DocumentRow &row : list->rows) {
            QString said = QStringLiteral("%1:%2").arg(row.document.id.value.data1).arg(row.snippet.page);
            QVERIFY(!row.snippet.text.contains(u'\n'));
            for (const TextRange &mark : row.snippet.marks) {
                const TextRange units = CodePointIndex(row.snippet.text).toUnits(mark);
                said += u' ' + row.snippet.text.mid(units.start, units.length()).toLower();
            }
            found << said;
        }
        QCOMPARE(found.join(QStringLiteral(", ")), expected);
    }

    void countsEachFieldUnderTheOthers_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<DocumentFilter>("filter");
        QTest::addColumn<QString>("expected");
        DocumentFilter filter;
        DocumentSubjects::addRows("of all", filter,
                                  u"status 1 1 6 1; kind 2 2 1 1 1 1 1; risk 1 1 1 3; clients '' 4, 'Helix' 3, 'helix' 1, '\u00C4rzte' 1;"
                                  " types '' 5, 'Lease' 2, 'Supply' 2"_qs);
        filter.clients = QStringList{u"Helix"_qs};
        DocumentSubjects::addRows("of a client", filter,
                                  u"status 0 0 2 1; kind 1 1 1 0 0 0 0; risk 0 0 1 1; clients '' 4, 'Helix' 3, 'helix' 1, '\u00C4rzte' 1;"
                                  " types '' 1, 'Lease' 1, 'Supply' 1"_qs);
        filter.statuses = {WorkStatus::Completed};
        DocumentSubjects::addRows("of a client and a status", filter,
                                  u"status 0 0 2 1; kind 0 1 1 0 0 0 0; risk 0 0 1 1; clients '' 2, 'Helix' 2, 'helix' 1, '\u00C4rzte' 1;"
                                  " types 'Lease' 1, 'Supply' 1"_qs);
        filter = {};
        filter.kinds = {DocumentKind::Pdf};
        DocumentSubjects::addRows("of a kind", filter,
                                  u"status 0 0 2 0; kind 2 2 1 1 1 1 1; risk 1 0 0 1; clients '' 1, 'Helix' 1; types '' 1, 'Lease' 1"_qs);
        filter = {};
        filter.contractTypes = QStringList{u"Supply"_qs};
        DocumentSubjects::addRows(
            "of a type", filter,
            u"status 0 0 2 0; kind 0 0 1 1 0 0 0; risk 0 1 1 0; clients 'Helix' 1, 'helix' 1; types '' 5, 'Lease' 2, 'Supply' 2"_qs);
        filter = {};
        filter.text = u"royalty or indemnify"_qs;
        filter.highestRisks = {Severity::High};
        DocumentSubjects::addRows("of a search and a risk", filter,
                                  u"status 0 0 1 0; kind 0 1 0 0 0 0 0; risk 1 1 0 1; clients 'Helix' 1; types 'Lease' 1"_qs);
        filter = {};
        filter.isActive = false;
        DocumentSubjects::addRows("of deleted ones", filter, u"status 0 0 1 0; kind 0 1 0 0 0 0 0; risk 0 0 0 0; clients '' 1; types '' 1"_qs);
        filter = {};
        filter.from = QDate(2026, 1, 5);
        DocumentSubjects::addRows("of a day", filter,
                                  u"status 0 1 1 0; kind 0 0 0 0 1 0 1; risk 0 0 0 1; clients '' 1, '\u00C4rzte' 1; types '' 2"_qs);
    }
    void countsEachFieldUnderTheOthers()
    {
        QFETCH(QString, who);
        QFETCH(DocumentFilter, filter);
        QFETCH(QString, expected);
        const auto facets = valueOf(m_subjects.asGiven(who).source().fetchFacets(filter));
        QVERIFY2(facets, reasonOf(facets));
        const auto numbers = [](const auto &counts) {
            QString text;
            for (const qint64 count : counts)
                text += u' ' + QString::number(count);
            return text;
        };
        const auto values = [](const auto &counts) {
            QStringList texts;
            for (const auto &[value, count] : counts)
                texts << QStringLiteral(" '%1' %2").arg(value).arg(count);
            return texts.join(u',');
        };
        QCOMPARE(QStringLiteral("status%1; kind%2; risk%3; clients%4; types%5")
                     .arg(numbers(facets->byStatus), numbers(facets->byKind), numbers(facets->byRisk), values(facets->clients),
                          values(facets->contractTypes)),
                 expected);
    }

    void refusesWhatCannotBeAsked_data() { DocumentSubjects::addSubjects(); }
    void refusesWhatCannotBeAsked()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.asGiven(who);
        const auto endingOf = [&](const std::function<void(DocumentPageRequest &)> &change) {
            DocumentPageRequest request;
            change(request);
            return ending(listOf(subject, request));
        };
        QCOMPARE(endingOf([](DocumentPageRequest &) {}), u"done"_qs);
        QCOMPARE(endingOf([](DocumentPageRequest &request) { request.limit = 0; }), u"invalid"_qs);
        QCOMPARE(endingOf([](DocumentPageRequest &request) { request.limit = pageRowCount + 1; }), u"invalid"_qs);
        QCOMPARE(endingOf([](DocumentPageRequest &request) { request.query.filter.text = QString(2001, u'a'); }), u"invalid"_qs);
        QCOMPARE(endingOf([](DocumentPageRequest &request) {
                     request.query.filter.from = QDate(2026, 1, 2);
                     request.query.filter.until = QDate(2026, 1, 2);
                 }),
                 u"invalid"_qs);
        DocumentPageRequest byName;
        byName.query.sortKey = DocumentSortKey::Name;
        byName.limit = 2;
        const Anchor ofNames = listOf(subject, byName)->next;
        QVERIFY(!ofNames.isStart());
        QCOMPARE(endingOf([&](DocumentPageRequest &request) { request.after = ofNames; }), u"invalid"_qs);
        QCOMPARE(endingOf([](DocumentPageRequest &request) { request.after.values = QStringList{u"x"_qs, u"y"_qs}; }), u"invalid"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchText(idOf(1), 0, 1))), u"invalid"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchText(idOf(1), 1, 0))), u"invalid"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchText(idOf(1), 1, 101))), u"invalid"_qs);
    }

    void saysWhatIsNotThere_data() { DocumentSubjects::addSubjects(); }
    void saysWhatIsNotThere()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.asGiven(who);
        const DocumentId nobody = idOf(77);
        QCOMPARE(ending(valueOf(subject.source().fetchDocument(nobody))), u"not found"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchText(nobody, 1, 1))), u"not found"_qs);
        QCOMPARE(ending(subject.source().fetchBytes(nobody)), u"not found"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchLatestAnalysis(nobody))), u"not found"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchLatestAnalysis(idOf(1)))), u"not found"_qs);
        QCOMPARE(ending(valueOf(subject.source().fetchAnalysis({nobody.value}))), u"not found"_qs);
        QCOMPARE(ending(subject.sink().retry(nobody)), u"not found"_qs);
        QCOMPARE(ending(subject.sink().analyse(nobody, u"builtin"_qs)), u"not found"_qs);
        QCOMPARE(ending(subject.sink().edit(nobody, 1, {u"a"_qs, {}, {}})), u"not found"_qs);
        QCOMPARE(ending(subject.sink().replaceEdit(nobody, {u"a"_qs, {}, {}}, {u"b"_qs, {}, {}})), u"not found"_qs);
        QCOMPARE(ending(subject.sink().judge({nobody.value}, 0, {}, {Judgement::Right, {}, {}, {}})), u"not found"_qs);
        QCOMPARE(ending(subject.sink().cancel(nobody)), u"done"_qs);
        QCOMPARE(ending(subject.sink().setActive({nobody}, false)), u"done"_qs);
    }

    void readsPagesWithTheirPlacesAndTheFileItself_data() { DocumentSubjects::addSubjects(); }
    void readsPagesWithTheirPlacesAndTheFileItself()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = m_subjects.asGiven(who);
        const auto text = valueOf(subject.source().fetchText(idOf(1), 2, 2));
        QVERIFY2(text, reasonOf(text));
        QCOMPARE(text->firstPage, 2);
        QCOMPARE(text->pages.size(), size_t(2));
        QCOMPARE(text->pages[0].number, 2);
        QCOMPARE(text->pages[0].text, u"By\narbitration in Paris.\n"_qs);
        QCOMPARE(text->pageStarts, (std::vector<qint64>{0, 39, 64, 76, 129}));
        const auto beyond = valueOf(subject.source().fetchText(idOf(3), 2, 5));
        QVERIFY(beyond && beyond->pages.empty());
        QCOMPARE(beyond->pageStarts, (std::vector<qint64>{0, 30})); // code points
        QCOMPARE(valueOf(subject.source().fetchText(idOf(5), 1, 1))->pageStarts, std::vector<qint64>{0});
        QCOMPARE(*subject.source().fetchBytes(idOf(8)).result(), u"\u00C4pfel.pdf"_qs.toUtf8());
    }
};

QTEST_GUILESS_MAIN(TestDocumentContract)
#include "tst_document_contract.moc"
