// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/sample_analysis.h"
#include "tests/ui/documents/shown_place.h"
#include "ui/documents/dialogs/document_edit_dialog.h"
#include "ui/documents/findings/findings_panel.h"

#include <QLineEdit>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentsUndo : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void deletedDocumentsComeBackWithCtrlZ()
    {
        make(5);
        open();
        view()->setFocus();
        select(1);
        view()->selectionModel()->select(model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 3);
        QVERIFY(notice()->isVisible());
        QVERIFY(!m_source->at(sampleId(1)).isActive);
        QTRY_VERIFY(m_place->isSettled());
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QVERIFY(m_source->at(sampleId(2)).isActive);
        QTRY_COMPARE(model()->rowCount(), 5);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(model()->rowCount(), 3);
    }

    void aVerdictIsTakenBackWithCtrlZFromThePanelItWasGivenIn()
    {
        const SampleAnalysis sample = sampleAnalysis();
        FakeDocumentSource documents;
        const DocumentId judged = documents.put(QStringLiteral("supply.pdf"), {sample.pages.front().text});
        const DocumentId other = documents.put(QStringLiteral("other.pdf"), {QStringLiteral("Nothing.\n")});
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
        const auto stored = [&] { return documents.find(judged)->analyses.back().findings[0].verdict.judgement; };
        panel->selectFinding(0);
        auto *cards = panel->findChild<QListView *>();
        cards->setFocus();
        QTest::keyClick(cards, Qt::Key_W);
        QTRY_COMPARE(int(stored()), int(Judgement::Wrong));
        QTRY_VERIFY(m_place->isSettled());
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel));
        QTest::keyClick(cards, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(int(stored()), int(Judgement::None));
        m_place->openDocument(other);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), other);
        command(QStringLiteral("Redo"))->trigger();
        QTRY_COMPARE(int(stored()), int(Judgement::Wrong));
        QCOMPARE(m_place->findChild<ReadingPane *>()->document(), judged);
        m_place.reset();
    }

    void filterAndSortAreUndoneWithCtrlZ()
    {
        make(5);
        m_source->at(sampleId(3)).status = WorkStatus::Failed;
        open();
        for (const QChar letter : QStringLiteral("Contract 3"))
            m_place->setSearchText(m_place->searchText() + letter);
        m_place->setSearchText(QStringLiteral("Contract 3"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QVERIFY(textOf(0).contains(u"found on page 2"));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier); // the typing is one step
        QTRY_COMPARE(model()->rowCount(), 5);
        QVERIFY(m_place->searchText().isEmpty());
        command(QStringLiteral("Sort by name"))->trigger();
        QCOMPARE(m_source->listRequests.back().query.sortKey, DocumentSortKey::Name);
        QCOMPARE(m_source->listRequests.back().query.order, Qt::AscendingOrder);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_source->listRequests.back().query.sortKey, DocumentSortKey::Date);
    }

    void anUndoneEditLeavesWhatSomebodyElseHasWrittenSince()
    {
        make(1);
        open();
        select(0);
        command(QStringLiteral("Name, client"))->trigger();
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Mine"));
        dialog->accept();
        QTRY_VERIFY(textOf(0).contains(u"Mine"));
        m_source->rename(sampleId(0), QStringLiteral("Theirs"));
        command(QStringLiteral("Refresh"))->trigger();
        QTRY_VERIFY(textOf(0).contains(u"Theirs")); // seen, and yet not meant
        command(QStringLiteral("Undo"))->trigger();
        QTRY_VERIFY(notice()->isVisible());
        QCOMPARE(m_source->at(sampleId(0)).originalName, QStringLiteral("Theirs"));
    }
};

QTEST_MAIN(TestDocumentsUndo)
#include "tst_documents_undo.moc"
