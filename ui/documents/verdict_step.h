// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/analysis.h"

#include <QUndoCommand>

#include <functional>

namespace lectern {

/// What an analyst said of a finding, before and after.
struct GivenVerdict {
    DocumentId document;
    AnalysisId analysis;
    int finding = 0;
    Verdict before, after;
};

/// Takes a verdict or a note back; a finding that says something else by now stays as it is.
///
/// Thread: GUI. Borrows what `give` borrows, which outlives the stack.
class VerdictStep : public QUndoCommand
{
public:
    /// Says `verdict` of the finding, if `present` is still said of it.
    using Give = std::function<void(const GivenVerdict &step, const Verdict &present, const Verdict &verdict)>;

    VerdictStep(GivenVerdict step, Give give);
    void redo() override;
    void undo() override;

private:
    GivenVerdict m_step;
    Give m_give;
    bool m_isGiven = true; ///< Already, when the step is pushed.
};

} // namespace lectern
