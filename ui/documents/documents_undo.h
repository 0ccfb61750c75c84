// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/given_verdict.h"

#include <QUndoStack>

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentsActions;

/// The steps that Ctrl+Z takes back in the documents place, in the order they were made, whatever they changed: filter and order, documents,
/// verdicts. The commands say what they would undo and redo.
///
/// Thread: GUI. Borrows query and actions.
class DocumentsUndo : public QObject
{
    Q_OBJECT
public:
    DocumentsUndo(models::DocumentQueryState &query, DocumentsActions &actions, QObject *parent = nullptr);
    ~DocumentsUndo() override;

    /// For steps that others know how to take back.
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
