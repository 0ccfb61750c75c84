// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/findings_session.h"

#include <algorithm>

namespace lectern::models {

namespace {

const QString draftsKey = QStringLiteral("drafts");

} // namespace

FindingsSession::FindingsSession(DocumentSource &source, DocumentSink &sink, QObject *parent) : QObject(parent), m_detail(source, sink)
{
    connect(&m_detail, &DocumentAnalysis::changed, this, &FindingsSession::show);
    connect(&m_detail.drafts(), &VerdictDrafts::changed, this, &FindingsSession::stateChanged);
}

void FindingsSession::show()
{
    const std::shared_ptr<const Analysis> analysis = m_detail.find();
    const auto id = analysis ? std::optional(analysis->id) : std::nullopt;
    const bool isAnother = std::exchange(m_shown, id) != id;
    if (isAnother)
        Q_EMIT analysisLeft();
    m_cards.setDrafts(m_detail.drafts().all());
    m_cards.setAnalysis(analysis);
    Q_EMIT changed();
    if (!isAnother)
        return;
    Q_EMIT analysisChanged();
    replaceWanted();
}

std::optional<Finding> FindingsSession::findingOf(const VerdictDraft &draft) const
{
    const std::shared_ptr<const Analysis> shown = analysis();
    const Finding *finding = shown ? draft.findIn(*shown) : nullptr;
    return finding ? std::optional(*finding) : std::nullopt;
}

void FindingsSession::judge(int row, Judgement judgement, Scope scope)
{
    const Finding *shown = m_cards.findingAt(row);
    if (!shown)
        return;
    std::vector<GivenVerdict::Change> changes;
    for (const int number : scope == Scope::Card ? m_cards.passagesAt(row) : std::vector<int>{shown->number}) {
        const Verdict before = m_cards.findFinding(number)->verdict;
        Verdict after = before;
        after.judgement = judgement;
        changes.push_back({number, before, after});
    }
    give(std::move(changes));
}

std::optional<int> FindingsSession::judgeAndGoOn(int row, Judgement judgement, Scope scope)
{
    if (!m_cards.findingAt(row))
        return std::nullopt;
    const int role = scope == Scope::Card ? FindingsModel::JudgementRole : FindingsModel::PassageJudgementRole;
    const bool isSaid = Judgement(m_cards.index(row).data(role).toInt()) == judgement;
    judge(row, isSaid ? Judgement::None : judgement, scope);
    if (isSaid)
        return std::nullopt;
    if (scope == Scope::Passage && m_cards.stepPassage(row, 1))
        return row;
    const int next = m_cards.nextFindingRow(row, 1);
    return next > row ? std::optional(next) : std::nullopt; // no wrap-around
}

/// Takes values, because the analysis that contains them is replaced before they are stored.
void FindingsSession::give(std::vector<GivenVerdict::Change> changes)
{
    std::erase_if(changes, [](const GivenVerdict::Change &change) { return change.isNone(); });
    if (changes.empty())
        return;
    const GivenVerdict step{m_detail.document()->id, analysis()->id, std::move(changes)};
    for (const GivenVerdict::Change &change : step.changes)
        m_detail.judge(change.finding, change.after.judgement, change.after.note);
    Q_EMIT judged(step);
}

bool FindingsSession::replace(GivenVerdict wanted)
{
    if (!analysis() || analysis()->id != wanted.analysis)
        return false;
    for (const GivenVerdict::Change &change : wanted.changes) {
        const Finding *finding = m_cards.findFinding(change.finding);
        if (!finding || finding->verdict.judgement != change.before.judgement || finding->verdict.note != change.before.note)
            return false;
    }
    for (const GivenVerdict::Change &change : wanted.changes) {
        if (!discardUnsaved(change))
            m_detail.judge(change.finding, change.after.judgement, change.after.note);
    }
    Q_EMIT cardWanted(wanted.changes.front().finding);
    return true;
}

void FindingsSession::replaceWhenOpen(GivenVerdict wanted)
{
    const DocumentId document = wanted.document;
    m_wanted = std::move(wanted);
    if (m_detail.document() && m_detail.document()->id == document)
        replaceWanted();
    else
        Q_EMIT documentWanted(document); // the document is opened, so that the analyst sees the undo
}

void FindingsSession::replaceWanted()
{
    if (!m_wanted || !analysis() || analysis()->documentId != m_wanted->document)
        return;
    if (!replace(*std::exchange(m_wanted, std::nullopt)))
        Q_EMIT replacementRefused();
}

/// Undoes a verdict that was never stored by discarding its draft.
bool FindingsSession::discardUnsaved(const GivenVerdict::Change &change)
{
    const std::shared_ptr<const Analysis> shown = analysis();
    const auto stored = std::find_if(shown->findings.begin(), shown->findings.end(),
                                     [&](const Finding &each) { return each.number == change.finding; });
    const auto draft = stored == shown->findings.end() ? std::nullopt : m_detail.drafts().findOf(*shown, stored->number);
    if (!draft || draft->state == VerdictDraft::State::OnItsWay || stored->verdict.judgement != change.after.judgement
        || stored->verdict.note != change.after.note)
        return false;
    m_detail.drafts().discard(draft->analysis, draft->finding);
    return true;
}

QVariantMap FindingsSession::state() const { return {{draftsKey, m_detail.drafts().toVariant()}}; }

void FindingsSession::restoreState(const QVariantMap &state) { m_detail.drafts().restore(state.value(draftsKey).toList()); }

} // namespace lectern::models
