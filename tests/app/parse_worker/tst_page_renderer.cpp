// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/page_renderer.h"
#include "tests/app/parse_worker/made_documents.h"
#include "tests/app/parse_worker/worker_children.h"

#include <QImage>
#include <QTest>

using namespace lectern;
using namespace lectern::frames;
using namespace lectern::intake;
using namespace lectern::parse;

namespace {

QImage toImage(const PageImage &image)
{
    return QImage(reinterpret_cast<const uchar *>(image.pixels.constData()), image.size.width(), image.size.height(), image.bytesPerLine,
                  QImage::Format_ARGB32_Premultiplied)
        .copy();
}

int darkPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestPageRenderer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY(workerChildren().empty()); }

    void drawsAPageAtAnyWidth_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<double>("heightByWidth");
        QTest::newRow("PDF") << pdfOf({"Hello"}) << 792.0 / 612;
        QTest::newRow("text") << QByteArray("Hello") << 842.0 / 595;
        QTest::newRow("DOCX") << docxOf("<w:p><w:r><w:t>Hello</w:t></w:r></w:p>") << 842.0 / 595;
    }

    void drawsAPageAtAnyWidth()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(double, heightByWidth);
        PageRenderer renderer(DocumentInput::ofBytes(bytes, QStringLiteral("a")));
        int dark = 0;
        for (const int width : {100, 612, 2400}) {
            const auto image = renderer.fetchImage({1, width, {}}).result();
            QVERIFY2(image, qPrintable(image ? QString() : image.error().detail));
            QCOMPARE((*image)->size, QSize(width, qRound(width * heightByWidth)));
            const QImage picture = toImage(**image);
            QCOMPARE(qAlpha(picture.pixel(0, 0)), 255);
            QVERIFY(darkPixels(picture) >= dark);
            dark = darkPixels(picture);
        }
        QVERIFY(dark > 300);
    }

    void drawsAPartAsItIsInTheWhole()
    {
        PageRenderer renderer(DocumentInput::ofBytes(pdfOf({"Hello"}), QStringLiteral("a")));
        const auto whole = renderer.fetchImage({1, 1200, {}}).result();
        const QRect part(100, 130, 300, 90);
        const auto clipped = renderer.fetchImage({1, 1200, part}).result();
        QVERIFY(whole && clipped);
        QCOMPARE((*clipped)->size, part.size());
        QCOMPARE(toImage(**clipped), toImage(**whole).copy(part));
    }

    void replacesAWorkerThatDied()
    {
        PageRenderer renderer(DocumentInput::ofBytes(pdfOf({"one", "two"}), QStringLiteral("a")));
        QVERIFY(renderer.fetchImage({1, 200, {}}).result());
        const auto children = workerChildren();
        QCOMPARE(int(children.size()), 1);
        ::kill(children.front(), SIGKILL);
        QVERIFY(renderer.fetchImage({2, 200, {}}).result());
        QVERIFY(workerChildren() != children);
    }

    void refusesWhatThereIsNot()
    {
        PageRenderer renderer(DocumentInput::ofBytes(pdfOf({"one"}), QStringLiteral("a")));
        QCOMPARE(renderer.fetchImage({2, 200, {}}).result().error().code, ErrorCode::NotFound);
        QCOMPARE(renderer.fetchImage({0, 200, {}}).result().error().code, ErrorCode::InvalidRequest);
        QCOMPARE(renderer.fetchImage({1, 0, {}}).result().error().code, ErrorCode::InvalidRequest);
        QCOMPARE(renderer.fetchImage({1, 32'000, {}}).result().error().code, ErrorCode::InvalidRequest); // more pixels than allowed
        QVERIFY(renderer.fetchImage({1, 32'000, QRect(0, 0, 100, 100)}).result());
        PageRenderer damaged(DocumentInput::ofBytes("%PDF-nothing", QStringLiteral("b")));
        QCOMPARE(damaged.fetchImage({1, 100, {}}).result().error().detail, QStringLiteral("\"b\" cannot be read: it is damaged or incomplete."));
    }

    void dropsStoppedRequestsAndEndsWithThoseThatWait()
    {
        QList<QByteArray> pages(100, "page");
        std::vector<QFuture<Result<PageRenderer::Image>>> futures;
        std::stop_source stop;
        stop.request_stop();
        {
            PageRenderer renderer(DocumentInput::ofBytes(pdfOf(pages), QStringLiteral("a")));
            QCOMPARE(renderer.fetchImage({1, 300, {}}, stop.get_token()).result().error().code, ErrorCode::Cancelled);
            for (int page = 1; page <= 100; ++page)
                futures.push_back(renderer.fetchImage({page, 1500, {}}));
            QVERIFY(futures.back().result());
        }
        // Each has ended; the oldest of more than 64 never began.
        int cancelled = 0;
        for (auto &future : futures) {
            QVERIFY(future.isFinished());
            cancelled += !future.result() && future.result().error().code == ErrorCode::Cancelled ? 1 : 0;
        }
        QVERIFY(cancelled > 0);
    }
};

QTEST_MAIN(TestPageRenderer)
#include "tst_page_renderer.moc"
