// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/settle.h"
#include "tests/support/typed_pages.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace lectern;
using namespace lectern::models;

namespace {

QStringList numbered(int count, const QString &what)
{
    QStringList texts;
    for (int page = 1; page <= count; ++page)
        texts << QStringLiteral("%1 %2\n").arg(what).arg(page);
    return texts;
}

} // namespace

class TestOpenDocument : public QObject
{
    Q_OBJECT

    FakeDocumentSource m_source;
    std::unique_ptr<OpenDocument> m_document;

    [[nodiscard]] const Document &put(int pageCount, const QString &what)
    {
        const DocumentId id = m_source.put(what, numbered(pageCount, what));
        return m_source.find(id)->document;
    }
    void deliver()
    {
        m_source.deliver();
        settle();
    }

private Q_SLOTS:
    void init()
    {
        m_source = {};
        m_document = std::make_unique<OpenDocument>(m_source);
    }

    void anAnswerForTheDocumentBeforeIsNeverShown()
    {
        const Document first = put(4, QStringLiteral("first"));
        const Document second = put(4, QStringLiteral("second"));
        m_source.holdsAnswers = true;
        m_source.hearsStop = false;
        m_document->open(first);
        m_document->want(1, 4);
        m_document->open(second);
        QSignalSpy arrived(m_document.get(), &OpenDocument::pagesArrived);
        deliver();
        QVERIFY(arrived.isEmpty());
        QVERIFY(!m_document->hasText(1));
        QVERIFY(!m_document->hasPositions());
        m_document->want(1, 4);
        deliver();
        QCOMPARE(m_document->text(1), QStringLiteral("second 1\n"));
    }

    /// A sanitizer sees whether pages that are gone are touched.
    void becomesAsShortAsItsTextIs()
    {
        Document told = put(5, QStringLiteral("short"));
        told.pageCount = 400;
        m_source.holdsAnswers = true;
        m_source.hearsStop = false;
        m_document->open(told);
        m_document->want(1, 400);
        QVERIFY(m_source.heldCount() > 2);
        m_source.deliver(1);
        QTRY_COMPARE(m_document->pageCount(), 5);
        m_document->want(1, 2); // what was asked for behind its end is wanted no more
        deliver();
        QCOMPARE(m_document->pageCount(), 5);
        QCOMPARE(m_document->text(5), QStringLiteral("short 5\n"));
    }

    void anAnswerForAClosedDocumentIsNeverShown()
    {
        m_source.holdsAnswers = true;
        m_source.hearsStop = false;
        m_document->open(put(4, QStringLiteral("closed")));
        m_document->want(1, 4);
        m_document->close();
        QSignalSpy failed(m_document.get(), &OpenDocument::failed);
        deliver();
        QCOMPARE(m_document->pageCount(), 0);
        QVERIFY(!m_document->hasPositions());
        QVERIFY(failed.isEmpty());
    }

    void anAnswerThatNobodyWantsAnyMoreLeavesItsPagesToBeAsked()
    {
        m_source.holdsAnswers = true;
        m_source.hearsStop = false;
        m_document->open(put(300, QStringLiteral("page")));
        m_document->want(1, 2);
        m_document->want(250, 251);
        deliver();
        QVERIFY(!m_document->hasText(1));
        QVERIFY(m_document->hasText(250));
        m_document->want(1, 2);
        deliver();
        QCOMPARE(m_document->text(1), QStringLiteral("page 1\n"));
    }

    void keepsTheBoxesOfThePagesUsedLastOnly()
    {
        const int pageCount = 1000;
        const DocumentId id = m_source.put(QStringLiteral("long"), numbered(pageCount, QStringLiteral("word")));
        for (DocumentPage &page : m_source.find(id)->pages)
            page = typedPage(page.number, page.text);
        m_document->open(m_source.find(id)->document);
        for (int page = 1; page <= pageCount; page += OpenDocument::blockSize) {
            m_document->want(page, page);
            settle();
        }
        int kept = 0;
        for (int page = 1; page <= pageCount; ++page)
            kept += m_document->words(page) != nullptr;
        QVERIFY2(size_t(kept) <= OpenDocument::wordsCapacity, qPrintable(QString::number(kept)));
        QVERIFY(m_document->words(pageCount));
        QVERIFY(!m_document->words(1));
        QCOMPARE(m_document->text(1), QStringLiteral("word 1\n")); // texts are small, and searched
        m_document->want(1, 1);
        settle();
        QVERIFY(m_document->words(1));
        QCOMPARE(m_document->words(1)->words().size(), size_t(2));
    }

    void believesTheAnswerWhichPagesThereAre()
    {
        Document document = put(3, QStringLiteral("page"));
        document.pageCount = 5; // what the list said
        QSignalSpy changed(m_document.get(), &OpenDocument::pageCountChanged);
        m_document->open(document);
        m_document->want(1, 5);
        settle();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_document->pageCount(), 3);
        QVERIFY(m_document->hasText(3));
        document.pageCount = 1;
        m_document->open(document);
        m_document->want(1, 1);
        settle();
        QCOMPARE(m_document->pageCount(), 3);
        m_document->want(1, 3);
        settle();
        QCOMPARE(m_document->textOf({0, m_document->length()}).value(), numbered(3, QStringLiteral("page")).join(QString()));
    }

    void tellsHowItsTextWasRead()
    {
        const DocumentId id = m_source.put(QStringLiteral("scan"), numbered(2, QStringLiteral("page")));
        m_source.find(id)->pages[1].source = TextSource::Ocr;
        m_source.find(id)->pages[1].confidence = 0.87;
        m_document->open(m_source.find(id)->document);
        m_document->want(1, 2);
        settle();
        QCOMPARE(m_document->textSource(1), TextSource::File);
        QVERIFY(!m_document->confidence(1));
        QCOMPARE(m_document->textSource(2), TextSource::Ocr);
        QCOMPARE(m_document->confidence(2).value(), 0.87);
    }

    void aSearchOfAnotherDocumentOrQuestionFindsNothingHere()
    {
        const Document first = put(200, QStringLiteral("needle"));
        const Document second = put(200, QStringLiteral("needle too"));
        PageFinder finder(*m_document);
        m_document->open(first);
        m_document->want(1, 1);
        settle();
        finder.find(QStringLiteral("needle")); // its first task runs by now
        m_source.holdsAnswers = true;
        m_document->open(second);
        finder.find(QStringLiteral("too 7"));
        QThreadPool::globalInstance()->waitForDone();
        settle(); // and is heard of before the other document's text is there
        m_source.holdsAnswers = false;
        m_source.deliver();
        QTRY_VERIFY(!finder.isBusy());
        QCOMPARE(finder.hits().size(), size_t(11)); // 7, 70 to 79
        for (const FindHit &hit : finder.hits())
            QCOMPARE(hit.words, QStringLiteral("too 7"));
        QCOMPARE(finder.hits().front().page, 7);
    }

    void aHitThatRunsOverTheEdgeOfATaskIsFoundOnce()
    {
        QStringList pages;
        for (int i = 0; i < 200; ++i)
            pages << QStringLiteral("aaa");
        const DocumentId id = m_source.put(QStringLiteral("a"), pages);
        PageFinder finder(*m_document);
        m_document->open(m_source.find(id)->document);
        finder.find(QStringLiteral("aaaaa"));
        QTRY_VERIFY(!finder.isBusy());
        QVERIFY(finder.hits().size() > 115);
        for (size_t i = 1; i < finder.hits().size(); ++i)
            QVERIFY(finder.hits()[i].range.start >= finder.hits()[i - 1].range.end);
    }
};

QTEST_GUILESS_MAIN(TestOpenDocument)
#include "tst_open_document.moc"
