// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/documents_watch.h"
#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/sample_documents.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentsWatch : public QObject
{
    Q_OBJECT

    struct Parts {
        Parts() { putSamples(source, 3); }
        FakeDocumentSource source;
        IntakeQueue intake{source};
        DocumentListModel list{source, intake};
        DocumentTotal total{source, list};
        FakeChangeFeed feed;
        DocumentsWatch watch{&feed, list, total};
    };
    std::unique_ptr<Parts> m_parts;
    const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied for table documents")};

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<Parts>();
        m_parts->list.setQuery({});
        QTRY_COMPARE(m_parts->list.rowCount(), 3);
    }

    void tellsOfChangesOnlyWhileTheyAreSeen()
    {
        QSignalSpy changed(&m_parts->watch, &DocumentsWatch::changed);
        m_parts->feed.tellOfChanges();
        QCOMPARE(changed.count(), 0);
        m_parts->watch.setSeen(true);
        m_parts->feed.tell(); // nothing changed
        QCOMPARE(changed.count(), 0);
        m_parts->feed.tellOfChanges();
        QCOMPARE(changed.count(), 1);
        m_parts->watch.setSeen(false);
        m_parts->feed.tellOfChanges();
        QCOMPARE(changed.count(), 1);
    }

    void readsTheListAgainAfterAChange()
    {
        m_parts->watch.setSeen(true);
        m_parts->list.setRefreshInterval(std::chrono::hours(1));
        m_parts->source.put(sampleDocument(500));
        m_parts->feed.tellOfChanges();
        QTRY_COMPARE(m_parts->list.rowCount(), 4);
    }

    void nothingStaysOnceTheLoginMayNotRead()
    {
        int rowsWhenTold = -1;
        connect(&m_parts->watch, &DocumentsWatch::refused, this, [&] { rowsWhenTold = m_parts->list.rowCount(); });
        QSignalSpy refused(&m_parts->watch, &DocumentsWatch::refused);
        std::vector<std::optional<qint64>> counts;
        connect(&m_parts->total, &DocumentTotal::counted, this, [&](std::optional<qint64> count) { counts.push_back(count); });
        m_parts->feed.deny(denied);
        QCOMPARE(m_parts->list.rowCount(), 0);
        QCOMPARE(m_parts->list.error()->code, ErrorCode::Denied);
        QCOMPARE(counts.back(), std::nullopt);
        QCOMPARE(rowsWhenTold, 3); // what is open closes before its row goes
        m_parts->feed.deny(denied);
        QCOMPARE(refused.count(), 1); // once
    }

    void comesBackWithTheRight()
    {
        m_parts->feed.deny(denied);
        m_parts->feed.tell({.error = denied}); // a look that failed proves nothing
        settle();
        QCOMPARE(m_parts->list.rowCount(), 0);
        std::vector<std::optional<qint64>> counts;
        connect(&m_parts->total, &DocumentTotal::counted, this, [&](std::optional<qint64> count) { counts.push_back(count); });
        m_parts->feed.tell();
        QTRY_COMPARE(m_parts->list.rowCount(), 3);
        QTRY_VERIFY(!counts.empty() && counts.back() == 3 && !m_parts->total.isBusy());
    }

    void aWindowWithoutAFeedHearsNothing()
    {
        DocumentsWatch watch(nullptr, m_parts->list, m_parts->total);
        watch.setSeen(true);
        QCOMPARE(m_parts->list.rowCount(), 3);
    }
};

QTEST_GUILESS_MAIN(TestDocumentsWatch)
#include "tst_documents_watch.moc"
