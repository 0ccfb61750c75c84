// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/file_intake.h"

#include "models/documents/list/dropped_files.h"
#include "storage/api/when_done.h"
#include "ui/documents/documents_place.h"
#include "ui/reviews/import/import_dialog.h"
#include "ui/shell/drop/import_chooser.h"
#include "ui/shell/places/open_places.h"

#include <QFileDialog>
#include <QtConcurrentRun>

#include <utility>

namespace lectern::ui {

using namespace imports;
using namespace models;

FileIntake::FileIntake(OpenPlaces &places, QWidget *window) : QObject(window), m_places(places), m_window(window) {}

FileIntake::~FileIntake() { m_sorting.request_stop(); }

void FileIntake::open(MakeImportSink makeImportSink)
{
    m_makeImportSink = std::move(makeImportSink);
    if (!m_waiting.isEmpty())
        take(std::exchange(m_waiting, {}));
}

void FileIntake::openImport(const QStringList &files, const FolderOfFile &folders)
{
    if (!m_makeImportSink)
        return;
    if (files.isEmpty()) {
        QFileDialog *chooser = makeImportChooser(m_window);
        connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &chosen) { openImport(chosen); });
        return chooser->open();
    }
    auto *dialog = new ImportDialog(files, m_makeImportSink, m_window, folders);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, &m_places, &OpenPlaces::refreshAll);
    dialog->open();
}

DocumentsPlace *FileIntake::documentsPlace() const { return qobject_cast<DocumentsPlace *>(m_places.find(QStringLiteral("documents"))); }

void FileIntake::openAddDocuments()
{
    if (!documentsPlace())
        return;
    QFileDialog *chooser = makeDocumentChooser(m_window);
    connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (DocumentsPlace *documents = documentsPlace()) {
            m_places.show(documents->key());
            documents->addFiles(files); // these were chosen individually, so their content decides and not their names
        }
    });
    chooser->open();
}

/// Folders are read on another thread.
void FileIntake::take(const QStringList &paths)
{
    if (m_places.isEmpty()) {
        m_waiting += paths;
        return;
    }
    auto sorted = QtConcurrent::run([paths, stop = m_sorting.get_token()] { return sortDropped(paths, {}, stop); });
    whenDone(sorted, this, [this](const DroppedFiles &files) { takeSorted(files); });
}

void FileIntake::takeSorted(const DroppedFiles &files)
{
    if (DocumentsPlace *documents = documentsPlace()) {
        if (!files.documents.isEmpty())
            m_places.show(documents->key());
        documents->addFiles(files.documents, files.folders);
        documents->tellLeftOut(files);
    }
    if (files.isEmpty() && !files.others.isEmpty())
        Q_EMIT refused(tr("Lectern cannot read %1.").arg(files.others.join(QStringLiteral(", "))));
    if (!files.reviews.isEmpty())
        openImport(files.reviews, files.folders);
}

} // namespace lectern::ui
