// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/clause_library.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/ui/documents/shown_place.h"

#include <QFileDialog>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentFindings : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void readsNoOtherDocumentBeforeOneIsLookedAt()
    {
        make(3);
        FakeDocumentSource others; // the library asks it on a thread of its own
        ClauseLibrary library(others);
        int asked = 0;
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.clauseLibrary = [&]() -> ClauseLibrary & {
            ++asked;
            return library;
        };
        m_place = std::make_unique<DocumentsPlace>(services);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(0));
        QCOMPARE(asked, 0);
        m_place->show();
        QTRY_COMPARE(asked, 1);
        select(1);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(1));
        QCOMPARE(asked, 1);
        m_place.reset();
    }

    /// It was found elsewhere, or the filter has changed since.
    void aDocumentThatTheListDoesNotShowIsExportedAndReadAgainAllTheSame()
    {
        make(3);
        m_source->at(sampleId(2)).status = WorkStatus::Failed;
        m_source->at(sampleId(2)).reason = QStringLiteral("It is damaged.");
        open();
        m_place->setSearchText(QStringLiteral("Contract 0"));
        QTRY_COMPARE(model()->rowCount(), 1);
        m_place->openDocument(sampleId(1));
        auto *reader = m_place->findChild<ReadingPane *>();
        QTRY_COMPARE(reader->document(), sampleId(1));
        QVERIFY(!m_place->findChild<QFileDialog *>());
        command(QStringLiteral("Report as JSON"))->trigger();
        auto *chooser = m_place->findChild<QFileDialog *>();
        QVERIFY(chooser && chooser->selectedFiles().value(0).endsWith(QStringLiteral("Contract 1.json")));
        chooser->reject();
        m_place->openDocument(sampleId(2));
        QTRY_COMPARE(reader->document(), sampleId(2));
        Q_EMIT reader->retryRequested(sampleId(2));
        QCOMPARE(m_source->retried, std::vector{sampleId(2)});
    }
};

QTEST_MAIN(TestDocumentFindings)
#include "tst_document_findings.moc"
