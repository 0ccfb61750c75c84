// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/document_total.h"
#include "tests/support/sample_documents.h"
#include "tests/support/settle.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentTotal : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<IntakeQueue> m_intake;
    std::unique_ptr<DocumentListModel> m_list;
    std::unique_ptr<DocumentTotal> m_total;
    std::vector<std::optional<qint64>> m_told;

    [[nodiscard]] std::optional<qint64> last() const { return m_told.empty() ? std::nullopt : m_told.back(); }
    void add() { m_source->put(sampleDocument(500 + int(m_source->documents.size()))); }
    void readList()
    {
        m_list->setQuery({});
        QTRY_VERIFY(m_list->isSettled());
    }

private Q_SLOTS:
    void init()
    {
        m_total.reset();
        m_list.reset();
        m_intake.reset();
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, 3);
        m_intake = std::make_unique<IntakeQueue>(*m_source);
        m_list = std::make_unique<DocumentListModel>(*m_source, *m_intake);
        m_total = std::make_unique<DocumentTotal>(*m_source, *m_list);
        m_told.clear();
        connect(m_total.get(), &DocumentTotal::counted, this, [this](std::optional<qint64> documents) { m_told.push_back(documents); });
    }

    void isTheListsOwnNumberWhileNothingIsFiltered()
    {
        readList();
        QCOMPARE(last(), std::optional<qint64>(3));
        QCOMPARE(m_source->listRequests.size(), size_t(1)); // it was not counted
        add();
        m_list->refresh();
        QTRY_COMPARE(last(), std::optional<qint64>(4));
        QTRY_VERIFY(m_list->isSettled());
        QCOMPARE(m_source->listRequests.size(), size_t(2));
        m_list->hide({sampleId(0).value});
        QCOMPARE(last(), std::optional<qint64>(3)); // as the list says, at once
    }

    void isCountedWhereTheListIsFiltered()
    {
        DocumentQuery query;
        query.filter.text = QStringLiteral("Contract 1");
        m_list->setQuery(query);
        QTRY_COMPARE(m_list->totalCount(), 1);
        QTRY_COMPARE(last(), std::optional<qint64>(3));
        QVERIFY(m_source->listRequests.back().query.filter.text.isEmpty());
    }

    /// What is on its way was asked before.
    void aChangeDuringACountIsCounted()
    {
        m_source->holdsAnswers = true;
        m_total->count();
        m_source->deliver(); // counted, and on its way to the window
        add();
        m_total->count();
        QTRY_VERIFY(m_source->heldCount() > 0);
        m_source->deliver();
        QTRY_VERIFY(!m_total->isBusy());
        QCOMPARE(last(), std::optional<qint64>(4));
    }

    void manyChangesDuringACountCostOneMore()
    {
        m_source->holdsAnswers = true;
        m_total->count();
        for (int i = 0; i < 20; ++i)
            m_total->count();
        QCOMPARE(m_source->heldCount(), 1);
        m_source->deliver();
        QTRY_COMPARE(m_source->heldCount(), 1);
        m_source->deliver();
        QTRY_VERIFY(!m_total->isBusy());
        QCOMPARE(m_source->listRequests.size(), size_t(2));
    }

    void aCountOnItsWayDoesNotReplaceWhatTheListSaysSince()
    {
        FakeDocumentSource slow; // whose number, were it heard, would be another
        putSamples(slow, 4);
        slow.holdsAnswers = true;
        slow.hearsStop = false;
        DocumentTotal total(slow, *m_list);
        std::optional<qint64> told;
        connect(&total, &DocumentTotal::counted, this, [&told](std::optional<qint64> documents) { told = documents; });
        total.count();
        readList();
        QVERIFY(!total.isBusy());
        QCOMPARE(slow.heldCount(), 1);
        slow.deliver();
        settle();
        QCOMPARE(told, std::optional<qint64>(3));
    }

    void aFailedCountLeavesTheNumber()
    {
        m_total->count();
        QTRY_COMPARE(last(), std::optional<qint64>(3));
        m_source->failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        m_total->count();
        QTRY_VERIFY(!m_total->isBusy());
        QCOMPARE(m_told.size(), size_t(1));
    }

    void isForgottenWithWhatIsOnItsWay()
    {
        m_total->count();
        m_total->forget();
        settle();
        QCOMPARE(m_told, std::vector<std::optional<qint64>>{std::nullopt});
        QVERIFY(!m_total->isBusy());
    }
};

QTEST_GUILESS_MAIN(TestDocumentTotal)
#include "tst_document_total.moc"
