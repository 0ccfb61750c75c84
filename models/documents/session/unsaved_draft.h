// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"

#include <QCoreApplication>

namespace lectern::models {

/// A question with two answers; translated.
struct DraftQuestion {
    QString title, detail;
    QString insist, discard; ///< What the answers are called.
};

/// What is asked about the first note or verdict on the document that could not be stored, and what becomes of it by either answer.
///
/// Thread: GUI. Borrows the session.
class UnsavedDraft
{
    Q_DECLARE_TR_FUNCTIONS(lectern::models::UnsavedDraft)
public:
    explicit UnsavedDraft(FindingsSession &session) : m_session(session) {}

    /// Absent: there is nothing to ask.
    [[nodiscard]] std::optional<DraftQuestion> question() const;
    /// Tries again, or, where somebody else has written another note, puts this one in its place.
    void insist();
    void discard();

private:
    [[nodiscard]] std::optional<VerdictDraft> find() const;
    [[nodiscard]] DraftQuestion whoseNoteStays(const VerdictDraft &draft) const;

    FindingsSession &m_session;
};

} // namespace lectern::models
