// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/intake_queue.h"
#include "tests/support/scripted_documents.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestIntakeQueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedDocumentSource> m_source;
    std::unique_ptr<ScriptedDocumentSink> m_sink;
    std::unique_ptr<IntakeQueue> m_queue;

    [[nodiscard]] const IntakeItem &item(int index) const { return m_queue->items().at(size_t(index)); }

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<ScriptedDocumentSource>(1);
        m_sink = std::make_unique<ScriptedDocumentSink>(*m_source);
        m_sink->holdsUploads = true;
        m_queue = std::make_unique<IntakeQueue>(*m_sink);
    }
    void cleanup() { m_queue.reset(); }

    void everyFileHasItsOwnProgress()
    {
        m_queue->add({QStringLiteral("/x/a.pdf"), QStringLiteral("/x/b.pdf")});
        QCOMPARE(m_sink->uploads.size(), size_t(2));
        m_sink->uploads[1].progress(30, 120);
        QTRY_COMPARE(item(1).doneBytes, 30);
        QCOMPARE(item(1).share(), 0.25);
        QCOMPARE(item(0).doneBytes, 0);
    }

    void onlyAFewAreReadAtATime()
    {
        m_queue->add({QStringLiteral("/x/a"), QStringLiteral("/x/b"), QStringLiteral("/x/c"), QStringLiteral("/x/d"), QStringLiteral("/x/e")});
        QCOMPARE(m_sink->uploads.size(), size_t(3));
        QCOMPARE(item(3).state, IntakeItem::State::Waiting);
        m_sink->finishUploads(1);
        QTRY_COMPARE(item(3).state, IntakeItem::State::Uploading);
        QCOMPARE(m_sink->mostInFlight, 3);
    }

    void aDroppedFileIsStoppedAndLeavesNothing()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        m_queue->drop(item(0).key);
        QVERIFY(m_queue->items().empty());
        QVERIFY(m_sink->uploads.front().stop.stop_requested());
        m_sink->finishUploads();
        QTRY_VERIFY(!m_queue->isBusy());
        QCOMPARE(m_source->documents.size(), size_t(1));
    }

    void aFileThatWasStoredBeforeTheStopIsTakenBack()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        m_queue->drop(item(0).key);
        m_sink->finishUploads(1, false);
        QTRY_COMPARE(m_sink->cancelled.size(), size_t(1));
        QVERIFY(!m_source->documents.front().isActive);
    }

    void droppingOneThatNeverBeganNeedsNoSink()
    {
        m_queue->add({QStringLiteral("/x/a"), QStringLiteral("/x/b"), QStringLiteral("/x/c"), QStringLiteral("/x/d")});
        m_queue->drop(item(3).key);
        m_sink->finishUploads();
        QTRY_VERIFY(!m_queue->isBusy());
        QCOMPARE(m_sink->added.size(), size_t(3));
    }

    void aFailureStaysWithItsReasonUntilItIsTriedAgain()
    {
        m_queue->add({QStringLiteral("/x/broken.pdf")});
        m_sink->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Failed);
        QCOMPARE(item(0).error->detail, QStringLiteral("The file is empty."));
        m_queue->retry(item(0).key);
        QCOMPARE(item(0).state, IntakeItem::State::Uploading);
        QVERIFY(!item(0).error);
    }

    void theSameContentIsOfferedAsANewVersion()
    {
        m_queue->add({QStringLiteral("/x/twice.pdf")});
        m_sink->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Existing);
        QCOMPARE(item(0).document, scriptedId(0));
        QVERIFY(m_sink->added.empty());
        m_queue->addAsNewVersion(item(0).key);
        m_sink->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Stored);
        QCOMPARE(m_sink->added.front().previousVersion, scriptedId(0));
    }

    void itsEndStopsWhatIsOnItsWay()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        const std::stop_token stop = m_sink->uploads.front().stop;
        m_queue.reset();
        QVERIFY(stop.stop_requested());
        m_sink->finishUploads();
    }
};

QTEST_GUILESS_MAIN(TestIntakeQueue)
#include "tst_intake_queue.moc"
