// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/version.h"
#include "tests/support/sample_analysis.h"
#include "ui/documents/report/report_pdf.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestReportPdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatTheReportSays();
    void saysWhatWasSaidOfFindingsThatAreGone();
    void breaksALongReportOverPages();
    void takesMarkupForText();
    void keepsALongQuoteWhole();
    void replacesAnOlderFileByAWholeOneOnly();
    void saysWhyItCannotBeWritten();

private:
    [[nodiscard]] static FindingsReport sampleReport();
    /// On another thread, as in the window. Empty without pdftotext.
    [[nodiscard]] QString textOf(const FindingsReport &report) const;
    QTemporaryDir m_folder;
};

FindingsReport TestReportPdf::sampleReport()
{
    FindingsReport report;
    report.analysis = sampleAnalysis().analysis;
    report.document.originalName = QStringLiteral("Supply agreement.pdf");
    report.document.sha256 = QByteArray(32, 'x');
    report.madeAt = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), Qt::UTC);
    return report;
}

QString TestReportPdf::textOf(const FindingsReport &report) const
{
    const QString path = m_folder.filePath(QStringLiteral("report.pdf"));
    const auto written = QtConcurrent::run([&] { return writeReportPdf(report, path); }).result();
    if (!written)
        return written.error().detail;
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

void TestReportPdf::writesWhatTheReportSays()
{
    const QString text = textOf(sampleReport()).simplified();
    QFile file(m_folder.filePath(QStringLiteral("report.pdf")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    for (const char *expected : {"Supply agreement.pdf", "Engine builtin 1.0", "High risk: Uncapped liability",
                                 "liable without limitation as to amount", "page 1, characters 39 to 77", "What to do: Ask for a cap.",
                                 "Other clauses", "governed by the laws of Delaware", "Looked for, not found", "Insurance", "Page 1 of 1"})
        QVERIFY2(text.contains(QLatin1String(expected)), expected);
    QProcess reader;
    reader.start(QStringLiteral("pdfinfo"), {file.fileName()});
    reader.waitForFinished();
    const QString about = QString::fromUtf8(reader.readAllStandardOutput()).simplified();
    QVERIFY2(about.contains(QStringLiteral("Creator: Lectern ") + version()), qPrintable(about));
}

void TestReportPdf::saysWhatWasSaidOfFindingsThatAreGone()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    QVERIFY(!textOf(sampleReport()).contains(QStringLiteral("No longer found")));
    FindingsReport report = sampleReport();
    report.analysis.lostVerdicts = {sampleLostVerdict()};
    const QString text = textOf(report).simplified();
    for (const char *part : {"No longer found", "thirty days before", "Notice Period", "judged wrong by ana", "ask for sixty"})
        QVERIFY2(text.contains(QLatin1String(part)), part);
}

void TestReportPdf::breaksALongReportOverPages()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    FindingsReport report = sampleReport();
    for (int i = 0; i < 200; ++i) {
        report.analysis.findings.push_back(report.analysis.findings[2]);
        report.analysis.findings.back().evidence.quote = QStringLiteral("clause number %1 of the contract").arg(i);
    }
    const QString text = textOf(report);
    for (int i = 0; i < 200; ++i)
        QVERIFY2(text.contains(QStringLiteral("clause number %1 of").arg(i)), qPrintable(QString::number(i)));
    QVERIFY(text.count(u'\f') > 3);
}

void TestReportPdf::takesMarkupForText()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    FindingsReport report = sampleReport();
    report.analysis.findings[0].evidence.quote = QStringLiteral("<b>bold</b> <img src='file:///etc/hostname'>");
    const QString text = textOf(report);
    QVERIFY2(text.contains(QStringLiteral("<b>bold</b> <img src='file:///etc/hostname'>")), qPrintable(text));
}

void TestReportPdf::keepsALongQuoteWhole()
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        QSKIP("pdftotext is not installed");
    FindingsReport report = sampleReport();
    QStringList words;
    for (int i = 0; i < 1500; ++i) // more than a page
        words << QStringLiteral("word%1").arg(i);
    report.analysis.findings[0].evidence.quote = words.join(u' ');
    const QString text = textOf(report);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(word));
}

void TestReportPdf::replacesAnOlderFileByAWholeOneOnly()
{
    const QString path = m_folder.filePath(QStringLiteral("older.pdf"));
    QFile older(path);
    QVERIFY(older.open(QIODevice::ReadWrite));
    older.write("older");
    older.flush();
    QVERIFY(writeReportPdf(sampleReport(), path));
    older.seek(0);
    QCOMPARE(older.readAll(), QByteArray("older"));
    QFile newer(path);
    QVERIFY(newer.open(QIODevice::ReadOnly));
    QVERIFY(newer.readAll().startsWith("%PDF-"));
}

void TestReportPdf::saysWhyItCannotBeWritten()
{
    const auto written = writeReportPdf(sampleReport(), m_folder.filePath(QStringLiteral("no/such/folder.pdf")));
    QVERIFY(!written);
    QVERIFY(written.error().detail.startsWith(QStringLiteral("folder.pdf could not be written: ")));
}

QTEST_MAIN(TestReportPdf)
#include "tst_report_pdf.moc"
