// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <QUndoCommand>

#include <functional>

namespace lectern::ui {

/// What an analyst said in one go, before and after: of one finding, or of all that show one risk.
struct GivenVerdict {
    struct Change {
        int finding = 0;
        Verdict before, after;
    };
    DocumentId document;
    AnalysisId analysis;
    std::vector<Change> changes;

    /// The same the other way round.
    [[nodiscard]] GivenVerdict takenBack() const;
};

/// Takes verdicts or a note back; where one finding says something else by now, all stay as they are.
///
/// Thread: GUI. Borrows what `give` borrows, which outlives the stack.
class VerdictStep : public QUndoCommand
{
public:
    /// Says what is `after` in each change, if what is `before` is still said.
    using Give = std::function<void(GivenVerdict step)>;

    VerdictStep(GivenVerdict step, Give give);
    void redo() override;
    void undo() override;

private:
    GivenVerdict m_step;
    Give m_give;
    bool m_isGiven = true; ///< Already, when the step is pushed.
};

} // namespace lectern::ui
