// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"

#include <QObject>

class QWidget;

namespace lectern::ui {

/// Asks for a path, and saves a document's original file there.
///
/// Thread: GUI; the file is written on another. Borrows the source; the dialog is a child of the window.
class OriginalSaver : public QObject
{
    Q_OBJECT
public:
    OriginalSaver(DocumentSource &source, QWidget *window);

    void save(const Document &document);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const lectern::StorageError &error);

private:
    void write(DocumentId id, const QString &path);

    DocumentSource &m_source;
    QWidget *m_window;
};

} // namespace lectern::ui
