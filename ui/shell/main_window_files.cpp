// SPDX-License-Identifier: GPL-3.0-or-later
// How files come into the window: dropped on it, chosen, or named on the command line.
#include "models/documents/list/dropped_files.h"
#include "storage/api/when_done.h"
#include "ui/documents/documents_place.h"
#include "ui/reviews/import/import_dialog.h"
#include "ui/shell/drop/drop_welcome.h"
#include "ui/shell/drop/file_drop.h"
#include "ui/shell/drop/import_chooser.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_strip.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QtConcurrentRun>

namespace lectern::ui {

using namespace models;

void MainWindow::openImport(const QStringList &files, const FolderOfFile &folders)
{
    if (!m_services.makeImportSink)
        return;
    if (files.isEmpty()) {
        QFileDialog *chooser = makeImportChooser(this);
        connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &chosen) { openImport(chosen); });
        return chooser->open();
    }
    auto *dialog = new ImportDialog(files, m_services.makeImportSink, this, folders);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this] {
        for (Place *each : std::as_const(m_places))
            each->refresh();
    });
    dialog->open();
}

/// Files dragged over a field of text are the window's, not its words.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::DragEnter || watched == this || !watched->isWidgetType())
        return QMainWindow::eventFilter(watched, event);
    auto *drag = static_cast<QDragEnterEvent *>(event);
    if (static_cast<QWidget *>(watched)->window() != this || localPathsOf(*drag->mimeData()).isEmpty())
        return QMainWindow::eventFilter(watched, event);
    drag->ignore();
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QStringList paths = localPathsOf(*event->mimeData());
    if (m_places.isEmpty() || paths.isEmpty())
        return;
    m_welcome->show(paths, documentsPlace());
    event->acceptProposedAction(); // also what cannot be taken: only then the window hears where the drag goes
}

void MainWindow::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_welcome->isWelcome())
        event->acceptProposedAction();
    else
        event->ignore(); // the pointer says so, too
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *) { m_welcome->hide(); }

void MainWindow::dropEvent(QDropEvent *event)
{
    m_welcome->hide();
    const QStringList paths = localPathsOf(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    takeFiles(paths);
}

DocumentsPlace *MainWindow::documentsPlace() const { return qobject_cast<DocumentsPlace *>(place(QStringLiteral("documents"))); }

void MainWindow::openAddDocuments()
{
    if (!documentsPlace())
        return;
    QFileDialog *chooser = makeDocumentChooser(this);
    connect(chooser, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (DocumentsPlace *documents = documentsPlace()) {
            showPlace(documents->key());
            documents->addFiles(files); // chosen one by one: their content decides, not their names
        }
    });
    chooser->open();
}

/// Folders are walked on another thread.
void MainWindow::takeFiles(const QStringList &paths)
{
    if (m_places.isEmpty()) {
        m_waitingFiles += paths;
        return;
    }
    auto sorted = QtConcurrent::run([paths, stop = m_sorting.get_token()] { return sortDropped(paths, {}, stop); });
    whenDone(sorted, this, [this](const DroppedFiles &files) { takeSorted(files); });
}

void MainWindow::takeSorted(const DroppedFiles &files)
{
    if (DocumentsPlace *documents = documentsPlace()) {
        if (!files.documents.isEmpty())
            showPlace(documents->key());
        documents->addFiles(files.documents, files.folders);
        documents->tellLeftOut(files);
    }
    if (files.isEmpty() && !files.others.isEmpty())
        m_statusStrip->showMessage(tr("Lectern cannot read %1.").arg(files.others.join(QStringLiteral(", "))), 15000);
    if (!files.reviews.isEmpty())
        openImport(files.reviews, files.folders);
}

} // namespace lectern::ui
