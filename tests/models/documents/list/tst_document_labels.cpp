// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_labels.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestDocumentLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void untilItIsReadADocumentIsWhatItsNameSays_data();
    void untilItIsReadADocumentIsWhatItsNameSays();
    void lowRisksHaveTheColourOfTheirMarksOnThePages();
    void onlyAContractIsCalledClear();
};

void TestDocumentLabels::untilItIsReadADocumentIsWhatItsNameSays_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<QString>("facts");
    QTest::newRow("encrypted") << QStringLiteral("Supply terms.PDF") << DocumentKind::Unknown << QStringLiteral("PDF");
    QTest::newRow("text") << QStringLiteral("a.b.txt") << DocumentKind::Unknown << QStringLiteral("Text");
    QTest::newRow("picture") << QStringLiteral("scan.tiff") << DocumentKind::Unknown << QStringLiteral("Picture");
    QTest::newRow("no ending") << QStringLiteral("contract") << DocumentKind::Unknown << QStringLiteral("File");
    QTest::newRow("read: the content decides") << QStringLiteral("really text.docx") << DocumentKind::Text << QStringLiteral("Text");
}

void TestDocumentLabels::untilItIsReadADocumentIsWhatItsNameSays()
{
    QFETCH(QString, name);
    QFETCH(DocumentKind, kind);
    Document document;
    document.originalName = name;
    document.kind = kind;
    QTEST(factsText(document), "facts");
}

void TestDocumentLabels::lowRisksHaveTheColourOfTheirMarksOnThePages()
{
    Document document;
    document.status = document.analysisStatus = WorkStatus::Completed;
    document.risks = RiskCounts{0, 0, 2};
    QCOMPARE(badgesOf(document).front().text, QStringLiteral("2 low"));
    QCOMPARE(int(badgesOf(document).front().tone), int(DocumentBadge::Tone::Good));
}

void TestDocumentLabels::onlyAContractIsCalledClear()
{
    DocumentListRow row;
    row.stored.emplace();
    Document &document = row.stored->document;
    document.status = document.analysisStatus = WorkStatus::Completed;
    document.risks = RiskCounts{};
    const auto speech = [&row] { return speechOf(row, {}); };
    QCOMPARE(badgesOf(document).front().text, QStringLiteral("clear"));
    QVERIFY(!speech().contains(QStringLiteral("look like")));
    document.risks.reset();
    QCOMPARE(badgesOf(document).front().text, QStringLiteral("no contract?"));
    QCOMPARE(int(badgesOf(document).front().tone), int(DocumentBadge::Tone::Quiet));
    QVERIFY(speech().contains(QStringLiteral("does not look like a contract")));
    document.analysisStatus = WorkStatus::Processing;
    QCOMPARE(badgesOf(document).front().text, QStringLiteral("being analysed"));
}

QTEST_APPLESS_MAIN(TestDocumentLabels)
#include "tst_document_labels.moc"
