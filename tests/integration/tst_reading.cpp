// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/rendered_pictures.h"
#include "models/documents/pages/stored_pictures.h"
#include "models/intake/document_parser.h"
#include "tests/support/fakes/fake_document_source.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/look/theme.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QPainter>
#include <QPdfWriter>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::intake;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// A PDF of so many pages, each with a heading and a clause.
QByteArray madePdf(int pageCount)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(72);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (int page = 1; page <= pageCount; ++page) {
        if (page > 1)
            writer.newPage();
        painter.setFont(QFont(QStringLiteral("Liberation Serif"), 14));
        painter.drawText(QPoint(90, 120), QStringLiteral("ARTICLE %1. LIABILITY").arg(page));
        painter.setFont(QFont(QStringLiteral("Liberation Serif"), 11));
        painter.drawText(QPoint(90, 160), QStringLiteral("The Distributor shall be liable for all damages of any kind"));
        painter.drawText(QPoint(90, 178), QStringLiteral("without limitation as to amount."));
    }
    painter.end();
    return bytes;
}

double inkIn(const QImage &image, const QRectF &box)
{
    const QRect area = box.toAlignedRect() & image.rect();
    double ink = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            ink += 255 - qGray(image.pixel(x, y));
    }
    return area.isEmpty() ? -1 : ink / (255.0 * area.width() * area.height());
}

} // namespace

/// The whole way from a file to the screen with the real worker: what is found stands where the ink is.
class TestReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        theme::apply(ThemeMode::Light);
        if (DocumentParser::defaultWorkerPath().isEmpty())
            QSKIP("lectern-parse-worker is not built");
        const QByteArray bytes = madePdf(300);
        m_id = m_source.put(QStringLiteral("made.pdf"));
        auto &held = *m_source.find(m_id);
        held.bytes = bytes;
        held.document.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        const auto extracted = DocumentParser().extract(DocumentInput::ofBytes(bytes, QStringLiteral("made.pdf")));
        QVERIFY2(extracted, extracted ? "" : qPrintable(extracted.error().detail));
        held.pages = extracted->pages;
        held.document.pageCount = int(held.pages.size());
        held.document.characterCount = pageStarts(held.pages).back();
        QCOMPARE(held.document.pageCount, 300);
        m_services.documents = &m_source;
    }

    void foundWordsStandWhereTheInkIs()
    {
        QTemporaryDir home;
        RenderedPictures drawn(m_source);
        StoredPictures stored(drawn, home.path());
        m_services.pagePictures = &stored;
        ReadingPane pane(m_services);
        pane.resize(900, 1000);
        pane.show();
        pane.showDocument(m_source.find(m_id)->document);
        pane.goToPage(250);
        QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
        const DocumentPage &page = m_source.find(m_id)->pages[249];
        QVERIFY(page.text.contains(QStringLiteral("ARTICLE 250. LIABILITY")));
        const qint64 start = pageStarts(m_source.find(m_id)->pages)[249];
        for (const double zoom : {0.0, 0.6, 1.7}) {
            if (zoom > 0) {
                pane.view().setZoom(ZoomMode::Fixed, zoom);
                pane.goToPage(250);
            }
            for (const QString &words : {QStringLiteral("LIABILITY"), QStringLiteral("liable"), QStringLiteral("limitation")}) {
                const qint64 at = start + page.text.indexOf(words);
                pane.view().reveal({at, at + words.size()});
                pane.grab();
                QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
                const auto rects = pane.view().rectsOf({at, at + words.size()});
                QCOMPARE(int(rects.size()), 1);
                const QImage seen = pane.view().viewport()->grab().toImage();
                const double within = inkIn(seen, rects.front());
                const double above = inkIn(seen, rects.front().translated(0, -rects.front().height() * 1.6).adjusted(0, 2, 0, -2));
                const double left = inkIn(seen,
                                          QRectF(rects.front().left() - 500, rects.front().top(), 480, rects.front().height()) & pageMargin(pane));
                QVERIFY2(within > 0.08, qPrintable(QStringLiteral("%1 at %2: %3").arg(words).arg(zoom).arg(within)));
                if (words != QLatin1String("limitation")) // a line stands close above it
                    QVERIFY2(above < 0.02, qPrintable(QString::number(above)));
                QVERIFY2(left < 0.02, qPrintable(QString::number(left)));
            }
        }
    }

    void selectedTextIsThePagesOwn()
    {
        RenderedPictures drawn(m_source);
        m_services.pagePictures = &drawn;
        ReadingPane pane(m_services);
        pane.resize(700, 900);
        pane.show();
        pane.showDocument(m_source.find(m_id)->document);
        QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
        pane.view().selectPage();
        const TextRange range = pane.view().selection().range();
        QCOMPARE(range.length(), qint64(codePointCount(m_source.find(m_id)->pages[0].text)));
        const auto rects = pane.view().rectsOf(range);
        QCOMPARE(int(rects.size()), 3); // three lines
    }

    void aReopenedDocumentNeedsNoWorker()
    {
        QTemporaryDir home;
        PictureFiles files(home.path());
        const Document &document = m_source.find(m_id)->document;
        for (int round = 0; round < 2; ++round) {
            // The second time there is nothing that could draw.
            RenderedPictures drawn(m_source, round == 0 ? QString() : QStringLiteral("/nonexistent/worker"));
            StoredPictures stored(drawn, home.path());
            m_services.pagePictures = &stored;
            ReadingPane pane(m_services);
            pane.resize(700, 900);
            pane.show();
            pane.showDocument(document);
            QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
            const QRectF page = pane.view().pages().pageRect(1);
            const QImage seen = pane.view().viewport()->grab().toImage();
            QVERIFY(inkIn(seen, page & QRectF(seen.rect())) > 0.002);
            QVERIFY(inkIn(seen, page & QRectF(seen.rect())) < 0.1);
        }
    }

    /// Prints how long the first page took, cold (worker not running, nothing on disk) and from the disk; asserts only that it comes.
    void threeHundredPagesShowTheirFirst()
    {
        QTemporaryDir home;
        for (const char *kind : {"cold", "from the disk"}) {
            RenderedPictures drawn(m_source);
            StoredPictures stored(drawn, home.path());
            m_services.pagePictures = &stored;
            ReadingPane pane(m_services);
            pane.resize(700, 900);
            pane.show();
            pane.grab();
            QElapsedTimer timer;
            timer.start();
            pane.showDocument(m_source.find(m_id)->document);
            const auto isShown = [&] {
                const QImage seen = pane.view().viewport()->grab().toImage();
                return inkIn(seen, pane.view().pages().pageRect(1) & QRectF(seen.rect())) > 0.001;
            };
            QTRY_VERIFY_WITH_TIMEOUT((QTest::qWait(1), isShown()), 20'000);
            qInfo("first page %s: %lld ms", kind, timer.elapsed());
            QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000); // its neighbours are kept, too
        }
    }

    void onlyTheLastDocumentsKeepAWorker()
    {
        RenderedPictures drawn(m_source);
        for (int i = 0; i < 4; ++i) {
            Document document = m_source.find(m_id)->document;
            document.sha256[0] = char(i);
            drawn.prepare(document);
        }
        QCOMPARE(drawn.workerCount(), RenderedPictures::mostWorkers);
    }

private:
    /// The blank left margin of the page in the viewport.
    static QRectF pageMargin(ReadingPane &pane)
    {
        const PageLayout &layout = pane.view().pages();
        const QRectF page = layout.pageRect(250).translated(-pane.view().horizontalScrollBar()->value(), -pane.view().verticalScrollBar()->value());
        return {page.left() + 4, page.top(), 80 * layout.zoom(), page.height()};
    }

    FakeDocumentSource m_source;
    DocumentId m_id;
    DocumentsServices m_services;
};

QTEST_MAIN(TestReading)
#include "tst_reading.moc"
