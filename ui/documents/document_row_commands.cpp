// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_row_commands.h"

#include "models/documents/list/document_query_state.h"
#include "models/documents/list/document_labels.h"
#include "ui/documents/dialogs/analysis_choice.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/dialogs/document_edit_dialog.h"
#include "ui/documents/dialogs/original_saver.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace lectern::ui {

using namespace models;

namespace {

bool isAtWork(const Document &document) { return document.status == WorkStatus::Pending || document.status == WorkStatus::Processing; }
bool hasFailed(const Document &document) { return document.status == WorkStatus::Failed; }
bool isRead(const Document &document) { return document.status == WorkStatus::Completed; }

} // namespace

DocumentRowCommands::DocumentRowCommands(const Parts &parts, QWidget *window) : QObject(window), m_parts(parts), m_window(window)
{
    connectActions();
    connect(&m_parts.intake, &IntakeQueue::changed, this, &DocumentRowCommands::showActions);
    connect(&m_parts.view, &DocumentListView::actionRequested, this, &DocumentRowCommands::run);
    connect(&m_parts.view, &QAbstractItemView::activated, m_parts.actions.open, &QAction::trigger);
    connect(&m_parts.view, &QWidget::customContextMenuRequested, this, &DocumentRowCommands::openMenu);
    showActions();
}

void DocumentRowCommands::connectActions()
{
    const DocumentsActions &actions = m_parts.actions;
    const auto onTrigger = [this](QAction *action, auto &&handle) { connect(action, &QAction::triggered, this, handle); };
    onTrigger(actions.open, [this] { read(); });
    onTrigger(actions.edit, [this] { edit(); });
    onTrigger(actions.remove, [this] { removeSelected(); });
    onTrigger(actions.retry, [this] { runOnSelection(RowAction::Retry); });
    onTrigger(actions.cancel, [this] { runOnSelection(RowAction::Cancel); });
    onTrigger(actions.cancelAll, [this] { m_parts.intake.dropAll(); });
    onTrigger(actions.analyse, [this] { m_parts.changes.analyse(selectedDocuments(isRead), m_parts.choice.engine()); });
    onTrigger(actions.saveOriginal, [this] { saveOriginal(); });
    onTrigger(actions.openExisting, [this] { runOnSelection(RowAction::OpenExisting); });
    onTrigger(actions.addAsVersion, [this] { runOnSelection(RowAction::AddAsVersion); });
    onTrigger(actions.dismiss, [this] { runOnSelection(RowAction::Dismiss); });
    onTrigger(actions.copyName, [this] { copyNames(); });
}

const DocumentListRow *DocumentRowCommands::currentRow() const { return m_parts.model.findRow(m_parts.view.currentIndex().row()); }

std::vector<DocumentId> DocumentRowCommands::selectedDocuments(bool (*isWanted)(const Document &)) const
{
    std::vector<DocumentId> ids;
    for (const DocumentListRow *row : m_parts.view.selectedRows()) {
        if (row->stored && (!isWanted || isWanted(row->stored->document)))
            ids.push_back(row->stored->document.id);
    }
    return ids;
}

void DocumentRowCommands::showActions()
{
    const DocumentsActions &actions = m_parts.actions;
    const DocumentListRow *row = currentRow();
    const auto isIntake = [row](IntakeItem::State state) { return row && row->intake && row->intake->state == state; };
    const bool isExisting = isIntake(IntakeItem::State::Existing);
    const bool isStored = row && row->stored;
    actions.open->setEnabled(isStored || isExisting);
    actions.edit->setEnabled(isStored);
    actions.remove->setEnabled(row);
    actions.copyName->setEnabled(row);
    actions.saveOriginal->setEnabled(isStored);
    actions.analyse->setEnabled(!selectedDocuments(isRead).empty());
    actions.retry->setEnabled(!selectedDocuments(hasFailed).empty() || isIntake(IntakeItem::State::Failed));
    actions.cancel->setEnabled(!selectedDocuments(isAtWork).empty() || isIntake(IntakeItem::State::Waiting)
                               || isIntake(IntakeItem::State::Uploading));
    actions.cancelAll->setEnabled(m_parts.intake.isBusy());
    for (QAction *action : {actions.openExisting, actions.addAsVersion})
        action->setEnabled(isExisting);
    actions.dismiss->setEnabled(isExisting || isIntake(IntakeItem::State::Failed));
}

void DocumentRowCommands::read()
{
    if (const DocumentListRow *row = currentRow(); row && row->intake && row->intake->state == IntakeItem::State::Existing)
        run(row->key, RowAction::OpenExisting);
    else
        Q_EMIT readingWanted();
}

void DocumentRowCommands::runOnSelection(RowAction action)
{
    std::vector<QUuid> keys; // a copy, as rows may be removed meanwhile
    for (const DocumentListRow *row : m_parts.view.selectedRows()) {
        const std::vector<RowAction> possible = actionsOf(*row);
        if (std::find(possible.begin(), possible.end(), action) != possible.end())
            keys.push_back(row->key);
    }
    for (const QUuid &key : keys)
        run(key, action);
}

void DocumentRowCommands::run(QUuid key, RowAction action)
{
    const DocumentListRow *row = m_parts.model.findRow(m_parts.model.rowOf(key));
    if (!row)
        return;
    DocumentChanges &changes = m_parts.changes;
    IntakeQueue &intake = m_parts.intake;
    const std::optional<DocumentId> document = row->document();
    switch (action) {
    case RowAction::Cancel: return document ? changes.cancel({*document}) : intake.drop(key);
    case RowAction::Retry: return document ? changes.retry({*document}) : intake.retry(key);
    case RowAction::AnalyseAgain: return document ? changes.analyse({*document}, m_parts.choice.engine()) : void();
    case RowAction::OpenExisting: {
        const std::optional<DocumentId> existing = row->intake ? row->intake->document : std::nullopt;
        intake.drop(key);
        if (existing)
            Q_EMIT documentWanted(*existing);
        return;
    }
    case RowAction::AddAsVersion: return intake.addAsNewVersion(key);
    case RowAction::Dismiss: return intake.drop(key);
    }
}

void DocumentRowCommands::edit()
{
    const DocumentListRow *row = currentRow();
    if (!row || !row->stored)
        return;
    auto *dialog = new DocumentEditDialog(row->stored->document, m_parts.source, m_parts.changes, m_parts.query.facets(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Also cancels uploads; they store nothing, so there is nothing to undo.
void DocumentRowCommands::removeSelected()
{
    std::vector<QUuid> files;
    for (const DocumentListRow *row : m_parts.view.selectedRows()) {
        if (row->intake)
            files.push_back(row->key);
    }
    const std::vector<DocumentId> documents = selectedDocuments();
    for (const QUuid &file : files)
        m_parts.intake.drop(file);
    m_parts.changes.remove(documents);
}

void DocumentRowCommands::saveOriginal()
{
    if (const DocumentListRow *row = currentRow(); row && row->stored)
        m_parts.saver.save(row->stored->document);
}

void DocumentRowCommands::copyNames()
{
    QStringList names;
    for (const DocumentListRow *row : m_parts.view.selectedRows())
        names.append(shownName(*row));
    QGuiApplication::clipboard()->setText(names.join(u'\n'));
}

void DocumentRowCommands::openMenu(const QPoint &position)
{
    showActions();
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (action->isEnabled())
                menu->addAction(action);
        }
        menu->addSeparator();
    };
    const DocumentsActions &actions = m_parts.actions;
    add({actions.open, actions.openExisting, actions.addAsVersion, actions.dismiss});
    add({actions.edit, actions.copyName, actions.saveOriginal});
    add({actions.analyse, actions.retry, actions.cancel, actions.cancelAll});
    add({actions.remove, actions.undo});
    const DocumentListView &view = m_parts.view;
    const QModelIndex current = view.currentIndex();
    const bool isOverRow = view.indexAt(position).isValid();
    menu->popup(view.viewport()->mapToGlobal(isOverRow || !current.isValid() ? position : view.visualRect(current).center()));
}

} // namespace lectern::ui
