// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/dialogs/document_changes.h"

#include "storage/api/when_done.h"

#include <QUndoStack>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int untilStored = 1'000'000'000;
constexpr int readingsAfterStored = 2; ///< The first reading may have begun before the change was stored.

} // namespace

DocumentEdit editOf(const Document &document) { return {document.originalName, document.client, document.contractType}; }

class DocumentChanges::Removal : public QUndoCommand
{
public:
    Removal(DocumentChanges &changes, std::vector<DocumentId> ids, int number)
        : QUndoCommand(ids.size() == 1 ? DocumentChanges::tr("delete of a document") : DocumentChanges::tr("delete of %L1 documents").arg(ids.size()))
        , m_changes(changes)
        , m_ids(std::move(ids))
        , m_number(number)
    {
    }
    void redo() override { m_changes.setActive(m_ids, false); }
    void undo() override
    {
        m_changes.setActive(m_ids, true);
        m_changes.noteReturned(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    DocumentChanges &m_changes;
    std::vector<DocumentId> m_ids;
    int m_number;
};

class DocumentChanges::Return : public QUndoCommand
{
public:
    Return(DocumentChanges &changes, std::vector<DocumentId> ids)
        : QUndoCommand(ids.size() == 1 ? DocumentChanges::tr("return of a document") : DocumentChanges::tr("return of %L1 documents").arg(ids.size()))
        , m_changes(changes)
        , m_ids(std::move(ids))
    {
    }
    void redo() override { m_changes.setActive(m_ids, true); }
    void undo() override { m_changes.setActive(m_ids, false); }

private:
    DocumentChanges &m_changes;
    std::vector<DocumentId> m_ids;
};

/// Undone only if the document still has the values of this edit, so that somebody else's later change stays.
class DocumentChanges::Editing : public QUndoCommand
{
public:
    Editing(DocumentChanges &changes, const Document &before, DocumentEdit after)
        : QUndoCommand(DocumentChanges::tr("change of name, client or type"))
        , m_changes(changes)
        , m_id(before.id)
        , m_before(editOf(before))
        , m_after(std::move(after))
    {
    }
    void redo() override
    {
        if (std::exchange(m_isDone, true)) // the first redo(), by push(), comes when the edit is stored already
            m_changes.replace(m_id, m_before, m_after);
    }
    void undo() override { m_changes.replace(m_id, m_after, m_before); }

private:
    DocumentChanges &m_changes;
    DocumentId m_id;
    DocumentEdit m_before, m_after;
    bool m_isDone = false;
};

DocumentChanges::DocumentChanges(DocumentSink &sink, DocumentListModel &model, QUndoStack &undo, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_model(model)
    , m_undo(undo)
{
    connect(&m_model, &DocumentListModel::answered, this, [this] {
        forgetGone();
        tellReturned();
    });
}

void DocumentChanges::remove(const std::vector<DocumentId> &ids)
{
    if (ids.empty())
        return;
    const auto number = int(m_removals.size());
    m_removals.push_back(ids);
    m_undo.push(new Removal(*this, ids, number));
    Q_EMIT removed(int(ids.size()), number);
}

void DocumentChanges::takeBack(int removal)
{
    const auto *newest = m_undo.canUndo() ? dynamic_cast<const Removal *>(m_undo.command(m_undo.index() - 1)) : nullptr;
    if (newest && newest->number() == removal)
        return m_undo.undo();
    restore(m_removals[size_t(removal)]);
    noteReturned(removal);
}

void DocumentChanges::restore(const std::vector<DocumentId> &ids)
{
    if (!ids.empty())
        m_undo.push(new Return(*this, ids));
}

void DocumentChanges::noteReturned(int removal)
{
    m_removals[size_t(removal)].clear();
    Q_EMIT returned(removal);
}

/// Emits returned() for removals whose documents are in the list again, even if somebody else restored them.
void DocumentChanges::tellReturned()
{
    for (size_t i = 0; i < m_removals.size(); ++i) {
        const std::vector<DocumentId> &ids = m_removals[i];
        if (!ids.empty() && std::all_of(ids.begin(), ids.end(), [this](DocumentId id) { return !isGone(id) && m_model.rowOf(id.value) >= 0; }))
            noteReturned(int(i));
    }
}

void DocumentChanges::setActive(const std::vector<DocumentId> &ids, bool isActive)
{
    for (const DocumentId id : ids) {
        if (isActive)
            m_gone.remove(id.value);
        else
            m_gone.insert(id.value, untilStored);
    }
    hideGone();
    whenDone(m_sink.setActive(ids, isActive), this, [this, ids](const Result<void> &result) {
        for (const DocumentId id : ids) {
            if (const auto gone = m_gone.find(id.value); gone != m_gone.end())
                *gone = result ? readingsAfterStored : 0;
        }
        if (!result)
            Q_EMIT failed(result.error());
        m_model.refresh();
    });
}

void DocumentChanges::forgetGone()
{
    if (m_gone.isEmpty())
        return;
    for (auto gone = m_gone.begin(); gone != m_gone.end();)
        --*gone <= 0 ? gone = m_gone.erase(gone) : ++gone;
    hideGone();
}

void DocumentChanges::hideGone()
{
    const QList<QUuid> gone = m_gone.keys();
    m_model.hide(QSet<QUuid>(gone.begin(), gone.end()));
}

void DocumentChanges::retry(const std::vector<DocumentId> &ids)
{
    for (const DocumentId id : ids)
        run(m_sink.retry(id));
}

void DocumentChanges::cancel(const std::vector<DocumentId> &ids)
{
    for (const DocumentId id : ids)
        run(m_sink.cancel(id));
}

void DocumentChanges::analyse(const std::vector<DocumentId> &ids, const QString &engine)
{
    for (const DocumentId id : ids)
        run(m_sink.analyse(id, engine));
}

void DocumentChanges::edit(const Document &document, const DocumentEdit &edit, QObject *listener, std::function<void(const Result<void> &)> told)
{
    const QFuture<Result<void>> stored = m_sink.edit(document.id, document.version, edit);
    whenDone(stored, this, [this, document, edit](const Result<void> &result) {
        if (result)
            m_undo.push(new Editing(*this, document, edit));
        m_model.refresh();
    });
    whenDone(stored, listener, std::move(told));
}

void DocumentChanges::replace(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit)
{
    whenDone(m_sink.replaceEdit(id, present, edit), this, [this](const Result<void> &result) {
        if (!result && result.error().code == ErrorCode::Conflict)
            Q_EMIT refused(tr("Somebody else has changed this document since. It stays as it is now."));
        else if (!result)
            Q_EMIT failed(result.error());
        m_model.refresh();
    });
}

void DocumentChanges::run(const QFuture<Result<void>> &future)
{
    whenDone(future, this, [this](const Result<void> &result) {
        if (!result)
            Q_EMIT failed(result.error());
        m_model.refresh();
    });
}

} // namespace lectern::ui
