// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_choices.h"
#include "tests/models/documents/list/full_document_filter.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using Field = DocumentFilterField;

class TestDocumentFilterChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldReachesTheQuestion()
    {
        const DocumentFilter filter = fullDocumentFilter().effective(QDate(2026, 11, 21));
        QCOMPARE(filter.statuses, std::vector{WorkStatus::Failed});
        QCOMPARE(filter.kinds, std::vector{DocumentKind::Pdf});
        QCOMPARE(filter.clients, QStringList{QString()});
        QCOMPARE(filter.contractTypes, QStringList{QStringLiteral("Lease")});
        QCOMPARE(filter.highestRisks, (std::vector{Severity::High, Severity::Medium}));
        QCOMPARE(filter.from, QDate(2026, 10, 23));
        QCOMPARE(filter.text, QStringLiteral("audit rights"));
    }

    void choicesCarryCountsAndWhatIsChosen()
    {
        DocumentFacets facets;
        facets.byRisk = {4, 0, 2, 7};
        facets.clients = {{QStringLiteral("Helix"), 3}, {QString(), 9}};
        DocumentFilterState state;
        setChosen(state, Field::Risk, {QStringLiteral("low"), {}, {}, {}}, true);
        setChosen(state, Field::Client, {QStringLiteral("Gone Ltd"), {}, {}, {}}, true);
        const auto risks = choicesFor(Field::Risk, &facets, state);
        QCOMPARE(risks.size(), size_t(4)); // low has none, but is chosen
        QCOMPARE(risks[0].key, QStringLiteral("high"));
        QCOMPARE(risks[0].count, 7);
        QVERIFY(risks[2].isChosen);
        const auto clients = choicesFor(Field::Client, &facets, state);
        QCOMPARE(clients.size(), size_t(3));
        QVERIFY(clients[2].isChosen);
        QVERIFY(!clients[2].count);
    }

    void whatIsTakenAwayIsNotAskedAnyMore()
    {
        DocumentFilterState state;
        setChosen(state, Field::Risk, {QStringLiteral("high"), {}, {}, {}}, true);
        setChosen(state, Field::Risk, {QStringLiteral("high"), {}, {}, {}}, false);
        QVERIFY(state.isEmpty());
        setChosen(state, Field::Kind, {QStringLiteral("no kind"), {}, {}, {}}, true);
        QVERIFY(state.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDocumentFilterChoices)
#include "tst_document_filter_choices.moc"
