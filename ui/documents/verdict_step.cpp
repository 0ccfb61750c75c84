// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/verdict_step.h"

#include <QCoreApplication>

namespace lectern {

namespace {

struct StepWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::VerdictStep)
};

} // namespace

VerdictStep::VerdictStep(GivenVerdict step, Give give)
    : QUndoCommand(step.before.judgement == step.after.judgement ? StepWords::tr("note on a finding") : StepWords::tr("verdict on a finding"))
    , m_step(std::move(step))
    , m_give(std::move(give))
{
}

void VerdictStep::redo()
{
    if (!std::exchange(m_isGiven, false))
        m_give(m_step, m_step.before, m_step.after);
}

void VerdictStep::undo() { m_give(m_step, m_step.after, m_step.before); }

} // namespace lectern
