// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"
#include "models/documents/list/document_filter_choices.h"
#include "models/documents/list/reading_progress.h"
#include "tests/support/sample_documents.h"
#include "tests/models/documents/list/full_document_filter.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using Field = DocumentFilterField;

class TestDocumentFilterState : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatIsSwitchedOffIsKeptButNotAsked()
    {
        DocumentFilterState state = fullDocumentFilter();
        state.setAllOff();
        QVERIFY(!state.hasOn());
        QVERIFY(!state.isEmpty());
        QCOMPARE(state.effective(QDate(2026, 11, 21)), DocumentFilter{});
        state.setOff(Field::Risk, false);
        QCOMPARE(state.effective(QDate(2026, 11, 21)).highestRisks.size(), size_t(2));
        QCOMPARE(state.chipValue(Field::Client), QStringLiteral("none given"));
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
