// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/verdict_step.h"

#include <QCoreApplication>

namespace lectern::ui {

using namespace models;

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::VerdictStep)
};

QString titleOf(const GivenVerdict &step)
{
    if (step.changes.size() > 1)
        return StepWords::tr("verdict on %1 passages").arg(step.changes.size());
    const GivenVerdict::Change &change = step.changes.front();
    return change.before.judgement == change.after.judgement ? StepWords::tr("note on a finding") : StepWords::tr("verdict on a finding");
}

} // namespace

VerdictStep::VerdictStep(GivenVerdict step, Give give) : QUndoCommand(titleOf(step)), m_step(std::move(step)), m_give(std::move(give)) {}

void VerdictStep::redo()
{
    if (!std::exchange(m_isGiven, false))
        m_give(m_step);
}

void VerdictStep::undo() { m_give(m_step.takenBack()); }

} // namespace lectern::ui
