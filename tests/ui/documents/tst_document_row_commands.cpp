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
        m_sink->holdsUploads = true;
        open();
        m_place->addFiles({QStringLiteral("/x/one.pdf"), QStringLiteral("/x/two.docx")});
        QCOMPARE(model()->rowCount(), 4);
        QVERIFY(textOf(0).contains(u"one.pdf"));
        QTRY_VERIFY(view()->visualRect(model()->index(0, 0)).isValid());
        clickAction(0, RowAction::Cancel);
        QTRY_COMPARE(model()->rowCount(), 3);
        m_sink->finishUploads();
        QTRY_COMPARE(m_sink->added.size(), size_t(1));
        QTRY_VERIFY(textOf(0).contains(u"two.docx"));
        QCOMPARE(model()->rowCount(), 3);
    }

    void aFailureSaysWhyInItsRowAndIsTriedAgain()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/broken.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"The file is empty."));
        select(0);
        const auto *state = m_place->findChild<ReadingPane *>()->findChild<EmptyState *>();
        QTRY_COMPARE(state->title(), QStringLiteral("broken.pdf"));
        QCOMPARE(state->detail(), QStringLiteral("The file is empty."));
        m_sink->holdsUploads = true;
        clickAction(0, RowAction::Retry);
        QCOMPARE(m_sink->uploads.size(), size_t(1));
        m_sink->finishUploads();
    }

    void theSameContentCanBeOpened()
    {
        make(3);
        std::reverse(m_source->documents.begin(), m_source->documents.end()); // what is there already stands last
        open();
        select(1);
        m_place->addFiles({QStringLiteral("/x/twice.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        view()->setFocus();
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Open the existing"))->isEnabled());
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), scriptedId(0));
        QCOMPARE(model()->rowCount(), 3);
    }

    void theSameContentCanBeANewVersion()
    {
        make(1);
        open();
        m_place->addFiles({QStringLiteral("/x/twice.pdf")});
        QTRY_VERIFY(textOf(0).contains(u"here already"));
        clickAction(0, RowAction::AddAsVersion);
        QTRY_COMPARE(m_sink->added.size(), size_t(1));
        QCOMPARE(m_sink->added.front().previousVersion, scriptedId(0));
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
        m_source->at(scriptedId(0)).originalName = QStringLiteral("Theirs");
        ++m_source->at(scriptedId(0)).version;
        dialog->accept();
        auto *bar = dialog->findChild<NoticeBar *>();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"Theirs"));
        QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("Mine"));
        dialog->accept(); // mine, knowing theirs
        QTRY_COMPARE(m_source->at(scriptedId(0)).originalName, QStringLiteral("Mine"));
    }

    void workIsCancelledAndTriedAgain()
    {
        make(2);
        m_source->at(scriptedId(0)).status = WorkStatus::Processing;
        m_source->at(scriptedId(0)).progress = QStringLiteral("page 31 of 50");
        m_source->at(scriptedId(1)).status = WorkStatus::Failed;
        m_source->at(scriptedId(1)).reason = QStringLiteral("Encrypted: it needs a password");
        open();
        QVERIFY(textOf(0).contains(u"page 31 of 50"));
        QVERIFY(textOf(1).contains(u"needs a password"));
        clickAction(0, RowAction::Cancel);
        QCOMPARE(m_sink->cancelled, std::vector{scriptedId(0)});
        clickAction(1, RowAction::Retry);
        QCOMPARE(m_sink->retried, std::vector{scriptedId(1)});
    }

    void analysesAgainByTheEngineThatWasChosen()
    {
        make(2);
        open();
        select(1);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_sink->engines, QStringList{QStringLiteral("builtin")});
        DocumentsServices services;
        services.documents = m_source.get();
        services.documentSink = m_sink.get();
        services.analysis.engine = QStringLiteral("ollama");
        services.analysis.ollamaUrl = QStringLiteral("http://localhost:11434");
        m_place = std::make_unique<DocumentsPlace>(services);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
        select(0);
        QTRY_VERIFY(command(QStringLiteral("Analyse again"))->isEnabled());
        command(QStringLiteral("Analyse again"))->trigger();
        QCOMPARE(m_sink->engines.last(), QStringLiteral("ollama"));
        QCOMPARE(m_sink->analysed, (std::vector{scriptedId(1), scriptedId(0)}));
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
