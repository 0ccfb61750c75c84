// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/given_verdict.h"

#include <QUndoCommand>

#include <functional>

namespace lectern::ui {

/// Takes verdicts or a note back; where one finding says something else by now, all stay as they are.
///
/// Thread: GUI. Borrows what `give` borrows, which outlives the stack.
class VerdictStep : public QUndoCommand
{
public:
    /// Says what is `after` in each change, if what is `before` is still said.
    using Give = std::function<void(models::GivenVerdict step)>;

    VerdictStep(models::GivenVerdict step, Give give);
    void redo() override;
    void undo() override;

private:
    models::GivenVerdict m_step;
    Give m_give;
    bool m_isGiven = true; ///< Already, when the step is pushed.
};

} // namespace lectern::ui
