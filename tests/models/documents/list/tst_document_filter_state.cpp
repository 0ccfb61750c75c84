// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"
#include "models/documents/list/reading_progress.h"
#include "tests/support/sample_documents.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using Field = DocumentFilterField;

class TestDocumentFilterState : public QObject
{
    Q_OBJECT

    static DocumentFilterState full()
    {
        DocumentFilterState state;
        state.setChosen(Field::Status, QStringLiteral("FAILED"), true);
        state.setChosen(Field::Kind, QStringLiteral("pdf"), true);
        state.setChosen(Field::Client, QString(), true);
        state.setChosen(Field::ContractType, QStringLiteral("Lease"), true);
        state.setChosen(Field::Risk, QStringLiteral("high"), true);
        state.setChosen(Field::Risk, QStringLiteral("medium"), true);
        state.setLastDays(30);
        state.setText(QStringLiteral("  audit rights "));
        return state;
    }

private Q_SLOTS:
    void everyFieldReachesTheQuestion()
    {
        const DocumentQuery query = full().query(QDate(2026, 11, 21));
        QCOMPARE(query.filter.statuses, std::vector{WorkStatus::Failed});
        QCOMPARE(query.filter.kinds, std::vector{DocumentKind::Pdf});
        QCOMPARE(query.filter.clients, QStringList{QString()});
        QCOMPARE(query.filter.contractTypes, QStringList{QStringLiteral("Lease")});
        QCOMPARE(query.filter.highestRisks, (std::vector{Severity::High, Severity::Medium}));
        QCOMPARE(query.filter.from, QDate(2026, 10, 23));
        QCOMPARE(query.filter.text, QStringLiteral("audit rights"));
    }

    void whatIsSwitchedOffIsKeptButNotAsked()
    {
        DocumentFilterState state = full();
        state.setAllOff();
        QVERIFY(!state.hasOn());
        QVERIFY(!state.isEmpty());
        QCOMPARE(state.query(QDate(2026, 11, 21)).filter, DocumentFilter{});
        state.setOff(Field::Risk, false);
        QCOMPARE(state.query(QDate(2026, 11, 21)).filter.highestRisks.size(), size_t(2));
        QCOMPARE(state.chipValue(Field::Client), QStringLiteral("none given"));
    }

    void itSurvivesARestart()
    {
        DocumentFilterState state = full();
        state.setOff(Field::Kind, true);
        state.setSort(DocumentSortKey::Name, Qt::AscendingOrder);
        QVERIFY(DocumentFilterState::fromVariant(state.toVariant()) == state);
        QVERIFY(DocumentFilterState::fromVariant({}) == DocumentFilterState());
    }

    void aSearchIsOrderedByRelevanceAsLongAsThereIsAText()
    {
        DocumentFilterState state;
        state.setText(QStringLiteral("audit"));
        QCOMPARE(state.query({}).sortKey, DocumentSortKey::Relevance);
        DocumentFilterState off = state;
        off.setOff(Field::Text, true);
        QCOMPARE(off.query({}).sortKey, DocumentSortKey::Date);
        state.setText({});
        QCOMPARE(state.sortKey(), DocumentSortKey::Date);
        state.setSort(DocumentSortKey::Name, Qt::AscendingOrder);
        state.setText(QStringLiteral("audit"));
        QCOMPARE(state.sortKey(), DocumentSortKey::Name); // chosen, so kept
    }

    void choicesCarryCountsAndWhatIsChosen()
    {
        DocumentFacets facets;
        facets.byRisk = {4, 0, 2, 7};
        facets.clients = {{QStringLiteral("Helix"), 3}, {QString(), 9}};
        DocumentFilterState state;
        state.setChosen(Field::Risk, QStringLiteral("low"), true);
        state.setChosen(Field::Client, QStringLiteral("Gone Ltd"), true);
        const auto risks = state.choices(Field::Risk, &facets);
        QCOMPARE(risks.size(), size_t(4)); // low has none, but is chosen
        QCOMPARE(risks[0].value, QStringLiteral("high"));
        QCOMPARE(risks[0].count, 7);
        QVERIFY(risks[2].isChosen);
        const auto clients = state.choices(Field::Client, &facets);
        QCOMPARE(clients.size(), size_t(3));
        QVERIFY(clients[2].isChosen);
        QVERIFY(!clients[2].count);
    }

    void progressTellsPagesAndTheTimeLeft()
    {
        using namespace std::chrono_literals;
        Document document = sampleDocument(1);
        document.status = WorkStatus::Processing;
        document.progress = QStringLiteral("page 10 of 50");
        ReadingProgress progress;
        progress.take(document, 0ms);
        QVERIFY(!progress.find(document.id)->left);
        document.progress = QStringLiteral("page 30 of 50");
        progress.take(document, 4000ms);
        QCOMPARE(progress.find(document.id)->left, 4s);
        QCOMPARE(progress.find(document.id)->share(), 0.6);
        document.status = WorkStatus::Completed;
        progress.take(document, 5000ms);
        QVERIFY(!progress.find(document.id));
        QVERIFY(!pagesReadOf(QStringLiteral("reading")));
        QVERIFY(!pagesReadOf(QStringLiteral("page 60 of 50")));
    }
};

QTEST_GUILESS_MAIN(TestDocumentFilterState)
#include "tst_document_filter_state.moc"
