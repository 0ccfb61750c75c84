// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/report/report_pdf.h"

#include "models/documents/findings/finding_labels.h"
#include "storage/api/files/new_file.h"
#include "storage/api/version.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int dotsPerInch = 150;
constexpr double points = dotsPerInch / 72.0; ///< Dots per point.
constexpr double footerHeight = 28 * points;

/// Writes the report into a text document. All text is inserted as plain text, so a contract's text is never markup.
class ReportWriter
{
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::ReportWriter)
public:
    ReportWriter(QTextDocument &document, const FindingsReport &report) : m_cursor(&document), m_report(report)
    {
        m_body = formatOf(9.5);
        m_muted = formatOf(8.5);
        m_muted.setForeground(QColor(0x55, 0x5b, 0x66));
        m_quote = formatOf(9.5);
        m_quote.setFontItalic(true);
    }

    void write()
    {
        writeHead();
        writeSummary();
        for (const Risk &risk : m_report.analysis.risks)
            writeRisk(risk);
        writeClauses();
        writeAbsent();
        writeLost();
    }

private:
    /// Letter spacing prevents ligatures, so that words and hashes can be searched and copied.
    static QTextCharFormat formatOf(double pointSize)
    {
        QTextCharFormat format;
        format.setFontPointSize(pointSize);
        format.setFontLetterSpacingType(QFont::AbsoluteSpacing);
        format.setFontLetterSpacing(0.05);
        return format;
    }
    void paragraph(const QString &text, const QTextCharFormat &format, double spaceBelow = 3, double indent = 0)
    {
        QTextBlockFormat block;
        block.setBottomMargin(spaceBelow * points);
        block.setLeftMargin(indent * points);
        m_cursor.insertBlock(block, format);
        m_cursor.insertText(text, format);
    }
    void heading(const QString &text, double size, const QColor &colour = Qt::black)
    {
        QTextCharFormat format = formatOf(size);
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(colour);
        QTextBlockFormat block;
        block.setTopMargin(size * 0.9 * points);
        block.setBottomMargin(4 * points);
        block.setPageBreakPolicy(QTextFormat::PageBreak_Auto);
        m_cursor.insertBlock(block, format);
        m_cursor.insertText(text, format);
    }
    void writeHead();
    void writeSummary();
    void writeRisk(const Risk &risk);
    void writeFinding(const Finding &finding);
    void writeClauses();
    void writeAbsent();
    void writeLost();

    QTextCursor m_cursor;
    const FindingsReport &m_report;
    QTextCharFormat m_body, m_muted, m_quote;
};

void ReportWriter::writeHead()
{
    const Document &document = m_report.document;
    const Analysis &analysis = m_report.analysis;
    const QLocale locale;
    heading(document.originalName, 17);
    paragraph(tr("Contract review by Lectern, %1").arg(locale.toString(m_report.madeAt.toLocalTime(), QLocale::LongFormat)), m_muted);
    paragraph(tr("Engine %1 %2, model %3, %4 ms, analysed %5")
                  .arg(analysis.engine, analysis.engineVersion, analysis.modelUsed, locale.toString(analysis.processingTimeMs),
                       locale.toString(analysis.createdAt.toLocalTime(), QLocale::ShortFormat)),
              m_muted);
    paragraph(tr("%1, SHA-256 of the file %2").arg(tr("%n pages", nullptr, document.pageCount), QString::fromLatin1(document.sha256.toHex())),
              m_muted);
    if (document.ocrConfidence)
        paragraph(tr("Text read by OCR, confidence %1").arg(locale.toString(*document.ocrConfidence, 'f', 2)), m_muted);
}

void ReportWriter::writeSummary()
{
    heading(tr("Summary"), 13);
    if (!m_report.analysis.summary.isEmpty())
        paragraph(m_report.analysis.summary, m_body, 6);
    for (const SummaryFact &fact : m_report.analysis.facts) {
        paragraph(tr("%1: %2 (page %3)").arg(factTitle(fact.kind), fact.value, QLocale().toString(fact.evidence.page)), m_body, 1);
    }
    if (!m_report.analysis.recommendations.isEmpty())
        heading(tr("What to do"), 11.5);
    for (const QString &recommendation : m_report.analysis.recommendations)
        paragraph(QStringLiteral("• ") + recommendation, m_body, 2, 8);
}

void ReportWriter::writeFinding(const Finding &finding)
{
    paragraph(u'“' + finding.evidence.quote.simplified() + u'”', m_quote, 1, 12);
    QString where = tr("%1, page %2, characters %3 to %4, confidence %5, SHA-256 %6…")
                        .arg(finding.category, QLocale().toString(finding.evidence.page), QString::number(finding.evidence.range.start),
                             QString::number(finding.evidence.range.end), QLocale().toString(finding.confidence, 'f', 2),
                             QString::fromLatin1(finding.evidence.hash.toHex().left(16)));
    if (finding.verdict.judgement != Judgement::None)
        where += QStringLiteral("; ") + (finding.verdict.judgement == Judgement::Right ? tr("judged right") : tr("judged wrong"));
    if (!finding.verdict.note.isEmpty())
        where += QStringLiteral("; ") + tr("note: %1").arg(finding.verdict.note);
    paragraph(where, m_muted, 6, 12);
}

void ReportWriter::writeRisk(const Risk &risk)
{
    const QColor colour = risk.severity == Severity::High ? QColor(0xb4, 0x23, 0x18)
        : risk.severity == Severity::Medium               ? QColor(0x8a, 0x5a, 0x00)
                                                          : QColor(0x15, 0x7a, 0x4b);
    heading(tr("%1 risk: %2").arg(displayNameOf(risk.severity), risk.title), 11.5, colour);
    paragraph(risk.why, m_body);
    if (!risk.recommendation.isEmpty())
        paragraph(tr("What to do: %1").arg(risk.recommendation), m_body);
    for (const Finding &finding : m_report.analysis.findings) {
        if (std::find(risk.findings.begin(), risk.findings.end(), finding.number) != risk.findings.end())
            writeFinding(finding);
    }
}

void ReportWriter::writeClauses()
{
    std::vector<const Finding *> others;
    for (const Finding &finding : m_report.analysis.findings) {
        const bool isOfARisk = std::any_of(m_report.analysis.risks.begin(), m_report.analysis.risks.end(), [&](const Risk &risk) {
            return std::find(risk.findings.begin(), risk.findings.end(), finding.number) != risk.findings.end();
        });
        if (!isOfARisk)
            others.push_back(&finding);
    }
    if (others.empty())
        return;
    heading(tr("Other clauses"), 13);
    for (const Finding *finding : others)
        writeFinding(*finding);
}

void ReportWriter::writeAbsent()
{
    QStringList names;
    for (const CategoryResult &category : m_report.analysis.categories) {
        if (!category.isPresent)
            names << category.category;
    }
    if (names.isEmpty())
        return;
    heading(tr("Looked for, not found"), 13);
    paragraph(names.join(QStringLiteral(", ")), m_body);
}

/// Verdicts on findings that this analysis does not contain are part of the report, too.
void ReportWriter::writeLost()
{
    if (m_report.analysis.lostVerdicts.empty())
        return;
    heading(tr("No longer found"), 13);
    for (const LostVerdict &lost : m_report.analysis.lostVerdicts) {
        paragraph(u'“' + lost.evidence.quote.simplified() + u'”', m_quote, 1, 12);
        paragraph(tr("%1, page %2").arg(lost.category, QLocale().toString(lost.evidence.page)), m_muted, 1, 12);
        paragraph(lostVerdictText(lost), m_muted, lost.verdict.note.isEmpty() ? 6 : 1, 12);
        if (!lost.verdict.note.isEmpty())
            paragraph(tr("Note: %1").arg(lost.verdict.note), m_body, 6, 12);
    }
}

void print(QTextDocument &document, QPdfWriter &writer)
{
    const QRectF page(0, 0, writer.width(), writer.height());
    const double bodyHeight = page.height() - footerHeight;
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize({page.width(), bodyHeight});
    QPainter painter(&writer);
    const int count = document.pageCount();
    for (int number = 0; number < count; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * bodyHeight);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = QRectF(0, number * bodyHeight, page.width(), bodyHeight);
        context.palette.setColor(QPalette::Text, Qt::black);
        painter.setClipRect(context.clip);
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        QFont font = document.defaultFont();
        font.setPointSizeF(8); // in points, scaled by the painter with the writer's resolution
        painter.setFont(font);
        painter.setPen(QColor(0x55, 0x5b, 0x66));
        painter.drawText(QRectF(0, bodyHeight, page.width(), footerHeight), Qt::AlignRight | Qt::AlignBottom,
                         ReportWriter::tr("Page %1 of %2").arg(number + 1).arg(count));
    }
}

} // namespace

Result<void> writeReportPdf(const FindingsReport &report, const QString &path)
{
    auto file = NewFile::begin(path);
    if (!file)
        return failureOf(file);
    {
        QPdfWriter writer(&file->device());
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(18, 18, 18, 14), QPageLayout::Millimeter);
        writer.setTitle(report.document.originalName);
        writer.setCreator(QStringLiteral("Lectern ") + buildVersion());
        QTextDocument document;
        document.setDocumentMargin(4 * points); // what extends above its line must not end up on the previous page
        document.setUndoRedoEnabled(false);
        ReportWriter(document, report).write();
        print(document, writer);
    }
    return file->finish();
}

} // namespace lectern::ui
