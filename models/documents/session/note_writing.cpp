// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/note_writing.h"

namespace lectern::models {

std::optional<QString> NoteWriting::begin(int row)
{
    const Finding *finding = m_session.cards().findingAt(row);
    if (!finding)
        return std::nullopt;
    m_noted = VerdictDraft::begun(*m_session.analysis(), *finding);
    return finding->verdict.note;
}

void NoteWriting::store(const QString &note)
{
    if (!m_noted)
        return;
    VerdictDraft noted = *std::exchange(m_noted, std::nullopt);
    const std::optional<Finding> there = m_session.findingOf(noted);
    const Finding *finding = there ? m_session.cards().findFinding(there->number) : nullptr;
    if (!finding) {
        noted.after.note = note;
        return m_session.detail().drafts().keep(std::move(noted));
    }
    Verdict after = finding->verdict;
    after.note = note;
    m_session.give({{finding->number, finding->verdict, after}});
}

bool NoteWriting::leaveIfGone(const QString &written)
{
    if (!m_noted || m_session.findingOf(*m_noted))
        return false;
    if (written != m_noted->after.note)
        store(written);
    end();
    return true;
}

} // namespace lectern::models
