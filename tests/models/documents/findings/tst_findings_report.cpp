// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_export.h"
#include "tests/support/sample_analysis.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <zip.h>

using namespace lectern;
using namespace lectern::models;

class TestFindingsReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsEveryFindingWithItsEvidenceAndSource();
    void tellsWhatWasSaidOfFindingsThatAreGone();
    void aFindingIsAsGraveAsItsGravestRisk();
    void writesTheJsonThatReadsBack();
    void writesOneRowAFindingAsCsv();
    void writesTextsOfAWorksheetNeverFormulas();
    void guardsEveryTextOfACsv();
    void tablesHoldWhatWasSaidOfFindingsThatAreGone();
    void keepsLongAndOddQuotesWhole();
    void replacesAnOlderFileByAWholeOneOnly();
    void leavesNothingWhereItCannotWrite();
    void saysWhyAFileCannotBeWritten();

private:
    [[nodiscard]] QByteArray read(const QString &name) const;
    [[nodiscard]] QByteArray readMember(const QString &name, const char *member) const;
    QTemporaryDir m_folder;
    FindingsReport m_report;
};

void TestFindingsReport::initTestCase()
{
    m_report.analysis = sampleAnalysis().analysis;
    m_report.document.id = m_report.analysis.documentId;
    m_report.document.originalName = QStringLiteral("=cmd|'/c calc'!A1.pdf");
    m_report.analysis.findings[1].verdict = {Judgement::Right, QStringLiteral("as the client said"), QStringLiteral("ana"), {}};
    m_report.madeAt = QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6), Qt::UTC);
}

QByteArray TestFindingsReport::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray TestFindingsReport::readMember(const QString &name, const char *member) const
{
    zip_t *archive = zip_open(QFile::encodeName(m_folder.filePath(name)).constData(), ZIP_RDONLY, nullptr);
    zip_file_t *file = archive ? zip_fopen(archive, member, 0) : nullptr;
    QByteArray bytes(1 << 20, '\0');
    const zip_int64_t got = file ? zip_fread(file, bytes.data(), zip_uint64_t(bytes.size())) : 0;
    if (file)
        zip_fclose(file);
    if (archive)
        zip_discard(archive);
    return bytes.left(std::max<zip_int64_t>(got, 0));
}

void TestFindingsReport::tellsEveryFindingWithItsEvidenceAndSource()
{
    const QJsonObject analysis = reportJson(m_report).value(QStringLiteral("analysis")).toObject();
    QCOMPARE(analysis.value(QStringLiteral("engine")).toString(), QStringLiteral("builtin"));
    QCOMPARE(analysis.value(QStringLiteral("analysed_at")).toString(), QStringLiteral("2026-01-02T03:04:05.000Z"));
    const QJsonArray findings = analysis.value(QStringLiteral("findings")).toArray();
    QCOMPARE(findings.size(), 3);
    const QString text = sampleAnalysis().pages.front().text;
    for (const QJsonValue &value : findings) {
        const QJsonObject finding = value.toObject();
        const int start = finding.value(QStringLiteral("start")).toInt();
        const int end = finding.value(QStringLiteral("end")).toInt();
        QCOMPARE(finding.value(QStringLiteral("quote")).toString(), text.mid(start, end - start));
        QCOMPARE(finding.value(QStringLiteral("sha256")).toString().size(), 64);
        QCOMPARE(finding.value(QStringLiteral("page")).toInt(), 1);
    }
    QCOMPARE(findings[1].toObject().value(QStringLiteral("verdict")).toObject().value(QStringLiteral("judgement")).toString(),
             QStringLiteral("right"));
    QVERIFY(!findings[0].toObject().contains(QStringLiteral("verdict")));
}

void TestFindingsReport::tellsWhatWasSaidOfFindingsThatAreGone()
{
    FindingsReport report = m_report;
    report.analysis.lostVerdicts = {sampleLostVerdict()};
    const QJsonArray gone = reportJson(report).value(QStringLiteral("analysis")).toObject().value(QStringLiteral("no_longer_found")).toArray();
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone[0].toObject().value(QStringLiteral("quote")).toString(), QStringLiteral("thirty days before"));
    QCOMPARE(gone[0].toObject().value(QStringLiteral("category")).toString(), QStringLiteral("Notice Period"));
    const QJsonObject verdict = gone[0].toObject().value(QStringLiteral("verdict")).toObject();
    QCOMPARE(verdict.value(QStringLiteral("judgement")).toString(), QStringLiteral("wrong"));
    QCOMPARE(verdict.value(QStringLiteral("note")).toString(), QStringLiteral("ask for sixty"));
    QCOMPARE(verdict.value(QStringLiteral("author")).toString(), QStringLiteral("ana"));
}

void TestFindingsReport::aFindingIsAsGraveAsItsGravestRisk()
{
    Analysis analysis = sampleAnalysis().analysis;
    QCOMPARE(gravestRiskOn(analysis, 0), Severity::High);
    QCOMPARE(gravestRiskOn(analysis, 1), Severity::Medium);
    QCOMPARE(gravestRiskOn(analysis, 2), Severity::None);
    analysis.risks.back().findings = {0, 2};
    QCOMPARE(gravestRiskOn(analysis, 0), Severity::High);
    QCOMPARE(gravestRiskOn(analysis, 2), Severity::Low);
}

void TestFindingsReport::writesTheJsonThatReadsBack()
{
    QVERIFY(writeReportJson(m_report, m_folder.filePath(QStringLiteral("report.json"))));
    QCOMPARE(QJsonDocument::fromJson(read(QStringLiteral("report.json"))).object(), reportJson(m_report));
}

void TestFindingsReport::writesOneRowAFindingAsCsv()
{
    const std::vector<FindingRow> rows = findingRows(m_report);
    QVERIFY(writeFindingsCsv(rows, m_folder.filePath(QStringLiteral("findings.csv"))));
    const QByteArray text = read(QStringLiteral("findings.csv"));
    QCOMPARE(text.count("\r\n"), 4);
    QVERIFY(text.contains("\"'=cmd|")); // a name that a spreadsheet would have run
    QVERIFY(text.contains("\"liable without limitation as to amount\""));
    QVERIFY(text.contains("\"Uncapped liability\",\"High\",0.9400,1,"));
}

void TestFindingsReport::writesTextsOfAWorksheetNeverFormulas()
{
    QVERIFY(writeFindingsXlsx(findingRows(m_report), m_folder.filePath(QStringLiteral("findings.xlsx"))));
    const QByteArray sheet = readMember(QStringLiteral("findings.xlsx"), "xl/worksheets/sheet1.xml");
    QVERIFY(sheet.contains("liable without limitation as to amount"));
    QVERIFY(sheet.contains("=cmd|"));
    QVERIFY(!sheet.contains("<f>"));
    QCOMPARE(sheet.count("<row "), 4);
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("findings.xlsx.part"))));
}

void TestFindingsReport::guardsEveryTextOfACsv()
{
    FindingRow row = findingRows(m_report).front();
    const QString formula = QStringLiteral("=HYPERLINK(\"http://x\"),\n+1");
    for (QString *text :
         {&row.document, &row.category, &row.risks, &row.severity, &row.quote, &row.quoteHash, &row.verdict, &row.note, &row.engine, &row.model})
        *text = formula;
    QVERIFY(writeFindingsCsv(std::vector{row}, m_folder.filePath(QStringLiteral("formulas.csv"))));
    QByteArray text = read(QStringLiteral("formulas.csv"));
    QCOMPARE(text.count("\"'=HYPERLINK(\"\"http://x\"\"),\n+1\""), 10);
    QVERIFY(!text.contains("\"="));
}

void TestFindingsReport::tablesHoldWhatWasSaidOfFindingsThatAreGone()
{
    FindingsReport report = m_report;
    report.analysis.lostVerdicts = {sampleLostVerdict()};
    const std::vector<FindingRow> rows = findingRows(report);
    QCOMPARE(rows.size(), report.analysis.findings.size() + 1);
    QVERIFY(writeFindingsCsv(rows, m_folder.filePath(QStringLiteral("gone.csv"))));
    const QByteArray csv = read(QStringLiteral("gone.csv"));
    QCOMPARE(csv.count(",\"yes\"\r\n"), qsizetype(report.analysis.findings.size()));
    const QByteArray last = csv.mid(csv.lastIndexOf('\n', -2) + 1);
    QVERIFY2(last.contains("\"Notice Period\",\"\",\"\",,") && last.contains("\"wrong\",\"ask for sixty\"")
                 && last.endsWith(",\"no longer found\"\r\n"),
             last.constData());
    QVERIFY(writeFindingsXlsx(rows, m_folder.filePath(QStringLiteral("gone.xlsx"))));
    const QByteArray sheet = readMember(QStringLiteral("gone.xlsx"), "xl/worksheets/sheet1.xml");
    QCOMPARE(sheet.count("<row "), rows.size() + 1);
    QVERIFY(sheet.contains("ask for sixty") && sheet.contains("no longer found"));
}

void TestFindingsReport::keepsLongAndOddQuotesWhole()
{
    FindingRow row = findingRows(m_report).front();
    const QString name = QStringLiteral("long.xlsx");
    row.quote = QStringLiteral("a clause & <so> on \u20ac \U0001f4dc ").repeated(900) + QStringLiteral("its end");
    row.note = QStringLiteral("\x01\x0b control \x1f characters");
    QVERIFY(row.quote.size() < 32'767);
    QVERIFY(writeFindingsXlsx(std::vector{row}, m_folder.filePath(name)));
    const auto cells = [&] {
        QXmlStreamReader xml(readMember(name, "xl/worksheets/sheet1.xml"));
        QStringList texts;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"t")
                texts += xml.readElementText();
        }
        return xml.hasError() ? QStringList{xml.errorString()} : texts;
    };
    QVERIFY2(cells().contains(row.quote), qPrintable(cells().join(u'|').left(2000)));
    row.quote = QStringLiteral("\U0001f4dc").repeated(20'000); // no cell holds it
    QVERIFY(writeFindingsXlsx(std::vector{row}, m_folder.filePath(name)));
    const QString cut = cells().filter(QStringLiteral("\U0001f4dc")).value(0);
    QVERIFY(cut.endsWith(u'\u2026'));
    QVERIFY(cut.size() > 32'760 && cut.size() <= 32'767);
    QVERIFY(!cut.contains(QChar::ReplacementCharacter));
    QVERIFY(writeFindingsCsv(std::vector{row}, m_folder.filePath(QStringLiteral("long.csv"))));
    QVERIFY(read(QStringLiteral("long.csv")).contains(row.quote.toUtf8()));
}

/// Who still reads the older file reads it to its end.
void TestFindingsReport::replacesAnOlderFileByAWholeOneOnly()
{
    const std::vector<FindingRow> rows = findingRows(m_report);
    for (const QString &format : {QStringLiteral("csv"), QStringLiteral("xlsx"), QStringLiteral("json")}) {
        const QString path = m_folder.filePath(QStringLiteral("twice.") + format);
        QFile older(path);
        QVERIFY(older.open(QIODevice::ReadWrite));
        older.write("older");
        older.flush();
        const auto written = format == u"csv" ? writeFindingsCsv(rows, path)
            : format == u"xlsx"               ? writeFindingsXlsx(rows, path)
                                              : writeReportJson(m_report, path);
        QVERIFY(written);
        older.seek(0);
        QCOMPARE(older.readAll(), QByteArray("older"));
        QVERIFY(read(QStringLiteral("twice.") + format).size() > 500);
    }
}

void TestFindingsReport::leavesNothingWhereItCannotWrite()
{
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("taken")));
    const QStringList before = folder.entryList();
    const QString taken = folder.filePath(QStringLiteral("taken")); // a folder
    QVERIFY(!writeFindingsCsv(findingRows(m_report), taken));
    QVERIFY(!writeFindingsXlsx(findingRows(m_report), taken));
    QVERIFY(!writeReportJson(m_report, taken));
    QCOMPARE(QDir(m_folder.path()).entryList(), before); // not as this one remembers it
}

void TestFindingsReport::saysWhyAFileCannotBeWritten()
{
    const QString nowhere = m_folder.filePath(QStringLiteral("missing/folder/findings"));
    for (const auto &result : {writeFindingsCsv({}, nowhere), writeFindingsXlsx({}, nowhere), writeReportJson(m_report, nowhere)}) {
        QVERIFY(!result);
        QCOMPARE(int(result.error().code), int(ErrorCode::Denied));
        QVERIFY(result.error().detail.startsWith(QStringLiteral("findings could not be written: ")));
    }
}

QTEST_GUILESS_MAIN(TestFindingsReport)
#include "tst_findings_report.moc"
