// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/given_verdict.h"

#include <QUndoStack>

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentsActions;

/// The undo stack of the documents place, with all steps in one order: filter and sort, documents, verdicts. The texts of the undo and
/// redo commands name the next step.
///
/// Thread: GUI. Borrows query and actions.
class DocumentsUndo : public QObject
{
    Q_OBJECT
public:
    DocumentsUndo(models::DocumentQueryState &query, DocumentsActions &actions, QObject *parent = nullptr);
    ~DocumentsUndo() override;

    /// For steps that are pushed by others.
    [[nodiscard]] QUndoStack &stack() { return m_stack; }
    void rememberVerdict(const models::GivenVerdict &step);

Q_SIGNALS:
    void verdictWanted(lectern::models::GivenVerdict wanted); ///< By undo or redo.

private:
    void showSteps();

    DocumentsActions &m_actions;
    QUndoStack m_stack;
};

} // namespace lectern::ui
