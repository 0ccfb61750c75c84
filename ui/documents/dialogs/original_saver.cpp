// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/original_saver.h"

#include "storage/api/files/new_file.h"
#include "storage/api/when_done.h"

#include <QFileDialog>
#include <QtConcurrentRun>

namespace lectern::ui {

OriginalSaver::OriginalSaver(DocumentSource &source, QWidget *window) : QObject(window), m_source(source), m_window(window) {}

void OriginalSaver::save(const Document &document)
{
    auto *chooser = new QFileDialog(m_window, tr("Save the original file"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->selectFile(QString(document.originalName).replace(u'/', u'_'));
    connect(chooser, &QFileDialog::fileSelected, this, [this, id = document.id](const QString &path) { write(id, path); });
    chooser->open();
}

void OriginalSaver::write(DocumentId id, const QString &path)
{
    whenDone(m_source.fetchBytes(id), this, [this, path](const Result<QByteArray> &bytes) {
        if (!bytes)
            return Q_EMIT failed(bytes.error());
        const auto tell = [this, path](const Result<void> &written) { written ? Q_EMIT saved(path) : Q_EMIT failed(written.error()); };
        whenDone(QtConcurrent::run([path, bytes = *bytes] { return NewFile::write(path, bytes); }), this, tell);
    });
}

} // namespace lectern::ui
