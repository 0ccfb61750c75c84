// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/report/findings_exporter.h"

#include "models/documents/findings/findings_export.h"
#include "storage/api/when_done.h"
#include "ui/documents/report/report_pdf.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QStandardPaths>
#include <QtConcurrent>

namespace lectern::ui {

using namespace models;

namespace {

using namespace std::chrono_literals;
constexpr auto quietTime = 500ms; ///< Exports that take less time show no progress.

QString filterOf(const QString &format)
{
    if (format == QLatin1String("pdf"))
        return FindingsExporter::tr("PDF (*.pdf)");
    if (format == QLatin1String("json"))
        return FindingsExporter::tr("JSON (*.json)");
    if (format == QLatin1String("csv"))
        return FindingsExporter::tr("CSV (*.csv)");
    return FindingsExporter::tr("Excel workbook (*.xlsx)");
}

Result<void> writeAs(const QString &format, const std::vector<FindingsReport> &reports, const QString &path)
{
    if (format == QLatin1String("pdf"))
        return writeReportPdf(reports.front(), path);
    if (format == QLatin1String("json"))
        return writeReportJson(reports.front(), path);
    std::vector<FindingRow> rows;
    for (const FindingsReport &report : reports) {
        std::vector<FindingRow> more = findingRows(report);
        rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return format == QLatin1String("csv") ? writeFindingsCsv(rows, path) : writeFindingsXlsx(rows, path);
}

} // namespace

FindingsExporter::FindingsExporter(DocumentSource &source, QWidget *window) : QObject(window), m_window(window), m_collector(source)
{
    connect(&m_collector, &FindingsCollector::collected, this, &FindingsExporter::writeReports);
    connect(&m_collector, &FindingsCollector::progressed, this, &FindingsExporter::showProgress);
    connect(&m_collector, &FindingsCollector::failed, this, [this](const StorageError &error) {
        delete std::exchange(m_progress, nullptr);
        Q_EMIT failed(error);
    });
}

/// The dialog appends the extension itself, so that it asks before overwriting the actual file.
void FindingsExporter::askForPath(const QString &name, const QString &format, std::function<void(const QString &)> handle)
{
    auto *chooser = new QFileDialog(m_window, tr("Export findings"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setNameFilter(filterOf(format));
    chooser->setDefaultSuffix(format);
    chooser->selectFile(QFileInfo(QString(name).replace(u'/', u'_')).completeBaseName() + u'.' + format);
    connect(chooser, &QFileDialog::fileSelected, this, std::move(handle));
    chooser->open();
}

void FindingsExporter::exportDocument(const Document &document, const QString &format)
{
    askForPath(document.originalName, format, [this, id = document.id, format](const QString &path) { write({id}, format, path); });
}

void FindingsExporter::exportAll(const DocumentQuery &query, const QString &format)
{
    askForPath(tr("Findings"), format, [this, query, format](const QString &path) {
        begin(format, path);
        m_collector.collect(query);
    });
}

void FindingsExporter::write(const std::vector<DocumentId> &ids, const QString &format, const QString &path)
{
    begin(format, path);
    m_collector.collect(ids);
}

void FindingsExporter::begin(const QString &format, const QString &path)
{
    m_collector.stop(); // a new export replaces a running one
    delete std::exchange(m_progress, nullptr);
    m_format = format;
    m_path = path;
}

void FindingsExporter::showProgress(int done, int total)
{
    if (total < 2)
        return;
    if (!m_progress) {
        m_progress = new QProgressDialog(tr("Gathering findings…"), tr("Cancel"), 0, total, m_window);
        m_progress->setMinimumDuration(int(quietTime.count()));
        connect(m_progress, &QProgressDialog::canceled, this, [this] {
            m_collector.stop();
            std::exchange(m_progress, nullptr)->deleteLater();
        });
    }
    m_progress->setValue(done);
}

void FindingsExporter::writeReports(const std::vector<FindingsReport> &reports)
{
    delete std::exchange(m_progress, nullptr);
    if (reports.empty()) {
        Q_EMIT failed({ErrorCode::InvalidRequest, FaultyPart::Lectern, tr("Nothing was written: no analysis is finished yet.")});
        return;
    }
    qsizetype findings = 0;
    for (const FindingsReport &report : reports)
        findings += qsizetype(report.analysis.findings.size());
    QString words = tr("%1 of %2 were written to %3.")
                        .arg(tr("%n findings", nullptr, int(findings)), tr("%n documents", nullptr, int(reports.size())),
                             QFileInfo(m_path).fileName());
    if (const int passedOver = m_collector.passedOverCount(); passedOver > 0)
        words += u' ' + tr("%n documents have no finished analysis.", nullptr, passedOver);
    auto written = QtConcurrent::run([format = m_format, path = m_path, reports] { return writeAs(format, reports, path); });
    whenDone(written, this, [this, path = m_path, words](const Result<void> &result) {
        if (result)
            Q_EMIT finished(path, words);
        else
            Q_EMIT failed(result.error());
    });
}

} // namespace lectern::ui
