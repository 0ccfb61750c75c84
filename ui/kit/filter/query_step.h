// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/query_notifier.h"

#include <QUndoCommand>

class QUndoStack;

namespace lectern::ui {

/// One edit of filter or sort as an undo step; a typed text is one step.
///
/// Thread: GUI. Borrows the query, which must outlive the stack.
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

/// Pushes every later edit of the query onto the stack.
void rememberEdits(models::QueryNotifier &query, QUndoStack &stack);

} // namespace lectern::ui
