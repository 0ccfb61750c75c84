// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QObject>

namespace lectern::ui {

class AnalysisChoice;
class DocumentChanges;
class FileOpener;
class FindingsExporter;
class ListNotice;
class OriginalSaver;

/// Says in the list's notice what became of what the analyst did, and offers what can be done about it.
///
/// Thread: GUI. Borrows the notice and those it listens to.
class DocumentsNotices : public QObject
{
    Q_OBJECT
public:
    DocumentsNotices(ListNotice &notice, QObject *parent);

    void listenTo(DocumentChanges &changes);
    void listenTo(const FindingsExporter &exporter);
    void listenTo(const OriginalSaver &saver);
    void listenTo(const AnalysisChoice &choice);
    void tell(const QString &note);
    void tellFailure(const StorageError &error);

private:
    void offerUndo(DocumentChanges &changes, int count, int removal);

    ListNotice &m_notice;
    FileOpener *m_opener;
};

} // namespace lectern::ui
