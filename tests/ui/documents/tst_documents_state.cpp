// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/ui/documents/shown_place.h"
#include "ui/documents/findings/findings_panel.h"

#include <QScrollBar>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentsState : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void filesGivenAtTheStartAreSeenAndNotWhereTheListWasLeft()
    {
        make(60);
        open();
        select(50);
        view()->scrollTo(model()->index(50, 0), QAbstractItemView::PositionAtTop);
        const QVariantMap state = m_place->state();
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->restoreState(state);
        m_place->addFiles({QStringLiteral("/x/own.pdf")});
        m_place->resize(900, 600);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        QTRY_VERIFY(textOf(0).contains(u"own.pdf"));
        QCOMPARE(view()->verticalScrollBar()->value(), 0);
        QCOMPARE(view()->currentIndex().row(), 0);
    }

    void draftsOfNotesOutliveTheWindow()
    {
        const SampleAnalysis sample = sampleAnalysis();
        FakeDocumentSource documents;
        const DocumentId judged = documents.put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        documents.putAnalysis(judged, sample.analysis);
        DocumentsServices services;
        services.documents = &documents;
        services.documentSink = &documents;
        m_place = std::make_unique<DocumentsPlace>(services);
        auto *panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_VERIFY(panel->session().analysis());
        panel->selectFinding(0);
        documents.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        QSignalSpy changed(m_place.get(), &Place::stateChanged);
        QTest::keyClick(panel->findChild<QListView *>(), Qt::Key_W);
        QVERIFY(!changed.isEmpty());
        const QVariantMap left = m_place->state();
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->restoreState(left);
        documents.failure.reset();
        panel = static_cast<FindingsPanel *>(m_place->detail());
        panel->show();
        m_place->show();
        m_place->openDocument(judged);
        QTRY_COMPARE(int(documents.find(judged)->analyses.back().findings[0].verdict.judgement), int(Judgement::Wrong));
        m_place.reset();
    }

    void itComesBackAsItWasLeft()
    {
        make(450);
        open();
        while (model()->rowCount() < 400) {
            model()->fetchMore({});
            QTRY_VERIFY(m_place->isSettled());
        }
        select(320);
        view()->scrollTo(model()->index(320, 0), QAbstractItemView::PositionAtTop);
        const int top = view()->visualRect(model()->index(320, 0)).top();
        const QVariantMap state = m_place->state();
        open(state);
        QTRY_COMPARE(view()->currentIndex().row(), 320);
        QTRY_COMPARE(view()->visualRect(model()->index(320, 0)).top(), top);
    }
};

QTEST_MAIN(TestDocumentsState)
#include "tst_documents_state.moc"
