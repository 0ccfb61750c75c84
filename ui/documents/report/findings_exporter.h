// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_collector.h"

#include <QObject>

#include <functional>

class QProgressDialog;

namespace lectern::ui {

/// Lets the analyst choose a file and writes findings there: the report of one document as PDF or JSON, the findings of any
/// number as CSV or XLSX.
///
/// Thread: GUI; files are written on another. Borrows the source; the window is what its dialogs belong to.
class FindingsExporter : public QObject
{
    Q_OBJECT
public:
    FindingsExporter(DocumentSource &source, QWidget *window);

    /// `format`: "pdf", "json", "csv", "xlsx".
    /// An existing file is replaced only after the analyst said so, and only by a whole one.
    void exportDocument(const Document &document, const QString &format);
    /// `format`: "csv", "xlsx". Of every document that the query finds.
    void exportAll(const DocumentQuery &query, const QString &format);
    /// The same without asking for a file.
    void write(const std::vector<DocumentId> &ids, const QString &format, const QString &path);

Q_SIGNALS:
    void finished(const QString &path, const QString &words); ///< "41 findings of 3 documents were written to findings.csv."
    void failed(const lectern::StorageError &error);

private:
    void askForPath(const QString &name, const QString &format, std::function<void(const QString &path)> handle);
    void begin(const QString &format, const QString &path);
    void writeReports(const std::vector<models::FindingsReport> &reports);
    void showProgress(int done, int total);

    QWidget *m_window;
    models::FindingsCollector m_collector;
    QString m_format;
    QString m_path;
    QProgressDialog *m_progress = nullptr;
};

} // namespace lectern::ui
