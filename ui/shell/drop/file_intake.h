// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "storage/api/files/opened_file.h"

#include <QObject>

#include <QStringList>

#include <stop_token>

class QWidget;

namespace lectern::models {
struct DroppedFiles;
} // namespace lectern::models

namespace lectern::ui {

class DocumentsPlace;
class OpenPlaces;

/// Files that come into the window: dropped, chosen, or named on the command line. Passes documents to their place and files of reviews
/// to the import.
///
/// Thread: GUI; folders are read on another. Borrows: the places, and the window as the dialogs' parent.
class FileIntake : public QObject
{
    Q_OBJECT
public:
    FileIntake(OpenPlaces &places, QWidget *window);
    ~FileIntake() override;

    /// Call when the places are open: processes the waiting files. A null sink disables imports.
    void open(imports::MakeImportSink makeImportSink);
    void close() { m_makeImportSink = {}; }
    /// Handles files as if they were dropped. Before open() they wait.
    void take(const QStringList &paths);
    /// Without files, lets the analyst choose some.
    void openImport(const QStringList &files = {}, const FolderOfFile &folders = {});
    void openAddDocuments();

Q_SIGNALS:
    void refused(const QString &words); ///< None of the files can be read.

private:
    void takeSorted(const models::DroppedFiles &files);
    [[nodiscard]] DocumentsPlace *documentsPlace() const; ///< Null: none (yet).

    OpenPlaces &m_places;
    QWidget *m_window;
    imports::MakeImportSink m_makeImportSink;
    QStringList m_waiting;      ///< Files that wait for open().
    std::stop_source m_sorting; ///< Stops walks through dropped folders.
};

} // namespace lectern::ui
