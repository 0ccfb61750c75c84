// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/document_session.h"
#include "tests/support/sample_documents.h"
#include "tests/support/settle.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentSession : public QObject
{
    Q_OBJECT

    struct Parts {
        explicit Parts(int count)
        {
            putSamples(source, count);
            QObject::connect(&list, &DocumentListModel::answered, &session, &DocumentSession::followList);
            QObject::connect(&session, &DocumentSession::opened, [this](const Document &document) { opened.push_back(document); });
            QObject::connect(&session, &DocumentSession::wordsWanted, [this](const TextRange &range) { words.push_back(range); });
        }
        FakeDocumentSource source{FakeDocumentSource::Files::ByName};
        IntakeQueue intake{source};
        DocumentListModel list{source, intake};
        QItemSelectionModel selection{&list};
        DocumentSession session{source, list, selection};
        std::vector<Document> opened;
        std::vector<TextRange> words;
    };
    std::unique_ptr<Parts> m_parts;

    [[nodiscard]] DocumentSession &session() const { return m_parts->session; }
    [[nodiscard]] std::optional<DocumentId> shown() const { return m_parts->session.shown(); }
    void make(int count, const QString &text = {})
    {
        m_parts = std::make_unique<Parts>(count);
        DocumentQuery query;
        query.filter.text = text;
        m_parts->list.setQuery(query);
        QTRY_VERIFY(m_parts->list.isSettled() && session().isSettled());
    }
    void select(int row) { m_parts->selection.setCurrentIndex(m_parts->list.index(row), QItemSelectionModel::ClearAndSelect); }
    void refresh()
    {
        m_parts->list.refresh();
        QTRY_VERIFY(m_parts->list.isSettled() && session().isSettled());
        settle();
    }

private Q_SLOTS:
    void cleanup() { m_parts.reset(); }

    void theFirstDocumentIsOpenedWhereNothingIs()
    {
        make(3);
        QCOMPARE(shown(), sampleId(0));
        QCOMPARE(session().currentRow()->document(), sampleId(0));
    }

    void opensWhatTheArrowKeyRestsOn()
    {
        make(4);
        m_parts->opened.clear();
        for (const int row : {1, 2, 3})
            select(row);
        QVERIFY(!session().isSettled());
        QCOMPARE(shown(), sampleId(0));
        QTRY_COMPARE(shown(), sampleId(3));
        QCOMPARE(m_parts->opened.size(), size_t(1));
    }

    void tellsWhatTheOpenDocumentSaysNow()
    {
        make(2);
        m_parts->opened.clear();
        m_parts->source.at(sampleId(0)).originalName = QStringLiteral("Other");
        ++m_parts->source.at(sampleId(0)).version;
        refresh();
        QTRY_VERIFY(!m_parts->opened.empty() && m_parts->opened.back().originalName == QStringLiteral("Other"));
    }

    void goesToThePageThatASearchFound()
    {
        m_parts = std::make_unique<Parts>(3);
        QSignalSpy pages(&session(), &DocumentSession::pageWanted);
        DocumentQuery query;
        query.filter.text = QStringLiteral("Contract 1");
        m_parts->list.setQuery(query);
        QTRY_COMPARE(shown(), sampleId(1));
        QCOMPARE(pages.count(), 1);
        QCOMPARE(pages[0][0].toInt(), 2);
        refresh(); // the same document stays on its page
        QCOMPARE(pages.count(), 1);
    }

    void goesToADocumentThatTheListDoesNotHave()
    {
        make(3, QStringLiteral("Contract 0"));
        session().open(sampleId(2));
        QVERIFY(!session().isSettled());
        QTRY_COMPARE(shown(), sampleId(2));
        QVERIFY(!m_parts->selection.currentIndex().isValid());
        QVERIFY(!session().currentRow());
        settle();
        QCOMPARE(shown(), sampleId(2)); // the row that was current does not come back by itself
    }

    void makesTheRowCurrentThatTheListHas()
    {
        make(3);
        QSignalSpy reached(&session(), &DocumentSession::rowReached);
        session().open(sampleId(2));
        QCOMPARE(reached.count(), 1);
        QCOMPARE(m_parts->selection.currentIndex().row(), 2);
        QTRY_COMPARE(shown(), sampleId(2));
    }

    void aStepSaysWhatToComeBackTo()
    {
        make(4);
        std::vector<std::optional<DocumentId>> steps;
        connect(&session(), &DocumentSession::stepBegins, this, [&] { steps.push_back(session().steppedTo()); });
        connect(&session(), &DocumentSession::stepped, this, [&] { steps.push_back(session().steppedTo()); });
        session().open(sampleId(3));
        QCOMPARE(steps, (std::vector<std::optional<DocumentId>>{sampleId(0), sampleId(3)}));
        QTRY_COMPARE(shown(), sampleId(3));
        session().open(sampleId(3)); // no step
        QCOMPARE(steps.size(), size_t(2));
        session().returnTo(sampleId(0));
        QTRY_COMPARE(shown(), sampleId(0));
        QCOMPARE(session().steppedTo(), sampleId(0));
        session().returnTo(std::nullopt);
        QVERIFY(!session().steppedTo());
        session().open(sampleId(1));
        session().endStep();
        QVERIFY(!session().steppedTo());
    }

    void showsWordsOnceTheirDocumentIsOpen()
    {
        make(3, QStringLiteral("Contract 0"));
        const TextRange range{3, 9};
        session().open(sampleId(1), range);
        QVERIFY(m_parts->words.empty());
        QTRY_COMPARE(m_parts->words, std::vector<TextRange>{range});
        QCOMPARE(shown(), sampleId(1));
        session().open(sampleId(1), TextRange{1, 2}); // it is open already
        QCOMPARE(m_parts->words.size(), size_t(2));
    }

    void wordsOfOneDocumentAreNeverShownInAnother()
    {
        make(4, QStringLiteral("Contract 0"));
        m_parts->source.holdsAnswers = true;
        session().open(sampleId(1), TextRange{3, 9});
        session().open(sampleId(2));
        m_parts->source.deliver();
        QTRY_COMPARE(shown(), sampleId(2));
        m_parts->source.holdsAnswers = false;
        session().open(sampleId(1));
        QTRY_COMPARE(shown(), sampleId(1));
        QVERIFY(m_parts->words.empty());
    }

    void wordsWaitUntilTheirDocumentIsOpen()
    {
        m_parts = std::make_unique<Parts>(2);
        Document lease = sampleDocument(2);
        lease.originalName = QStringLiteral("Lease.pdf");
        m_parts->source.put(lease, {QStringLiteral("A house at the canal\n")});
        DocumentQuery query;
        query.filter.text = QStringLiteral("Contract");
        m_parts->list.setQuery(query);
        QTRY_COMPARE(shown(), sampleId(0));
        m_parts->source.holdsAnswers = true;
        const TextRange range{3, 9};
        session().open(sampleId(2), range);
        select(1); // the analyst looks at another meanwhile
        QTRY_COMPARE(shown(), sampleId(1));
        QVERIFY(m_parts->words.empty());
        m_parts->source.deliver();
        QTRY_COMPARE(shown(), sampleId(2));
        QCOMPARE(m_parts->words, std::vector<TextRange>{range});
    }

    void wordsOfADocumentThatCannotBeOpenedAreForgotten()
    {
        make(3, QStringLiteral("Contract 0"));
        QSignalSpy failed(&session(), &DocumentSession::failed);
        m_parts->source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        session().open(sampleId(1), TextRange{3, 9});
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(shown(), sampleId(0));
        m_parts->source.failure.reset();
        session().returnTo(sampleId(1));
        QTRY_COMPARE(shown(), sampleId(1));
        QVERIFY(m_parts->words.empty());
    }

    void followsWhatStandsInNoRow()
    {
        make(3, QStringLiteral("Contract 0"));
        session().open(sampleId(2));
        QTRY_COMPARE(shown(), sampleId(2));
        m_parts->opened.clear();
        refresh();
        QVERIFY(m_parts->opened.empty()); // it says what it said
        m_parts->source.at(sampleId(2)).progress = QStringLiteral("page 2 of 3");
        refresh();
        QTRY_COMPARE(m_parts->opened.size(), size_t(1));
        ++m_parts->source.at(sampleId(2)).version;
        refresh();
        QTRY_COMPARE(m_parts->opened.size(), size_t(2));
    }

    void whatIsDeletedHereClosesAndWhatOthersDeleteStays()
    {
        make(1);
        QSignalSpy closed(&session(), &DocumentSession::closed);
        Document &document = m_parts->source.at(sampleId(0));
        document.isActive = false;
        ++document.version;
        refresh();
        QCOMPARE(m_parts->list.rowCount(), 0);
        QCOMPARE(shown(), sampleId(0));
        QCOMPARE(closed.count(), 0);
        document.isActive = true;
        refresh();
        QCOMPARE(m_parts->selection.currentIndex().row(), 0); // it is back
        m_parts->list.hide({sampleId(0).value});
        QTRY_COMPARE(closed.count(), 1);
        QVERIFY(!shown());
    }

    void aFileThatIsNoDocumentYetIsShownAsSuch()
    {
        make(1);
        m_parts->source.holdsUploads = true;
        QStringList names;
        connect(&session(), &DocumentSession::fileReached, this, [&](const DocumentListRow &row) { names << row.intake->name; });
        m_parts->intake.add({QStringLiteral("/x/new.pdf")});
        select(0);
        QTRY_COMPARE(names.value(0), QStringLiteral("new.pdf"));
        QVERIFY(!shown());
        m_parts->source.finishUploads();
        refresh();
        QTRY_VERIFY(shown() && *shown() != sampleId(0)); // the row has become the document
    }

    void nothingIsOpenedOnceNothingMayBeRead()
    {
        make(3, QStringLiteral("Contract 0"));
        QSignalSpy closed(&session(), &DocumentSession::closed);
        m_parts->source.holdsAnswers = true;
        session().open(sampleId(1));
        session().refuse();
        QCOMPARE(closed.count(), 1);
        m_parts->source.deliver();
        settle();
        QVERIFY(!shown());
    }
};

QTEST_GUILESS_MAIN(TestDocumentSession)
#include "tst_document_session.moc"
