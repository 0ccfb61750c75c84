// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of the findings panel, and what is said of findings but not stored yet.
#include "models/errors/error_text.h"
#include "ui/documents/findings/draft_notice.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/findings/note_bar.h"

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

const QString draftsKey = QStringLiteral("drafts");

} // namespace

QVariantMap FindingsPanel::state() const { return {{draftsKey, m_detail.drafts().toVariant()}}; }

void FindingsPanel::restoreState(const QVariantMap &state) { m_detail.drafts().restore(state.value(draftsKey).toList()); }

QWidget *FindingsPanel::makeDraftNotice(QWidget *parent)
{
    m_unsaved = new DraftNotice(parent);
    connect(m_unsaved, &DraftNotice::firstChosen, this, &FindingsPanel::insistOnDraft);
    connect(m_unsaved, &DraftNotice::secondChosen, this, &FindingsPanel::discardDraft);
    connect(&m_detail.drafts(), &VerdictDrafts::changed, this, &FindingsPanel::stateChanged);
    return m_unsaved;
}

std::optional<VerdictDraft> FindingsPanel::unsavedDraft() const
{
    return m_detail.document() ? m_detail.drafts().findUnsaved(m_detail.document()->id) : std::nullopt;
}

std::optional<Finding> FindingsPanel::findingOf(const VerdictDraft &draft) const
{
    const auto shown = analysis();
    const Finding *finding = shown ? draft.findIn(*shown) : nullptr;
    return finding ? std::optional(*finding) : std::nullopt;
}

void FindingsPanel::showDrafts()
{
    const std::optional<VerdictDraft> draft = unsavedDraft();
    if (!draft)
        return m_unsaved->hide();
    const auto quoted = [](const QString &note) { return note.isEmpty() ? tr("none") : u'“' + note.simplified() + u'”'; };
    if (draft->state == VerdictDraft::State::Disputed) {
        const std::optional<Finding> finding = findingOf(*draft);
        const Verdict theirs = finding ? finding->verdict : Verdict();
        return m_unsaved->ask(theirs.author.isEmpty() ? tr("Somebody else wrote another note meanwhile.")
                                                      : tr("%1 wrote another note meanwhile.").arg(theirs.author),
                              tr("%1. Theirs: %2. Yours: %3.").arg(draft->category, quoted(theirs.note), quoted(draft->after.note)), tr("Save mine"),
                              tr("Keep theirs"));
    }
    const int count = m_detail.drafts().unsavedCount();
    QString detail = tr("It is kept here, also when Lectern is closed.");
    if (draft->error.code != ErrorCode::Cancelled)
        detail.prepend(errorText(draft->error).title + u' ');
    if (!draft->after.note.isEmpty())
        detail.prepend(tr("%1, note: %2.").arg(draft->category, quoted(draft->after.note)) + u' ');
    m_unsaved->ask(count == 1 ? tr("Not saved yet.") : tr("%n notes and verdicts are not saved yet.", nullptr, count), detail, tr("Retry"),
                   tr("Discard"));
}

/// Tries again, or, where somebody else has written another note, puts this one
/// in its place.
void FindingsPanel::insistOnDraft()
{
    const std::optional<VerdictDraft> draft = unsavedDraft();
    if (!draft || draft->state != VerdictDraft::State::Disputed)
        return m_detail.drafts().retry(true);
    const std::optional<Finding> finding = findingOf(*draft);
    if (!finding)
        return;
    m_detail.drafts().discard(draft->analysis, draft->finding);
    m_detail.judge(finding->number, draft->after.judgement, draft->after.note);
}

void FindingsPanel::discardDraft()
{
    if (const std::optional<VerdictDraft> draft = unsavedDraft())
        m_detail.drafts().discard(draft->analysis, draft->finding);
}

/// What was never stored is taken back without PostgreSQL.
bool FindingsPanel::discardUnsaved(const GivenVerdict::Change &change)
{
    const auto shown = analysis();
    const auto stored = std::find_if(shown->findings.begin(), shown->findings.end(),
                                     [&](const Finding &each) { return each.number == change.finding; });
    const auto draft = stored == shown->findings.end() ? std::nullopt : m_detail.drafts().findOf(*shown, stored->number);
    if (!draft || draft->state == VerdictDraft::State::OnItsWay || stored->verdict.judgement != change.after.judgement
        || stored->verdict.note != change.after.note)
        return false;
    m_detail.drafts().discard(draft->analysis, draft->finding);
    return true;
}

void FindingsPanel::editNote(int row)
{
    const Finding *finding = m_model.findingAt(row);
    if (!finding)
        return;
    m_noted = VerdictDraft::begun(*analysis(), *finding);
    m_note->edit(finding->verdict.note);
}

void FindingsPanel::storeNote(const QString &note)
{
    if (!m_noted)
        return;
    VerdictDraft noted = *std::exchange(m_noted, std::nullopt);
    const std::optional<Finding> there = findingOf(noted);
    const Finding *finding = there ? m_model.findFinding(there->number) : nullptr;
    if (!finding) {
        noted.after.note = note;
        return m_detail.drafts().keep(std::move(noted));
    }
    Verdict after = finding->verdict;
    after.note = note;
    give({{finding->number, finding->verdict, after}});
}

/// Another document, or another analysis of this one, is shown while a note is
/// being written: of a finding that is still there it goes on, else what was
/// written waits.
void FindingsPanel::leaveNote()
{
    if (!m_noted || m_note->isHidden())
        return;
    if (findingOf(*m_noted))
        return;
    if (m_note->text() != m_noted->after.note)
        storeNote(m_note->text());
    m_noted.reset();
    m_note->hide();
}

} // namespace lectern::ui
