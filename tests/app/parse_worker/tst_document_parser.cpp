// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/document_parser.h"
#include "tests/app/parse_worker/made_documents.h"
#include "tests/app/parse_worker/worker_children.h"

#include "app/parse_worker/flow/flow_document.h"
#include "app/parse_worker/pictures/ocr.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <leptonica/allheaders.h>

#include <thread>

using namespace lectern;
using namespace lectern::intake;
using namespace lectern::parse;
using namespace lectern::parse;

namespace {

/// Pages of print, as a scanner delivers them.
QByteArray scanOf(const QByteArray &text, int pageCount)
{
    const auto document = openDocument(text).value();
    const auto picture = document->draw({1, 1240, {}}).value();
    Pix *page = pixCreate(picture.size.width(), picture.size.height(), 8);
    const auto *pixels = reinterpret_cast<const quint32 *>(picture.pixels.constData());
    for (int y = 0; y < picture.size.height(); ++y) {
        for (int x = 0; x < picture.size.width(); ++x)
            pixSetPixel(page, x, y, pixels[y * picture.size.width() + x] & 0xff);
    }
    pixSetResolution(page, 150, 150);
    Pixa *pages = pixaCreate(pageCount);
    for (int i = 0; i < pageCount; ++i)
        pixaAddPix(pages, page, L_COPY);
    l_uint8 *bytes = nullptr;
    size_t size = 0;
    pixaWriteMemMultipageTiff(&bytes, &size, pages);
    const QByteArray tiff(reinterpret_cast<const char *>(bytes), qsizetype(size));
    lept_free(bytes);
    pixaDestroy(&pages);
    pixDestroy(&page);
    return tiff;
}

QString textOf(const ExtractedDocument &document)
{
    QString text;
    for (const DocumentPage &page : document.pages)
        text += page.text;
    return text;
}

/// A program that is started in place of the worker.
QString impostor(const QTemporaryDir &folder, const QByteArray &script)
{
    const QString path = folder.filePath(QStringLiteral("impostor"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + script + "\n") < 0)
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

} // namespace

/// The parser and the worker as they are shipped: a real, sealed process for each document.
class TestDocumentParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(!DocumentParser::defaultWorkerPath().isEmpty(), "lectern-parse-worker was not built"); }
    void cleanup() { QVERIFY(workerChildren().empty()); }

    void readsBytesAndFiles()
    {
        const QByteArray pdf = pdfOf({"Hello world", "Second page"});
        const auto read = DocumentParser().extract(DocumentInput::ofBytes(pdf, QStringLiteral("a.pdf")));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->kind, DocumentKind::Pdf);
        QCOMPARE(textOf(*read), QStringLiteral("Hello world\nSecond page\n"));
        QCOMPARE(int(read->pages[0].words.size()), 2);
        const QRectF box = read->pages[0].words[0].box;
        QVERIFY(box.left() > 70 && box.left() < 75 && box.top() > 60 && box.bottom() < 110); // 92 points from the top, 24 high

        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("wrong ending.docx")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pdf);
        file.close();
        QCOMPARE(textOf(DocumentParser().extract(DocumentInput::ofFile(file.fileName())).value()), textOf(*read));
    }

    void saysInOneSentenceWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QByteArray &bytes, const char *reason) {
            QTest::addRow("%s", name) << bytes << QStringLiteral("\"the file\" cannot be read: %1.").arg(QLatin1String(reason));
        };
        row("nothing", {}, "it is empty");
        row("half a PDF", "%PDF-1.4\n1 0 obj", "it is damaged or incomplete");
        row("a PDF of no pages", pdfOf({}), "it is damaged: no page could be found in it");
        row("a bomb", docxOf({}, {{"word/styles.xml", "<x>" + QByteArray(60 << 20, ' ') + "</x>"}}),
            "it unpacks to more than 200 times its size, as only hostile files do");
        row("no words", docxOf("<w:p/>"), "no text: its pages hold no words, neither written nor in pictures");
        // A PNG that claims 20,000 x 20,000 pixels.
        row("a picture that is a bomb",
            QByteArray::fromHex("89504e470d0a1a0a0000000d4948445200004e2000004e20080200000000000000") + QByteArray(100, '\0'),
            "a picture in it has more than 100 million pixels");
    }

    void saysInOneSentenceWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const auto read = DocumentParser().extract(DocumentInput::ofBytes(bytes, QStringLiteral("the file")));
        QVERIFY(!read);
        QCOMPARE(read.error().part, FaultyPart::File);
        QCOMPARE(read.error().detail, sentence);
    }

    void saysThatAFileIsNotThere()
    {
        QTemporaryDir folder;
        const auto missing = DocumentParser().extract(DocumentInput::ofFile(folder.filePath(QStringLiteral("missing.pdf"))));
        QVERIFY(!missing && missing.error().detail == QLatin1String("\"missing.pdf\" does not exist."));
        const auto itself = DocumentParser().extract(DocumentInput::ofFile(folder.path()));
        QVERIFY(!itself && itself.error().detail.endsWith(QLatin1String("is a folder, not a file.")));
    }

    void takesHostileNamesOutOfTheSentence()
    {
        const auto read = DocumentParser().extract(DocumentInput::ofBytes({}, QStringLiteral("a\u202Egpj.exe\n\u0007b")));
        QCOMPARE(read.error().detail, QStringLiteral("\"agpj.exeb\" cannot be read: it is empty."));
    }

    void readsScansPageByPageAndSaysSo()
    {
        if (!Ocr().isThere())
            QSKIP("tesseract's model of English is not installed");
        const QByteArray scan = scanOf("This Agreement shall be governed by the laws of Delaware.\n\nTermination requires notice.\n", 2);
        std::vector<ParseProgress> heard;
        const auto read = DocumentParser().extract(DocumentInput::ofBytes(scan, QStringLiteral("scan.tif")), {},
                                                   [&](const ParseProgress &progress) { heard.push_back(progress); });
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(read->kind, DocumentKind::Image);
        QCOMPARE(int(read->pages.size()), 2);
        for (const DocumentPage &page : read->pages) {
            QCOMPARE(page.source, TextSource::Ocr);
            QVERIFY(page.confidence.value() > 0.6);
            QVERIFY(page.text.contains(QLatin1String("governed by the laws of Delaware")));
        }
        QVERIFY(heard.size() >= 2 && heard.back().pagesDone == 2 && heard.back().pageCount == 2 && heard.back().isOcr);
    }

    void goesOnInAnotherWorkerAndSaysWhatWasNotReadInTime()
    {
        if (!Ocr().isThere())
            QSKIP("tesseract's model of English is not installed");
        const QByteArray scan = scanOf("This Agreement shall be governed by the laws of Delaware.\n", 40);
        DocumentParser::Limits limits;
        limits.ocrBudget = std::chrono::milliseconds(1); // no second worker
        const auto read = DocumentParser({}, limits).extract(DocumentInput::ofBytes(scan, QStringLiteral("scan.tif")));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QCOMPARE(int(read->pages.size()), 40);
        QVERIFY(read->pages.front().text.contains(QLatin1String("Delaware")));
        const bool isWhole = std::all_of(read->pages.begin(), read->pages.end(),
                                         [](const DocumentPage &page) { return page.source == TextSource::Ocr; });
        QCOMPARE(read->note.contains(QLatin1String("not read in time")), !isWhole);
    }

    void survivesTheDeathOfItsWorker()
    {
        if (!Ocr().isThere())
            QSKIP("tesseract's model of English is not installed");
        const QByteArray scan = scanOf("This Agreement shall be governed by the laws of Delaware.\n", 3);
        const auto read = DocumentParser().extract(DocumentInput::ofBytes(scan, QStringLiteral("scan.tif")), {}, [](const ParseProgress &) {
            for (const pid_t worker : workerChildren())
                ::kill(worker, SIGKILL);
        });
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QCOMPARE(read.error().detail, QStringLiteral("\"scan.tif\" cannot be read: the reader stopped unexpectedly."));
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        const QTemporaryDir folder;
        std::jthread asker([&] { // as soon as there is a worker that will never answer
            while (workerChildren().empty())
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto read =
            DocumentParser(impostor(folder, "exec sleep 1000")).extract(DocumentInput::ofBytes("x", QStringLiteral("a")), stop.get_token());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Cancelled);
    }

    void killsAWorkerThatTakesTooLong()
    {
        const QTemporaryDir folder;
        DocumentParser::Limits limits;
        limits.wallClock = std::chrono::milliseconds(200);
        const auto read = DocumentParser(impostor(folder, "exec sleep 1000"), limits).extract(DocumentInput::ofBytes("x", QStringLiteral("a")));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Timeout);
    }

    void believesNoWorker_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("noise") << QByteArray("head -c 100000 /dev/urandom");
        QTest::newRow("a frame without end") << QByteArray(R"(printf '\377\377\377\000abc')");
        QTest::newRow("nothing") << QByteArray("exit 0");
        QTest::newRow("done before it began") << QByteArray(R"(printf '\005\000\000\000\044\000\000\000\000')");
        QTest::newRow("done without its pages") << QByteArray(
            R"(printf '\007\000\000\000\040\001\002\000\000\000\000\005\000\000\000\044\000\000\000\000')");
        QTest::newRow("the same page for ever") << QByteArray(
            R"(printf '\007\000\000\000\040\001\002\000\000\000\000\005\000\000\000\044\001\000\000\000')");
    }

    void believesNoWorker()
    {
        QFETCH(QByteArray, script);
        const QTemporaryDir folder;
        const auto read = DocumentParser(impostor(folder, script)).extract(DocumentInput::ofBytes("x", QStringLiteral("a")));
        QVERIFY(!read);
        QCOMPARE(read.error().detail, QStringLiteral("\"a\" cannot be read: the reader stopped unexpectedly."));
    }

    void readsTheLargestTextThereMayBe()
    {
        const QByteArray line = "The party of the first part shall, subject to the terms hereof, indemnify the party of the second.\n";
        const QByteArray text = line.repeated((8 << 20) / line.size());
        const auto read = DocumentParser().extract(DocumentInput::ofBytes(text, QStringLiteral("long.txt")));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QVERIFY(textOf(*read) == QString::fromUtf8(text));
    }
};

QTEST_MAIN(TestDocumentParser)
#include "tst_document_parser.moc"
