// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/given_verdict.h"

#include <QUndoCommand>

#include <functional>

namespace lectern::ui {

/// Undoes verdicts or a note; if one of the findings has another verdict by now, none is changed.
///
/// Thread: GUI. Borrows what `give` borrows, which must outlive the stack.
class VerdictStep : public QUndoCommand
{
public:
    /// Applies each change's `after` if all present verdicts equal `before`.
    using Give = std::function<void(models::GivenVerdict step)>;

    VerdictStep(models::GivenVerdict step, Give give);
    void redo() override;
    void undo() override;

private:
    models::GivenVerdict m_step;
    Give m_give;
    bool m_isGiven = true; ///< True at first, because the verdicts are given before the step is pushed.
};

} // namespace lectern::ui
