// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"
#include "storage/api/documents/document_sink.h"

#include <QHash>
#include <QObject>

#include <functional>

class QUndoStack;

namespace lectern::ui {

[[nodiscard]] DocumentEdit editOf(const Document &document);

/// An analyst's changes of documents: shown at once, reverted if they cannot be stored, undone with Ctrl+Z.
///
/// Thread: GUI. Borrows sink, model and undo stack.
class DocumentChanges : public QObject
{
    Q_OBJECT
public:
    DocumentChanges(DocumentSink &sink, models::DocumentListModel &model, QUndoStack &undo, QObject *parent = nullptr);

    void remove(const std::vector<DocumentId> &ids);
    /// Undoes a removal at any time: by an undo if it is the newest step, else by a new step that restores the documents.
    void takeBack(int removal);
    /// Restores documents that anybody has deleted, as a new step.
    void restore(const std::vector<DocumentId> &ids);
    /// Whether it was deleted here, and the list may still be older than that.
    [[nodiscard]] bool isGone(DocumentId id) const { return m_gone.contains(id.value); }
    void retry(const std::vector<DocumentId> &ids);
    void cancel(const std::vector<DocumentId> &ids);
    void analyse(const std::vector<DocumentId> &ids, const QString &engine);
    /// `told` is called with the outcome, unless `listener` is gone; Conflict: somebody else was faster.
    void edit(const Document &document, const DocumentEdit &edit, QObject *listener, std::function<void(const Result<void> &)> told);

Q_SIGNALS:
    void failed(const lectern::StorageError &error);
    void refused(const QString &why);     ///< It was not done, though nothing failed.
    void removed(int count, int removal); ///< The documents are hidden already.
    void returned(int removal);           ///< The documents of a removal are back, whoever restored them.

private:
    class Removal;
    class Return;
    class Editing;
    void setActive(const std::vector<DocumentId> &ids, bool isActive);
    void replace(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit);
    void run(const QFuture<Result<void>> &future);
    void hideGone();
    void forgetGone();
    void tellReturned();
    void noteReturned(int removal);

    DocumentSink &m_sink;
    models::DocumentListModel &m_model;
    QUndoStack &m_undo;
    std::vector<std::vector<DocumentId>> m_removals; ///< By removal number; empty: returned.
    QHash<QUuid, int> m_gone;                        ///< Deleted documents -> readings of the list to wait for until it no longer contains them.
};

} // namespace lectern::ui
