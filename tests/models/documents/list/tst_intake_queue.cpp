// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/intake_queue.h"
#include "tests/support/sample_documents.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestIntakeQueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<IntakeQueue> m_queue;

    [[nodiscard]] const IntakeItem &item(int index) const { return m_queue->items().at(size_t(index)); }

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, 1);
        m_source->holdsUploads = true;
        m_queue = std::make_unique<IntakeQueue>(*m_source);
    }
    void cleanup() { m_queue.reset(); }

    void everyFileHasItsOwnProgress()
    {
        m_queue->add({QStringLiteral("/x/a.pdf"), QStringLiteral("/x/b.pdf")});
        QCOMPARE(m_source->uploads.size(), size_t(2));
        m_source->uploads[1].progress(30, 120);
        QTRY_COMPARE(item(1).doneBytes, 30);
        QCOMPARE(item(1).share(), 0.25);
        QCOMPARE(item(0).doneBytes, 0);
    }

    void onlyAFewAreReadAtATime()
    {
        m_queue->add({QStringLiteral("/x/a"), QStringLiteral("/x/b"), QStringLiteral("/x/c"), QStringLiteral("/x/d"), QStringLiteral("/x/e")});
        QCOMPARE(m_source->uploads.size(), size_t(3));
        QCOMPARE(item(3).state, IntakeItem::State::Waiting);
        m_source->finishUploads(1);
        QTRY_COMPARE(item(3).state, IntakeItem::State::Uploading);
        QCOMPARE(m_source->mostUploadsAtOnce, 3);
    }

    void aDroppedFileIsStoppedAndLeavesNothing()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        m_queue->drop(item(0).key);
        QVERIFY(m_queue->items().empty());
        QVERIFY(m_source->uploads.front().stop.stop_requested());
        m_source->finishUploads();
        QTRY_VERIFY(!m_queue->isBusy());
        QCOMPARE(m_source->documents.size(), size_t(1));
    }

    void aFileThatWasStoredBeforeTheStopIsTakenBack()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        m_queue->drop(item(0).key);
        m_source->hearsStop = false;
        m_source->finishUploads(1);
        QTRY_COMPARE(m_source->cancelled.size(), size_t(1));
        QVERIFY(!m_source->documents.back().document.isActive);
    }

    void droppingOneThatNeverBeganNeedsNoSink()
    {
        m_queue->add({QStringLiteral("/x/a"), QStringLiteral("/x/b"), QStringLiteral("/x/c"), QStringLiteral("/x/d")});
        m_queue->drop(item(3).key);
        m_source->finishUploads();
        QTRY_VERIFY(!m_queue->isBusy());
        QCOMPARE(m_source->added.size(), size_t(3));
    }

    void aFailureStaysWithItsReasonUntilItIsTriedAgain()
    {
        m_queue->add({QStringLiteral("/x/empty.pdf")});
        m_source->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Failed);
        QCOMPARE(item(0).error->detail, QStringLiteral("The file is empty."));
        m_queue->retry(item(0).key);
        QCOMPARE(item(0).state, IntakeItem::State::Uploading);
        QVERIFY(!item(0).error);
    }

    void theSameContentIsOfferedAsANewVersion()
    {
        m_queue->add({QStringLiteral("/x/Contract 0.pdf")});
        m_source->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Existing);
        QCOMPARE(item(0).document, sampleId(0));
        QVERIFY(m_source->added.empty());
        m_queue->addAsNewVersion(item(0).key);
        m_source->finishUploads();
        QTRY_COMPARE(item(0).state, IntakeItem::State::Stored);
        QCOMPARE(m_source->added.front().previousVersion, sampleId(0));
    }

    void itsEndStopsWhatIsOnItsWay()
    {
        m_queue->add({QStringLiteral("/x/a.pdf")});
        const std::stop_token stop = m_source->uploads.front().stop;
        m_queue.reset();
        QVERIFY(stop.stop_requested());
        m_source->finishUploads();
    }
};

QTEST_GUILESS_MAIN(TestIntakeQueue)
#include "tst_intake_queue.moc"
