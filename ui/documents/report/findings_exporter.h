// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_collector.h"

#include <QObject>

#include <functional>

class QProgressDialog;

namespace lectern::ui {

/// Asks for a file and exports findings to it: the report of one document as PDF or JSON, the findings of any
/// number of documents as CSV or XLSX.
///
/// Thread: GUI; files are written on another. Borrows the source; dialogs are children of the window.
class FindingsExporter : public QObject
{
    Q_OBJECT
public:
    FindingsExporter(DocumentSource &source, QWidget *window);

    /// `format`: "pdf", "json", "csv", "xlsx".
    /// An existing file is replaced only with the analyst's consent, and only by a complete file.
    void exportDocument(const Document &document, const QString &format);
    /// `format`: "csv", "xlsx". For all documents of the query.
    void exportAll(const DocumentQuery &query, const QString &format);
    /// Exports without asking for a path.
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
