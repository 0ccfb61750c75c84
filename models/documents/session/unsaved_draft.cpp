// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/unsaved_draft.h"

#include "models/errors/error_text.h"

namespace lectern::models {

using namespace errors;

namespace {

using State = VerdictDraft::State;

/// Adds a full stop unless the sentence, within closing quotation marks, ends with a mark of its own.
QString ended(const QString &sentence)
{
    QStringView words = sentence;
    while (words.endsWith(u'”'))
        words.chop(1);
    return !words.isEmpty() && QStringLiteral(".!?…").contains(words.back()) ? sentence : sentence + u'.';
}

} // namespace

std::optional<VerdictDraft> UnsavedDraft::find() const
{
    const DocumentAnalysis &detail = m_session.detail();
    return detail.document() ? detail.drafts().findUnsaved(detail.document()->id) : std::nullopt;
}

std::optional<DraftQuestion> UnsavedDraft::question() const
{
    const std::optional<VerdictDraft> draft = find();
    if (!draft)
        return std::nullopt;
    if (draft->state == State::Disputed)
        return whoseNoteStays(*draft);
    const int count = m_session.detail().drafts().unsavedCount();
    QString detail = tr("It is kept here, also when Lectern is closed.");
    if (draft->error.code != ErrorCode::Cancelled)
        detail.prepend(errorText(draft->error).title + u' ');
    if (!draft->after.note.isEmpty())
        detail.prepend(ended(tr("%1, note: “%2”").arg(draft->category, draft->after.note.simplified())) + u' ');
    return DraftQuestion{count == 1 ? tr("Not saved yet.") : tr("%n notes and verdicts are not saved yet.", nullptr, count), detail, tr("Retry"),
                         tr("Discard")};
}

DraftQuestion UnsavedDraft::whoseNoteStays(const VerdictDraft &draft) const
{
    const auto quoted = [](const QString &note) { return ended(note.isEmpty() ? tr("none") : u'“' + note.simplified() + u'”'); };
    const std::optional<Finding> finding = m_session.findingOf(draft);
    const Verdict theirs = finding ? finding->verdict : Verdict();
    return {theirs.author.isEmpty() ? tr("Somebody else wrote another note meanwhile.") : tr("%1 wrote another note meanwhile.").arg(theirs.author),
            tr("%1. Theirs: %2 Yours: %3").arg(draft.category, quoted(theirs.note), quoted(draft.after.note)), tr("Save mine"), tr("Keep theirs")};
}

void UnsavedDraft::insist()
{
    const std::optional<VerdictDraft> draft = find();
    DocumentAnalysis &detail = m_session.detail();
    if (!draft || draft->state != State::Disputed)
        return detail.drafts().retry(true);
    const std::optional<Finding> finding = m_session.findingOf(*draft);
    if (!finding)
        return;
    detail.drafts().discard(draft->analysis, draft->finding);
    detail.judge(finding->number, draft->after.judgement, draft->after.note);
}

void UnsavedDraft::discard()
{
    if (const std::optional<VerdictDraft> draft = find())
        m_session.detail().drafts().discard(draft->analysis, draft->finding);
}

} // namespace lectern::models
