// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"

namespace lectern::models {

/// The note being written on a finding. It belongs to the finding for which it was begun, whatever card is current. It continues in a
/// new analysis that contains the finding; if none does, the text written is kept as a draft.
///
/// Thread: GUI. Borrows the session.
class NoteWriting
{
public:
    explicit NoteWriting(FindingsSession &session) : m_session(session) {}

    /// Begins, and returns the present note; absent: the card has no finding.
    [[nodiscard]] std::optional<QString> begin(int row);
    void store(const QString &note);
    void end() { m_noted.reset(); } ///< Stores nothing.
    /// Call when another analysis or none is shown. True: its finding is gone, so writing has ended, and `written` is kept.
    bool leaveIfGone(const QString &written);

private:
    FindingsSession &m_session;
    std::optional<VerdictDraft> m_noted; ///< The finding, with its verdict when writing began.
};

} // namespace lectern::models
