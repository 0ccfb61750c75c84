// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/document_parser.h"
#include "tests/app/parse_worker/worker_children.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace lectern;
using namespace lectern::intake;

namespace {

QDir dataFolder()
{
    const QString named = qEnvironmentVariable("LECTERN_DATA_DIR");
    return QDir(named.isEmpty() ? qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/../shared/data") : named);
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator found(dataFolder().filePath(folder), QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        files += found.next();
    files.sort();
    return files;
}

QString textOf(const ExtractedDocument &document)
{
    QString text;
    for (const DocumentPage &page : document.pages)
        text += page.text;
    return text;
}

/// How often each word occurs, without regard to case, hyphens at line ends and marks around it.
QHash<QString, int> wordCounts(const QString &text)
{
    static const QRegularExpression notWord(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QHash<QString, int> counts;
    for (const QString &word : text.toLower().split(notWord, Qt::SkipEmptyParts))
        ++counts[word];
    return counts;
}

/// The share of the wanted words that are there, each as often as wanted.
double shareFound(const QString &text, const QString &wanted)
{
    const auto have = wordCounts(text);
    qint64 found = 0, total = 0;
    const auto counts = wordCounts(wanted);
    for (auto word = counts.cbegin(); word != counts.cend(); ++word) {
        total += word.value();
        found += std::min(word.value(), have.value(word.key()));
    }
    return total == 0 ? 1.0 : double(found) / double(total);
}

struct Reading {
    Result<ExtractedDocument> document;
    qint64 ms = 0;
};

Reading readingOf(const QString &file)
{
    QElapsedTimer clock;
    clock.start();
    auto document = DocumentParser().extract(DocumentInput::ofFile(file));
    return {std::move(document), clock.elapsed()};
}

/// Text or one clear sentence; never a reader that stopped, never more than a worker's time.
QString complaintAbout(const QString &file, const Reading &reading)
{
    const QString name = QFileInfo(file).fileName();
    if (reading.ms > 60'000 && !(reading.document && reading.document->pages.front().source != TextSource::File))
        return name + QStringLiteral(" took %1 ms").arg(reading.ms);
    if (reading.document)
        return textOf(*reading.document).trimmed().isEmpty() ? name + QStringLiteral(" has no text and no sentence") : QString();
    const QString sentence = reading.document.error().detail;
    if (sentence.contains(QLatin1String("unexpectedly")) || !sentence.startsWith(u'"' + name.left(20)) || !sentence.endsWith(u'.')
        || sentence.contains(u'\n'))
        return name + QStringLiteral(": ") + sentence;
    return {};
}

QString outcomeOf(const Reading &reading)
{
    if (!reading.document)
        return reading.document.error().detail.section(QStringLiteral("cannot be read: "), 1);
    const auto &pages = reading.document->pages;
    return QStringLiteral("%1, %2 pages, %3 characters%4")
        .arg(nameOf(reading.document->kind))
        .arg(pages.size())
        .arg(codePointCount(textOf(*reading.document)))
        .arg(reading.document->note.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(reading.document->note));
}

QString truthFor(const QString &file)
{
    QString name = QFileInfo(file).completeBaseName();
    name.remove(QStringLiteral("__imageonly"));
    QFile truth(dataFolder().filePath(QStringLiteral("contracts/cuad/txt/") + name + QStringLiteral(".txt")));
    return truth.open(QIODevice::ReadOnly) ? QString::fromUtf8(truth.readAll()) : QString();
}

} // namespace

/// Every document of the data folder, when that is there: hostile ones, real contracts, scans. Prints what became of each.
class TestRealDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!dataFolder().exists(QStringLiteral("nasty")))
            QSKIP("the data folder is not here");
        QVERIFY2(!DocumentParser::defaultWorkerPath().isEmpty(), "lectern-parse-worker was not built");
    }

    void endsEachInTextOrInOneSentence_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("hostile") << QStringLiteral("nasty");
        QTest::newRow("Word") << QStringLiteral("contracts/docx");
    }

    void endsEachInTextOrInOneSentence()
    {
        QFETCH(QString, folder);
        QStringList complaints;
        int readCount = 0;
        const QStringList files = filesIn(folder);
        for (const QString &file : files) {
            const Reading reading = readingOf(file);
            qInfo("%6lld ms  %-48s %s", reading.ms, qPrintable(QFileInfo(file).fileName().left(48)), qPrintable(outcomeOf(reading)));
            readCount += reading.document ? 1 : 0;
            if (const QString complaint = complaintAbout(file, reading); !complaint.isEmpty())
                complaints += complaint;
        }
        qInfo("%s: %lld files, %d read, %lld refused", qPrintable(folder), qint64(files.size()), readCount, qint64(files.size() - readCount));
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
        QVERIFY(parse::workerChildren().empty());
    }

    void readsContractsInPlainTextUnchanged()
    {
        qint64 ms = 0, bytes = 0;
        const QStringList files = filesIn(QStringLiteral("contracts/cuad/txt"));
        for (const QString &path : files) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            const Reading reading = readingOf(path);
            QVERIFY2(reading.document, qPrintable(path));
            QString wanted = QString::fromUtf8(content.startsWith("\xEF\xBB\xBF") ? content.mid(3) : content);
            wanted.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
            QVERIFY2(textOf(*reading.document) == wanted, qPrintable(path));
            ms += reading.ms;
            bytes += content.size();
        }
        qInfo("%lld files, %lld KB in %lld ms", qint64(files.size()), bytes / 1000, ms);
    }

    void findsTheWordsOfPdfContracts()
    {
        double sum = 0, least = 1;
        qint64 ms = 0, pages = 0, count = 0;
        for (const QString &path : filesIn(QStringLiteral("contracts/cuad/pdf"))) {
            const Reading reading = readingOf(path);
            QVERIFY2(reading.document, qPrintable(reading.document ? path : reading.document.error().detail));
            const QString truth = truthFor(path);
            if (truth.isEmpty())
                continue;
            const double share = shareFound(textOf(*reading.document), truth);
            if (share < 0.97)
                qInfo("%.3f  %s", share, qPrintable(QFileInfo(path).fileName().left(90)));
            sum += share;
            least = std::min(least, share);
            ms += reading.ms;
            pages += qint64(reading.document->pages.size());
            ++count;
        }
        QVERIFY(count > 0);
        qInfo("%lld contracts, %lld pages in %lld ms (%.1f a page): %.4f of the words found, at least %.3f", count, pages, ms,
              double(ms) / double(pages), sum / double(count), least);
        QVERIFY(sum / double(count) > 0.97);
        QVERIFY(least > 0.85);
    }

    void readsScannedContracts()
    {
        for (const QString &path : filesIn(QStringLiteral("contracts/image_only"))) {
            const Reading reading = readingOf(path);
            if (!reading.document && reading.document.error().detail.contains(QLatin1String("OCR is not installed")))
                QSKIP("OCR is not installed");
            QVERIFY2(reading.document, qPrintable(reading.document ? path : reading.document.error().detail));
            double confidence = 0;
            for (const DocumentPage &page : reading.document->pages)
                confidence += page.confidence.value_or(0) / double(reading.document->pages.size());
            const double share = shareFound(textOf(*reading.document), truthFor(path));
            qInfo("%.3f of the words, confidence %.2f, %lld pages in %lld ms  %s", share, confidence, qint64(reading.document->pages.size()),
                  reading.ms, qPrintable(QFileInfo(path).fileName().left(60)));
            QVERIFY(share > 0.9);
            QCOMPARE(reading.document->pages.front().source, TextSource::Ocr);
        }
    }
};

QTEST_MAIN(TestRealDocuments)
#include "tst_real_documents.moc"
