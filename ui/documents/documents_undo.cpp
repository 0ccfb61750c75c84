// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_undo.h"

#include "models/documents/list/document_query_state.h"
#include "ui/documents/findings/verdict_step.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/kit/filter/query_step.h"

namespace lectern::ui {

using namespace models;

DocumentsUndo::DocumentsUndo(models::DocumentQueryState &query, DocumentsActions &actions, QObject *parent) : QObject(parent), m_actions(actions)
{
    rememberEdits(query, m_stack);
    connect(&m_stack, &QUndoStack::indexChanged, this, &DocumentsUndo::showSteps);
    connect(m_actions.undo, &QAction::triggered, &m_stack, &QUndoStack::undo);
    connect(m_actions.redo, &QAction::triggered, &m_stack, &QUndoStack::redo);
}

DocumentsUndo::~DocumentsUndo()
{
    m_stack.disconnect(this); // the stack's destructor clears it and would emit
}

void DocumentsUndo::rememberVerdict(const GivenVerdict &step)
{
    m_stack.push(new VerdictStep(step, [this](GivenVerdict wanted) { Q_EMIT verdictWanted(std::move(wanted)); }));
}

void DocumentsUndo::showSteps()
{
    m_actions.undo->setEnabled(m_stack.canUndo());
    m_actions.redo->setEnabled(m_stack.canRedo());
    m_actions.undo->setText(m_stack.canUndo() ? tr("Undo %1").arg(m_stack.undoText()) : tr("Undo"));
    m_actions.redo->setText(m_stack.canRedo() ? tr("Redo %1").arg(m_stack.redoText()) : tr("Redo"));
}

} // namespace lectern::ui
