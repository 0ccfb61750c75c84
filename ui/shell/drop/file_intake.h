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

/// How files come into the window: dropped on it, chosen, or named on the command line. Documents go to their place, files of reviews
/// to the import.
///
/// Thread: GUI; folders are walked through on another. Borrows: the places, the window as the dialogs' parent.
class FileIntake : public QObject
{
    Q_OBJECT
public:
    FileIntake(OpenPlaces &places, QWidget *window);
    ~FileIntake() override;

    /// The places are open: what waited for them is taken. Without a sink nothing is imported.
    void open(imports::MakeImportSink makeImportSink);
    void close() { m_makeImportSink = {}; }
    /// As if they were dropped. Before open() they wait for it.
    void take(const QStringList &paths);
    /// Without files it lets the analyst choose some.
    void openImport(const QStringList &files = {}, const FolderOfFile &folders = {});
    void openAddDocuments();

Q_SIGNALS:
    void refused(const QString &words); ///< Nothing of it can be read.

private:
    void takeSorted(const models::DroppedFiles &files);
    [[nodiscard]] DocumentsPlace *documentsPlace() const; ///< Null: there is none, or not yet.

    OpenPlaces &m_places;
    QWidget *m_window;
    imports::MakeImportSink m_makeImportSink;
    QStringList m_waiting;      ///< For the places, which are not there yet.
    std::stop_source m_sorting; ///< Walks through dropped folders.
};

} // namespace lectern::ui
