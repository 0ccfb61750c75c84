// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_place.h"
#include "ui/documents/dialogs/document_edit_dialog.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentRowCommands : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void filesAreRowsAtOnceAndCanBeCancelled()
    {
        make(2);
        m_source->holdsUploads = true;
        open();
        m_place->addFiles({QStringLiteral("/x/one.pdf"), QStringLiteral("/x/two.docx")});
        QCOMPARE(model()->rowCount(), 4);
        QVERIFY(textOf(0).contains(u"one.pdf"));
        QTRY_VERIFY(view()->visualRect(model()->index(0, 0)).isValid());
        clickAction(0, RowAction::Cancel);
        QTRY_COMPARE(model()->rowCount(), 3);
        m_source->finishUploads();
        QTRY_COMPARE(m_source->added.size(), size_t(1));
        QTRY_VERIFY(textOf(0).contains(u"two.docx"));
        QCOMPARE(model()->rowCount(), 3);
    }

    void aFailureSaysWhyInItsRowAndIsTriedAgain()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/empty.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"The file is empty."));
        select(0);
        const auto *state = m_place->findChild<ReadingPane *>()->findChild<EmptyState *>();
        QTRY_COMPARE(state->title(), QStringLiteral("empty.pdf"));
        QCOMPARE(state->detail(), QStringLiteral("The file is empty."));
        m_source->holdsUploads = true;
        clickAction(0, RowAction::Retry);
        QCOMPARE(m_source->uploads.size(), size_t(1));
        m_source->finishUploads();
    }

    void theSameContentCanBeOpened()
    {
        make(3);
        m_source->at(sampleId(0)).createdAt = m_source->at(sampleId(2)).createdAt.addSecs(-1); // what is there already stands last
        open();
        select(1);
        m_place->addFiles({QStringLiteral("/x/Contract 0.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        view()->setFocus();
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Open the existing"))->isEnabled());
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(0));
        QCOMPARE(model()->rowCount(), 3);
    }

    void theSameContentCanBeANewVersion()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/Contract 0.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        clickAction(0, RowAction::AddAsVersion);
        QTRY_COMPARE(m_source->added.size(), size_t(1));
        QCOMPARE(m_source->added.front().previousVersion, sampleId(0));
    }

    void editingStoresNameClientAndType()
    {
        make(2);
        open();
        view()->setFocus();
        select(1);
        QTRY_VERIFY(command(QStringLiteral("Name, client"))->isEnabled());
        QTest::keyClick(view(), Qt::Key_F2);
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Lease, Canal house"));
        dialog->accept();
        QTRY_VERIFY(textOf(1).contains(u"Lease, Canal house"));
        m_place->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_place.get()));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(textOf(1).contains(u"Contract 1.pdf"));
    }

    void whoIsSlowerIsToldWhatStandsThereNow()
    {
        make(1);
        open();
        select(0);
        command(QStringLiteral("Name, client"))->trigger();
        auto *dialog = m_place->findChild<DocumentEditDialog *>();
        dialog->findChild<QLineEdit *>()->setText(QStringLiteral("Mine"));
        m_source->rename(sampleId(0), QStringLiteral("Theirs"));
        dialog->accept();
        auto *bar = dialog->findChild<NoticeBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"Theirs"));
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("Mine"));
        dialog->accept(); // mine, knowing theirs
        QTRY_COMPARE(m_source->at(sampleId(0)).originalName, QStringLiteral("Mine"));
    }

    void workIsCancelledAndTriedAgain()
    {
        make(2);
        m_source->at(sampleId(0)).status = WorkStatus::Processing;
        m_source->at(sampleId(0)).progress = QStringLiteral("page 31 of 50");
        m_source->at(sampleId(1)).status = WorkStatus::Failed;
        m_source->at(sampleId(1)).reason = QStringLiteral("Encrypted: it needs a password");
        open();
        QVERIFY(textOf(0).contains(u"page 31 of 50"));
        QVERIFY(textOf(1).contains(u"needs a password"));
        clickAction(0, RowAction::Cancel);
        QCOMPARE(m_source->cancelled, std::vector{sampleId(0)});
        clickAction(1, RowAction::Retry);
        QCOMPARE(m_source->retried, std::vector{sampleId(1)});
    }

    void analysesAgainByTheEngineThatWasChosen()
    {
        make(2);
        open();
        select(1);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_source->engines, QStringList{QStringLiteral("builtin")});
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_source.get();
        services.analysis.engine = QStringLiteral("ollama");
        services.analysis.ollamaUrl = QStringLiteral("http://localhost:11434");
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_source->engines.last(), QStringLiteral("ollama"));
        QCOMPARE(m_source->analysed, (std::vector{sampleId(1), sampleId(0)}));
    }

    void namesAreCopied()
    {
        make(3);
        open();
        view()->setFocus();
        select(0);
        view()->selectionModel()->select(model()->index(2, 0), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Contract 0.pdf\nContract 2.pdf"));
    }
};

QTEST_MAIN(TestDocumentRowCommands)
#include "tst_document_row_commands.moc"
