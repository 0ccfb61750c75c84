// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/shown_place.h"

#include <QApplication>

using namespace lectern;
using namespace lectern::ui;

class TestDocumentsCommands : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void readingGivesThePagesTheKeyboard()
    {
        make(2);
        open();
        view()->setFocus();
        select(1);
        QTRY_VERIFY(m_place->isSettled());
        command(QStringLiteral("Read the document"))->trigger();
        const auto *reader = m_place->findChild<ReadingPane *>();
        QVERIFY(QApplication::focusWidget() && reader->isAncestorOf(QApplication::focusWidget()));
    }

    void theButtonsOfTheReaderReachTheDocument()
    {
        make(2);
        open();
        auto *reader = m_place->findChild<ReadingPane *>();
        m_source->at(sampleId(1)).isActive = false;
        Q_EMIT reader->restoreRequested(sampleId(1));
        QVERIFY(m_source->at(sampleId(1)).isActive);
        QVERIFY(command(QStringLiteral("Undo return of a document")));
        Q_EMIT reader->retryRequested(sampleId(0));
        QCOMPARE(m_source->retried, std::vector{sampleId(0)});
    }

    void whatCannotBeOpenedIsSaid()
    {
        make(1);
        open();
        QVERIFY(!notice()->isVisible());
        m_source->put(sampleDocument(7), samplePages(7));
        m_source->failure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        m_place->openDocument(sampleId(7));
        QTRY_VERIFY(notice()->isVisible());
        m_source->failure.reset();
    }
};

QTEST_MAIN(TestDocumentsCommands)
#include "tst_documents_commands.moc"
