// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"

namespace lectern::models {

/// A note on a finding while it is written. It is of the finding that it was begun for, whatever card is current by now; it goes on through
/// another analysis that finds it, too, and what was written of one that is gone waits as a draft.
///
/// Thread: GUI. Borrows the session.
class NoteWriting
{
public:
    explicit NoteWriting(FindingsSession &session) : m_session(session) {}

    /// What is noted on it now; absent: the card has no finding.
    [[nodiscard]] std::optional<QString> begin(int row);
    void store(const QString &note);
    void end() { m_noted.reset(); } ///< Nothing is stored.
    /// Another analysis is shown, or none. True: its finding is not there any more, so the writing has ended, and `written` is kept.
    bool leaveIfGone(const QString &written);

private:
    FindingsSession &m_session;
    std::optional<VerdictDraft> m_noted; ///< What it is written on.
};

} // namespace lectern::models
