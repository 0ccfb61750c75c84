// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_list_reader.h"
#include "tests/support/sample_documents.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentListReader : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeDocumentSource> m_source;
    std::unique_ptr<DocumentListReader> m_reader;

    void read(int count)
    {
        m_reader.reset();
        m_source = std::make_unique<FakeDocumentSource>(FakeDocumentSource::Files::ByName);
        putSamples(*m_source, count);
        m_reader = std::make_unique<DocumentListReader>(*m_source);
        m_reader->setQuery({});
        QTRY_VERIFY(m_reader->hasAnswer());
    }

private Q_SLOTS:
    void cleanup() { m_reader.reset(); }

    void readsOnePageAndMoreWhenAsked()
    {
        read(450);
        QCOMPARE(m_reader->documents().size(), 200);
        QCOMPARE(m_reader->totalCount(), 450);
        QVERIFY(m_reader->canReadMore());
        m_reader->readMore();
        QVERIFY(!m_reader->canReadMore()); // it is on its way
        QTRY_COMPARE(m_reader->documents().size(), 400);
    }

    void readsAsFarAgainAsItHadRead()
    {
        read(450);
        m_reader->readMore();
        QTRY_COMPARE(m_reader->documents().size(), 400);
        const int cycle = m_reader->cycle();
        QSignalSpy replaced(m_reader.get(), &DocumentListReader::replaced);
        m_reader->refresh();
        QTRY_COMPARE(replaced.size(), 1);
        QCOMPARE(replaced.first().first().toBool(), false);
        QCOMPARE(m_reader->documents().size(), 400);
        QCOMPARE(m_reader->cycle(), cycle + 1);
    }

    void keepsTheRowsBeforeUntilAnotherQuestionIsAnswered()
    {
        read(3);
        DocumentQuery query;
        query.filter.text = QStringLiteral("nothing has this");
        QSignalSpy replaced(m_reader.get(), &DocumentListReader::replaced);
        QVERIFY(m_reader->setQuery(query));
        QVERIFY(!m_reader->setQuery(query)); // it is on its way
        QVERIFY(m_reader->isLoading());
        QCOMPARE(m_reader->documents().size(), 3);
        QTRY_COMPARE(replaced.size(), 1);
        QCOMPARE(replaced.first().first().toBool(), true);
        QVERIFY(!m_reader->isLoading());
    }

    void keepsNothingWhenCleared()
    {
        read(450);
        m_reader->clear({ErrorCode::Unavailable, FaultyPart::PostgreSql, {}});
        QVERIFY(m_reader->documents().empty());
        QCOMPARE(m_reader->totalCount(), 0);
        QVERIFY(!m_reader->hasAnswer());
        QVERIFY(!m_reader->canReadMore());
        QVERIFY(m_reader->error());
        m_reader->refresh();
        QTRY_VERIFY(m_reader->hasAnswer());
        QVERIFY(!m_reader->error());
    }
};

QTEST_GUILESS_MAIN(TestDocumentListReader)
#include "tst_document_list_reader.moc"
