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

/// Reports the outcome of an analyst's actions in the list's notice, and offers follow-up actions.
///
/// Thread: GUI. Borrows the notice and the objects it listens to.
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
