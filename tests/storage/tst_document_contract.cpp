// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/document_subjects.h"

#include <QtTest>

using namespace lectern;

namespace {

DocumentId idOf(int serial) { return FakeDocumentStore::idOf(serial); }

QString serialsIn(const std::vector<DocumentRow> &rows)
{
    QStringList serials;
    for (const DocumentRow &row : rows)
        serials << QString::number(row.document.id.value.data1);
    return serials.join(u' ');
}

template <typename T>
Result<T> valueOf(const FutureAnswer<T> &future)
{
    const Result<Answer<T>> answer = future.result();
    return answer ? Result<T>(*answer->value) : failureOf(answer);
}

/// How something ended: "done", or the name of its error's code.
template <typename T>
QString ending(const Result<T> &result)
{
    if (result)
        return QStringLiteral("done");
    switch (result.error().code) {
    case ErrorCode::NotFound: return QStringLiteral("not found");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::InvalidRequest: return QStringLiteral("invalid");
    default: return QStringLiteral("another error: ") + result.error().detail;
    }
}
template <typename T>
QString ending(const QFuture<Result<T>> &future)
{
    return ending(future.result());
}

} // namespace

/// What a DocumentSource and a DocumentSink answer, whoever they are: the program's storage over a real PostgreSQL, or the fake that
/// other tests put in its place.
class TestDocumentContract : public QObject
{
    Q_OBJECT

    using List = Result<DocumentList>;

    DocumentStage m_stage;
    bool m_isChanged = true; ///< What PostgreSQL holds is not what is given any more.
    std::unique_ptr<DocumentSubject> m_fake, m_postgres;

    /// As given.
    [[nodiscard]] DocumentSubject &subject(const QString &name)
    {
        if (m_isChanged) {
            m_postgres.reset();
            if (!PostgresDocumentSubject::fill(m_stage))
                qFatal("%s", qPrintable(m_stage.postgres.error()));
            m_postgres = std::make_unique<PostgresDocumentSubject>(m_stage);
            m_fake = std::make_unique<FakeDocumentSubject>();
            m_isChanged = false;
        }
        return name == u"fake" ? *m_fake : *m_postgres;
    }
    /// The same, to be changed.
    [[nodiscard]] DocumentSubject &subjectToChange(const QString &name)
    {
        DocumentSubject &subject = this->subject(name);
        m_isChanged = true;
        return subject;
    }
    static void addSubjects()
    {
        QTest::addColumn<QString>("who");
        QTest::newRow("fake") << u"fake"_qs;
        QTest::newRow("PostgreSQL") << u"PostgreSQL"_qs;
    }
    /// One data row for each.
    template <typename... Values>
    static void addRows(const char *name, const Values &...values)
    {
        for (const char *who : {"fake", "PostgreSQL"})
            ((QTest::addRow("%s: %s", name, who) << QString::fromLatin1(who)) << ... << values);
    }
    [[nodiscard]] static List listOf(DocumentSubject &subject, const DocumentPageRequest &request)
    {
        return valueOf(subject.source().fetchList(request, {}, strictBound));
    }
    [[nodiscard]] static Document documentOf(DocumentSubject &subject, DocumentId id)
    {
        return valueOf(subject.source().fetchDocument(id, {}, strictBound)).value_or(Document());
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error)); }
    void cleanupTestCase() { m_postgres.reset(); }

    void listsWhatIsAskedForInItsOrderPageByPage_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<DocumentQuery>("query");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, const DocumentQuery &query, const char *expected) {
            addRows(name, query, QString::fromLatin1(expected));
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
                const List page = listOf(subject(who), request);
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
        addRows("once", u"lessor"_qs, u"3:1 lessor, 1:1 lessor"_qs);
        addRows("on the page that says it most", u"escrow"_qs, u"1:4 escrow escrow escrow"_qs);
        addRows("one of several", u"royalty or paris"_qs, u"4:1 royalty, 1:2 paris"_qs);
        addRows("in the name only", u"lease"_qs, u"2:0, 1:0"_qs);
        addRows("without what must not be there", u"lessor -arbitration"_qs, u"3:1 lessor"_qs);
        addRows("nowhere", u"-lessor -arbitration -royalty"_qs, u"10:0, 8:0, 6:0, 5:0, 2:0"_qs);
    }
    void showsWhereASearchFoundIt()
    {
        QFETCH(QString, who);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        DocumentPageRequest request;
        request.query.filter.text = text;
        const List list = listOf(subject(who), request);
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
        addRows("of all", filter,
                u"status 1 1 6 1; kind 2 2 1 1 1 1 1; risk 1 1 1 3; clients '' 4, 'Helix' 3, 'helix' 1, '\u00C4rzte' 1;"
                " types '' 5, 'Lease' 2, 'Supply' 2"_qs);
        filter.clients = QStringList{u"Helix"_qs};
        addRows("of a client", filter,
                u"status 0 0 2 1; kind 1 1 1 0 0 0 0; risk 0 0 1 1; clients '' 4, 'Helix' 3, 'helix' 1, '\u00C4rzte' 1;"
                " types '' 1, 'Lease' 1, 'Supply' 1"_qs);
        filter.statuses = {WorkStatus::Completed};
        addRows("of a client and a status", filter,
                u"status 0 0 2 1; kind 0 1 1 0 0 0 0; risk 0 0 1 1; clients '' 2, 'Helix' 2, 'helix' 1, '\u00C4rzte' 1;"
                " types 'Lease' 1, 'Supply' 1"_qs);
        filter = {};
        filter.kinds = {DocumentKind::Pdf};
        addRows("of a kind", filter, u"status 0 0 2 0; kind 2 2 1 1 1 1 1; risk 1 0 0 1; clients '' 1, 'Helix' 1; types '' 1, 'Lease' 1"_qs);
        filter = {};
        filter.contractTypes = QStringList{u"Supply"_qs};
        addRows("of a type", filter,
                u"status 0 0 2 0; kind 0 0 1 1 0 0 0; risk 0 1 1 0; clients 'Helix' 1, 'helix' 1; types '' 5, 'Lease' 2, 'Supply' 2"_qs);
        filter = {};
        filter.text = u"royalty or indemnify"_qs;
        filter.highestRisks = {Severity::High};
        addRows("of a search and a risk", filter, u"status 0 0 1 0; kind 0 1 0 0 0 0 0; risk 1 1 0 1; clients 'Helix' 1; types 'Lease' 1"_qs);
        filter = {};
        filter.isActive = false;
        addRows("of deleted ones", filter, u"status 0 0 1 0; kind 0 1 0 0 0 0 0; risk 0 0 0 0; clients '' 1; types '' 1"_qs);
        filter = {};
        filter.from = QDate(2026, 1, 5);
        addRows("of a day", filter, u"status 0 1 1 0; kind 0 0 0 0 1 0 1; risk 0 0 0 1; clients '' 1, '\u00C4rzte' 1; types '' 2"_qs);
    }
    void countsEachFieldUnderTheOthers()
    {
        QFETCH(QString, who);
        QFETCH(DocumentFilter, filter);
        QFETCH(QString, expected);
        const auto facets = valueOf(subject(who).source().fetchFacets(filter));
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

    void refusesWhatCannotBeAsked_data() { addSubjects(); }
    void refusesWhatCannotBeAsked()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = this->subject(who);
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

    void saysWhatIsNotThere_data() { addSubjects(); }
    void saysWhatIsNotThere()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = this->subject(who);
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

    void readsPagesWithTheirPlacesAndTheFileItself_data() { addSubjects(); }
    void readsPagesWithTheirPlacesAndTheFileItself()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = this->subject(who);
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

    void addsAFileOnceUnlessItIsToldTo_data() { addSubjects(); }
    void addsAFileOnceUnlessItIsToldTo()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        NewDocument file;
        file.path = m_stage.file(u"New lease.pdf"_qs, "new bytes");
        file.client = u"  Acme\n GmbH "_qs;
        file.contractType = u"Lease"_qs;
        file.previousVersion = idOf(1);
        qint64 done = 0;
        const auto add = [&] { return subject.sink().add(file, [&done](qint64 bytes, qint64) { done = bytes; }, {}).result(); };
        const auto added = add();
        QVERIFY2(added, reasonOf(added));
        QVERIFY(!added->isExisting);
        QCOMPARE(added->sha256, QCryptographicHash::hash("new bytes", QCryptographicHash::Sha256));
        QCOMPARE(done, qint64(9));
        const Document document = documentOf(subject, added->id);
        QCOMPARE(document.originalName, u"New lease.pdf"_qs);
        QCOMPARE(document.client, u"Acme GmbH"_qs);
        QCOMPARE(document.contractType, u"Lease"_qs);
        QCOMPARE(document.previousVersion, idOf(1));
        QCOMPARE(document.status, WorkStatus::Pending);
        QCOMPARE(document.kind, DocumentKind::Unknown);
        QCOMPARE(document.sizeBytes, qint64(9));
        QCOMPARE(document.sha256, added->sha256);
        QCOMPARE(document.version, qint64(1));
        QVERIFY(document.isQueued);
        QVERIFY(!document.risks);
        QCOMPARE(*subject.source().fetchBytes(added->id).result(), QByteArray("new bytes"));
        QCOMPARE(listOf(subject, {})->rows.front().document.id, added->id);

        const auto again = add();
        QVERIFY(again && again->isExisting);
        QCOMPARE(again->id, added->id);
        file.onSameContent = SameContent::AddAnyway;
        const auto anyway = add();
        QVERIFY(anyway && !anyway->isExisting);
        QVERIFY(anyway->id != added->id);
        file.onSameContent = SameContent::OpenExisting;
        QCOMPARE(add()->id, anyway->id); // the newest that has it
        QCOMPARE(ending(subject.sink().setActive({added->id, anyway->id}, false)), u"done"_qs);
        QVERIFY(!add()->isExisting); // those are deleted

        file.client = QString(201, u'c');
        QCOMPARE(ending(add()), u"invalid"_qs);
        file.client.clear();
        file.path = m_stage.file(u"empty.pdf"_qs, {});
        QCOMPARE(ending(add()), u"invalid"_qs);
        file.path = m_stage.files.filePath(u"nowhere.pdf"_qs);
        QCOMPARE(ending(add()), u"invalid"_qs);
    }

    void anEditHoldsUnlessSomebodyElseEditedFirst_data() { addSubjects(); }
    void anEditHoldsUnlessSomebodyElseEditedFirst()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        const auto id = subject.complete(u"Edited.pdf"_qs, {u"Text.\n"_qs});
        QVERIFY2(id, reasonOf(id));
        const qint64 version = documentOf(subject, *id).version;
        const DocumentEdit mine{u"Mine.pdf"_qs, u" My\tclient "_qs, u"Lease"_qs}, theirs{u"Theirs.pdf"_qs, {}, {}};
        const auto edit = [&](qint64 known, const DocumentEdit &edit) { return ending(subject.sink().edit(*id, known, edit)); };
        QCOMPARE(edit(version, theirs), u"done"_qs);
        QCOMPARE(edit(version, mine), u"conflict"_qs);
        QCOMPARE(edit(version, theirs), u"done"_qs); // it says so already
        QCOMPARE(documentOf(subject, *id).originalName, u"Theirs.pdf"_qs);
        const qint64 later = documentOf(subject, *id).version;
        QCOMPARE(later, version + 1);
        QCOMPARE(edit(later, theirs), u"done"_qs); // nothing changes but the version
        QCOMPARE(documentOf(subject, *id).version, later + 1);
        QCOMPARE(edit(later, mine), u"done"_qs);
        const Document document = documentOf(subject, *id);
        QCOMPARE(document.originalName, u"Mine.pdf"_qs);
        QCOMPARE(document.client, u"My client"_qs);
        QCOMPARE(document.contractType, u"Lease"_qs);
        QCOMPARE(edit(document.version, {u" "_qs, {}, {}}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {u"a"_qs, QString(201, u'c'), {}}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {u"a"_qs, {}, QString(201, u't')}), u"invalid"_qs);
        QCOMPARE(edit(document.version, {QString(300, u'n'), QString(200, u'c'), {}}), u"done"_qs);
        QCOMPARE(documentOf(subject, *id).originalName.size(), 200);

        const qint64 beforeWork = documentOf(subject, *id).version;
        QCOMPARE(ending(subject.sink().analyse(*id, u"builtin"_qs)), u"done"_qs);
        QVERIFY(documentOf(subject, *id).version > beforeWork);
        QCOMPARE(edit(beforeWork, mine), u"done"_qs); // a worker's doing is no conflict
        const qint64 beforeDelete = documentOf(subject, *id).version;
        QCOMPARE(ending(subject.sink().setActive({*id}, false)), u"done"_qs);
        QCOMPARE(edit(beforeDelete, theirs), u"conflict"_qs);
    }

    void anUndoneEditLeavesWhatSomebodyElseWrote_data() { addSubjects(); }
    void anUndoneEditLeavesWhatSomebodyElseWrote()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        const auto id = subject.complete(u"Before.pdf"_qs, {u"Text.\n"_qs});
        QVERIFY2(id, reasonOf(id));
        const DocumentEdit before{u"Before.pdf"_qs, {}, {}}, after{u"After.pdf"_qs, u"Helix"_qs, {}}, theirs{u"Theirs.pdf"_qs, u"Helix"_qs, {}};
        const auto replace = [&](const DocumentEdit &present, const DocumentEdit &edit) {
            return ending(subject.sink().replaceEdit(*id, present, edit));
        };
        QCOMPARE(replace(before, after), u"done"_qs);
        QCOMPARE(replace(after, before), u"done"_qs);
        QCOMPARE(replace(after, before), u"done"_qs); // it says so already
        QCOMPARE(replace(before, theirs), u"done"_qs);
        QCOMPARE(replace(before, after), u"conflict"_qs);
        QCOMPARE(documentOf(subject, *id).originalName, u"Theirs.pdf"_qs);
        QCOMPARE(replace(theirs, {QString(), {}, {}}), u"invalid"_qs);
    }

    void deletesAndBringsBack_data() { addSubjects(); }
    void deletesAndBringsBack()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        QCOMPARE(ending(subject.sink().setActive({idOf(8), idOf(3)}, false)), u"done"_qs);
        QCOMPARE(serialsIn(listOf(subject, {})->rows), u"10 9 6 5 4 2 1"_qs);
        DocumentPageRequest deleted;
        deleted.query.filter.isActive = false;
        QCOMPARE(serialsIn(listOf(subject, deleted)->rows), u"8 7 3"_qs);
        const Document gone = documentOf(subject, idOf(8));
        QVERIFY(!gone.isActive);
        QVERIFY(!gone.removedBy.isEmpty());
        QVERIFY(gone.removedAt.isValid());
        QCOMPARE(ending(subject.sink().setActive({idOf(8), idOf(1)}, false)), u"done"_qs);
        QCOMPARE(documentOf(subject, idOf(8)).version, gone.version); // it was deleted already
        QCOMPARE(ending(subject.sink().setActive({idOf(8)}, true)), u"done"_qs);
        const Document back = documentOf(subject, idOf(8));
        QVERIFY(back.isActive && back.removedBy.isEmpty() && !back.removedAt.isValid());
        QCOMPARE(back.version, gone.version + 1);
        QCOMPARE(serialsIn(listOf(subject, {})->rows), u"10 9 8 6 5 4 2"_qs);
    }

    void worksAgainOnWhatCanBeWorkedOn_data() { addSubjects(); }
    void worksAgainOnWhatCanBeWorkedOn()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        const auto failed = subject.fail(u"broken.pdf"_qs);
        QVERIFY2(failed, reasonOf(failed));
        QCOMPARE(documentOf(subject, *failed).reason, u"It is damaged."_qs);
        QCOMPARE(ending(subject.sink().analyse(*failed, u"builtin"_qs)), u"invalid"_qs); // there is no text
        QCOMPARE(ending(subject.sink().retry(*failed)), u"done"_qs);
        Document document = documentOf(subject, *failed);
        QCOMPARE(document.status, WorkStatus::Pending);
        QVERIFY(document.reason.isEmpty() && document.isQueued);
        QCOMPARE(ending(subject.sink().retry(*failed)), u"done"_qs); // on its way
        QCOMPARE(documentOf(subject, *failed).version, document.version);
        QCOMPARE(ending(subject.sink().cancel(*failed)), u"done"_qs);
        document = documentOf(subject, *failed);
        QCOMPARE(document.status, WorkStatus::Failed);
        QVERIFY(document.reason.startsWith(u"Cancelled by ") && !document.isQueued);
        QCOMPARE(ending(subject.sink().cancel(*failed)), u"done"_qs); // nothing is open
        QCOMPARE(documentOf(subject, *failed).version, document.version);

        QCOMPARE(ending(subject.sink().retry(idOf(1))), u"invalid"_qs); // it was read
        QCOMPARE(ending(subject.sink().analyse(idOf(1), {})), u"invalid"_qs);
        QCOMPARE(ending(subject.sink().analyse(idOf(1), u"ollama"_qs)), u"done"_qs);
        document = documentOf(subject, idOf(1));
        QCOMPARE(document.analysisStatus, WorkStatus::Pending);
        QVERIFY(document.isQueued);
        QCOMPARE(ending(subject.sink().cancel(idOf(1))), u"done"_qs);
        document = documentOf(subject, idOf(1));
        QCOMPARE(document.status, WorkStatus::Completed);
        QCOMPARE(document.analysisStatus, WorkStatus::Failed);
        QVERIFY(document.reason.startsWith(u"Cancelled by ") && !document.isQueued);
    }

    void keepsVerdictsUnlessSomebodyElsesNoteStandsThere_data() { addSubjects(); }
    void keepsVerdictsUnlessSomebodyElsesNoteStandsThere()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        const QStringList pages{u"The cap is five. The term is two.\n"_qs};
        const auto id = subject.complete(u"Judged.pdf"_qs, pages);
        QVERIFY2(id, reasonOf(id));
        subject.storeAnalysis(*id, DocumentStage::analysisOf(pages, {{1, u"The cap is five"_qs}, {1, u"The term is two"_qs}}));
        const auto latest = valueOf(subject.source().fetchLatestAnalysis(*id));
        QVERIFY2(latest, reasonOf(latest));
        QCOMPARE(latest->documentId, *id);
        QCOMPARE(latest->findings.size(), size_t(2));
        QCOMPARE(documentOf(subject, *id).risks, (RiskCounts{1, 0, 0}));
        QCOMPARE(documentOf(subject, *id).analysisStatus, WorkStatus::Completed);
        const auto said = [](Judgement judgement, const QString &note) { return Verdict{judgement, note, {}, {}}; };
        const auto judge = [&](int finding, const Verdict &present, const Verdict &verdict) {
            return ending(subject.sink().judge(latest->id, finding, present, verdict));
        };
        const auto known = [&](int finding) { return valueOf(subject.source().fetchAnalysis(latest->id))->findings[size_t(finding)].verdict; };

        QCOMPARE(judge(0, {}, said(Judgement::Right, u"yes"_qs)), u"done"_qs);
        QCOMPARE(known(0).judgement, Judgement::Right);
        QCOMPARE(known(0).note, u"yes"_qs);
        QVERIFY(!known(0).author.isEmpty() && known(0).at.isValid());
        QCOMPARE(judge(0, {}, said(Judgement::Wrong, u"no"_qs)), u"conflict"_qs);
        QCOMPARE(judge(0, {}, said(Judgement::Wrong, u"yes"_qs)), u"done"_qs); // the note is the same
        QCOMPARE(known(0).judgement, Judgement::Wrong);
        QCOMPARE(judge(0, said(Judgement::None, u"yes"_qs), said(Judgement::Wrong, u"no"_qs)), u"done"_qs);
        QCOMPARE(judge(0, said(Judgement::Wrong, u"no"_qs), {}), u"done"_qs);
        QCOMPARE(known(0).judgement, Judgement::None);
        QCOMPARE(judge(0, said(Judgement::Wrong, u"no"_qs), said(Judgement::Wrong, u"late"_qs)), u"conflict"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"never stored"_qs), said(Judgement::Wrong, u"first"_qs)), u"done"_qs);
        QCOMPARE(known(1).note, u"first"_qs);
        QCOMPARE(judge(2, {}, said(Judgement::Right, {})), u"not found"_qs);
        QCOMPARE(judge(-1, {}, said(Judgement::Right, {})), u"not found"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"first"_qs), said(Judgement::Wrong, QString(4000, u'n'))), u"done"_qs);
        QCOMPARE(judge(1, said(Judgement::Wrong, u"first"_qs), said(Judgement::Wrong, QString(4001, u'n'))), u"invalid"_qs);
    }

    void changesRulesUnlessSomebodyElseDidFirst_data() { addSubjects(); }
    void changesRulesUnlessSomebodyElseDidFirst()
    {
        QFETCH(QString, who);
        DocumentSubject &subject = subjectToChange(who);
        const auto change = [&](const RiskRuleChange &former, const RiskRuleChange &to) { return ending(subject.sink().changeRiskRule(former, to)); };
        const auto rules = [&] {
            QStringList names;
            const auto changes = subject.sink().fetchRiskRuleChanges().result();
            for (const RiskRuleChange &each : *changes)
                names << each.rule;
            return names.join(u' ');
        };
        const RiskRuleChange none{u"b-rule"_qs, {}, {}, {}, {}}, off{u"b-rule"_qs, false, {}, {}, {}},
            low{u"b-rule"_qs, {}, Severity::Low, u"Why."_qs, {}};
        QCOMPARE(change(none, off), u"done"_qs);
        QCOMPARE(change(none, low), u"conflict"_qs);
        QCOMPARE(change(none, off), u"done"_qs); // to this very change
        QCOMPARE(change(off, low), u"done"_qs);
        QCOMPARE(subject.sink().fetchRiskRuleChanges().result()->front(), low);
        const RiskRuleChange other{u"a-rule"_qs, {}, {}, {}, u"Ask."_qs};
        QCOMPARE(change({u"a-rule"_qs, {}, {}, {}, {}}, other), u"done"_qs);
        QCOMPARE(rules(), u"a-rule b-rule"_qs);
        QCOMPARE(change(low, none), u"done"_qs); // as in the data file
        QCOMPARE(rules(), u"a-rule"_qs);
        QCOMPARE(change(low, off), u"conflict"_qs);
        QCOMPARE(change(other, none), u"invalid"_qs);
        QCOMPARE(change({}, {}), u"invalid"_qs);
    }
};

QTEST_GUILESS_MAIN(TestDocumentContract)
#include "tst_document_contract.moc"
