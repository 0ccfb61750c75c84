// SPDX-License-Identifier: GPL-3.0-or-later
// How findings are judged: by keys, by clicks, passage by passage or card by card.
#include "ui/documents/findings/finding_delegate.h"
#include "ui/documents/findings/findings_list.h"
#include "ui/documents/findings/findings_panel.h"

#include <QKeyEvent>

namespace lectern::ui {

using namespace models;

void FindingsPanel::stepPassage(int row, int step)
{
    if (!m_model.stepPassage(row, step))
        return;
    m_list->setCurrentIndex(m_model.index(row));
    chooseCurrent();
}

void FindingsPanel::judge(int row, Judgement judgement, Scope scope)
{
    const Finding *shown = m_model.findingAt(row);
    if (!shown)
        return;
    std::vector<GivenVerdict::Change> changes;
    for (const int number : scope == Scope::Card ? m_model.passagesAt(row) : std::vector<int>{shown->number}) {
        const Verdict before = m_model.findFinding(number)->verdict;
        Verdict after = before;
        after.judgement = judgement;
        changes.push_back({number, before, after});
    }
    give(std::move(changes));
}

/// By a key: what is said already is taken back and stays in sight; else what follows is looked at, down to the last.
void FindingsPanel::judgeAndGoOn(Judgement judgement, Scope scope)
{
    const QModelIndex current = m_list->currentIndex();
    const int row = current.row();
    if (!currentFinding())
        return;
    const auto said = Judgement(current.data(scope == Scope::Card ? FindingsModel::JudgementRole : FindingsModel::PassageJudgementRole).toInt());
    judge(row, said == judgement ? Judgement::None : judgement, scope);
    if (said == judgement)
        return;
    if (scope == Scope::Passage && m_model.stepPassage(row, 1))
        return chooseCurrent();
    if (m_model.nextFindingRow(row, 1) > row)
        step(1);
}

/// What says so already is left alone. Values only: the analysis that they stand in is replaced before they are stored.
void FindingsPanel::give(std::vector<GivenVerdict::Change> changes)
{
    std::erase_if(changes,
                  [](const auto &change) { return change.before.judgement == change.after.judgement && change.before.note == change.after.note; });
    if (changes.empty())
        return;
    const GivenVerdict step{m_detail.document()->id, analysis()->id, std::move(changes)};
    for (const GivenVerdict::Change &change : step.changes)
        m_detail.judge(change.finding, change.after.judgement, change.after.note);
    Q_EMIT judged(step);
}

bool FindingsPanel::replaceVerdicts(GivenVerdict wanted)
{
    if (!analysis() || analysis()->id != wanted.analysis)
        return false;
    for (const GivenVerdict::Change &change : wanted.changes) {
        const Finding *finding = m_model.findFinding(change.finding);
        if (!finding || finding->verdict.judgement != change.before.judgement || finding->verdict.note != change.before.note)
            return false;
    }
    for (const GivenVerdict::Change &change : wanted.changes) {
        if (!discardUnsaved(change))
            m_detail.judge(change.finding, change.after.judgement, change.after.note);
    }
    selectFinding(wanted.changes.front().finding);
    return true;
}

bool FindingsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const Scope scope = key->modifiers() & Qt::ShiftModifier ? Scope::Passage : Scope::Card;
    const bool isJudging = key->key() == Qt::Key_R || key->key() == Qt::Key_W;
    if (watched != m_list || key->modifiers() & ~(Qt::KeypadModifier | (isJudging ? Qt::ShiftModifier : Qt::NoModifier)))
        return QWidget::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: chooseCurrent(); return true;
    case Qt::Key_Left:
    case Qt::Key_Right: stepPassage(row, key->key() == Qt::Key_Left ? -1 : 1); return true;
    case Qt::Key_R:
    case Qt::Key_W: judgeAndGoOn(key->key() == Qt::Key_R ? Judgement::Right : Judgement::Wrong, scope); return true;
    case Qt::Key_N: editNote(m_list->currentIndex().row()); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace lectern::ui
