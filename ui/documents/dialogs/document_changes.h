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

/// What an analyst does to documents: shown at once, taken back when it cannot be stored, undone with Ctrl+Z.
///
/// Thread: GUI. Borrows sink, model and undo stack.
class DocumentChanges : public QObject
{
    Q_OBJECT
public:
    DocumentChanges(DocumentSink &sink, models::DocumentListModel &model, QUndoStack &undo, QObject *parent = nullptr);

    void remove(const std::vector<DocumentId> &ids);
    /// Undoes a removal, whatever was done since: the newest step is undone, for an older one the documents come back as a step of its own.
    void takeBack(int removal);
    /// What anybody deleted comes back, as a step of its own.
    void restore(const std::vector<DocumentId> &ids);
    /// Whether it was deleted here and the list may still be older than that.
    [[nodiscard]] bool isGone(DocumentId id) const { return m_gone.contains(id.value); }
    void retry(const std::vector<DocumentId> &ids);
    void cancel(const std::vector<DocumentId> &ids);
    void analyse(const std::vector<DocumentId> &ids, const QString &engine);
    /// `told` hears how it went, unless `listener` is gone; Conflict: somebody else was faster.
    void edit(const Document &document, const DocumentEdit &edit, QObject *listener, std::function<void(const Result<void> &)> told);

Q_SIGNALS:
    void failed(const lectern::StorageError &error);
    void refused(const QString &why);     ///< Nothing failed, but it was not done.
    void removed(int count, int removal); ///< And shown as gone.
    void returned(int removal);           ///< A removal's documents are there again, by whomever.

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
    std::vector<std::vector<DocumentId>> m_removals; ///< By their numbers; empty: returned.
    QHash<QUuid, int> m_gone;                        ///< Deleted, and how many readings of the list are awaited until it leaves them out by itself.
};

} // namespace lectern::ui
