// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_export.h"

#include "models/export/csv_cell.h"
#include "storage/api/files/new_file.h"
#include "storage/api/files/opened_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace lectern::models {

using namespace exports;

namespace {

/// Maximum length of a worksheet cell, in UTF-16 units.
constexpr qsizetype maxCellUnits = 32'767;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FindingsExport)
};

QStringList headings()
{
    return {Words::tr("Document"), Words::tr("Category"), Words::tr("Risk"),   Words::tr("Severity"), Words::tr("Confidence"),
            Words::tr("Page"),     Words::tr("Start"),    Words::tr("End"),    Words::tr("Quote"),    Words::tr("SHA-256 of the quote"),
            Words::tr("Verdict"),  Words::tr("Note"),     Words::tr("Engine"), Words::tr("Model"),    Words::tr("Analysed (UTC)"),
            Words::tr("Found")};
}

Result<void> notWritten(const QString &path, const QString &reason)
{
    return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), reason));
}

QString timeText(const QDateTime &time) { return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")); }

QString foundText(const FindingRow &row) { return row.confidence ? Words::tr("yes") : Words::tr("no longer found"); }

QString csvLine(const FindingRow &row)
{
    QStringList cells;
    for (const QString &text : {row.document, row.category, row.risks, row.severity})
        cells << guardedCell(text);
    cells << (row.confidence ? QString::number(*row.confidence, 'f', 4) : QString()) << QString::number(row.page) << QString::number(row.start)
          << QString::number(row.end);
    for (const QString &text : {row.quote, row.quoteHash, row.verdict, row.note, row.engine, row.model, timeText(row.analysedAt), foundText(row)})
        cells << guardedCell(text);
    return cells.join(u',') + QStringLiteral("\r\n");
}

/// The whole text, or truncated between two characters, with a mark.
QString textOfCell(QString text)
{
    text.replace(QChar(0), QChar::ReplacementCharacter);
    if (text.size() <= maxCellUnits)
        return text;
    const qsizetype kept = maxCellUnits - 1;
    return text.left(text[kept - 1].isHighSurrogate() ? kept - 1 : kept) + QChar(0x2026);
}

/// Writes one worksheet in constant memory.
class Sheet
{
public:
    Sheet(lxw_workbook *workbook, lxw_worksheet *sheet)
        : m_sheet(sheet)
        , m_wrapped(workbook_add_format(workbook))
        , m_bold(workbook_add_format(workbook))
    {
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
        format_set_bold(m_bold);
    }

    void writeHeadings(const QStringList &titles)
    {
        worksheet_set_column(m_sheet, 0, 2, 28, nullptr);
        worksheet_set_column(m_sheet, 8, 8, 80, nullptr);
        worksheet_set_column(m_sheet, 9, 9, 20, nullptr);
        worksheet_freeze_panes(m_sheet, 1, 0);
        for (const QString &title : titles)
            worksheet_write_string(m_sheet, 0, m_column++, title.toUtf8().constData(), m_bold);
    }
    void nextRow()
    {
        ++m_row;
        m_column = 0;
    }
    void write(const QString &text) { worksheet_write_string(m_sheet, m_row, m_column++, textOfCell(text).toUtf8().constData(), m_wrapped); }
    void write(double number) { worksheet_write_number(m_sheet, m_row, m_column++, number, m_wrapped); }
    void filterAll(int columnCount) { worksheet_autofilter(m_sheet, 0, 0, m_row, lxw_col_t(columnCount - 1)); }

private:
    lxw_worksheet *m_sheet;
    lxw_format *m_wrapped;
    lxw_format *m_bold;
    lxw_row_t m_row = 0;
    lxw_col_t m_column = 0;
};

lxw_error writeWorkbook(std::span<const FindingRow> rows, const QString &folderPath, const QString &path)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    QByteArray folder = QFile::encodeName(folderPath);
    options.tmpdir = folder.data();
    lxw_workbook *workbook = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    Sheet sheet(workbook, workbook_add_worksheet(workbook, "Findings"));
    const QStringList titles = headings();
    sheet.writeHeadings(titles);
    for (const FindingRow &row : rows) {
        sheet.nextRow();
        for (const QString &text : {row.document, row.category, row.risks, row.severity})
            sheet.write(text);
        row.confidence ? sheet.write(*row.confidence) : sheet.write(QString());
        for (const double number : {double(row.page), double(row.start), double(row.end)})
            sheet.write(number);
        for (const QString &text : {row.quote, row.quoteHash, row.verdict, row.note, row.engine, row.model, timeText(row.analysedAt), foundText(row)})
            sheet.write(text);
    }
    sheet.filterAll(int(titles.size()));
    return workbook_close(workbook);
}

} // namespace

Result<void> writeFindingsCsv(std::span<const FindingRow> rows, const QString &path)
{
    QByteArray bytes("\xEF\xBB\xBF"); // without it spreadsheets read a CSV in the system's 8-bit encoding
    QStringList titles;
    for (const QString &title : headings())
        titles << guardedCell(title);
    bytes += (titles.join(u',') + QStringLiteral("\r\n")).toUtf8();
    for (const FindingRow &row : rows)
        bytes += csvLine(row).toUtf8();
    return NewFile::write(path, bytes);
}

Result<void> writeFindingsXlsx(std::span<const FindingRow> rows, const QString &path)
{
    // The library opens the path itself and would follow a link there: so a folder that only this process uses.
    const QTemporaryDir own;
    const QString part = own.filePath(QStringLiteral("findings.xlsx"));
    if (!own.isValid())
        return notWritten(path, own.errorString());
    if (const lxw_error error = writeWorkbook(rows, own.path(), part); error != LXW_NO_ERROR)
        return notWritten(path, QString::fromUtf8(lxw_strerror(error)));
    auto workbook = OpenedFile::open(part, own.path());
    if (!workbook)
        return failureOf(workbook);
    auto file = NewFile::begin(path);
    if (!file)
        return failureOf(file);
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (;;) {
        const Result<qint64> got = workbook->read(block.data(), block.size());
        if (!got)
            return failureOf(got);
        if (*got == 0)
            return file->finish();
        file->device().write(block.constData(), *got);
    }
}

Result<void> writeReportJson(const FindingsReport &report, const QString &path)
{
    return NewFile::write(path, QJsonDocument(reportJson(report)).toJson(QJsonDocument::Indented));
}

} // namespace lectern::models
