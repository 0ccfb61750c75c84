// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/query_notifier.h"

#include <QUndoCommand>

class QUndoStack;

namespace lectern::ui {

/// One change of filter or sort as a step of undo; a typed text is one step.
///
/// Thread: GUI. Borrows the query, which outlives the stack.
class QueryStep : public QUndoCommand
{
public:
    explicit QueryStep(models::QueryEdit edit);
    void redo() override { m_edit.repeat(); }
    void undo() override { m_edit.takeBack(); }
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *next) override;

private:
    models::QueryEdit m_edit;
};

/// From now on each change that an analyst makes to the query is a step of the stack.
void rememberEdits(models::QueryNotifier &query, QUndoStack &stack);

} // namespace lectern::ui
