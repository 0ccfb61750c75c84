// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"

#include <QCoreApplication>

namespace lectern::models {

/// A question with two possible answers; translated.
struct DraftQuestion {
    QString title, detail;
    QString insist, discard; ///< Labels of the answers.
};

/// The question about the document's first note or verdict that could not be stored, and the two answers' actions.
///
/// Thread: GUI. Borrows the session.
class UnsavedDraft
{
    Q_DECLARE_TR_FUNCTIONS(lectern::models::UnsavedDraft)
public:
    explicit UnsavedDraft(FindingsSession &session) : m_session(session) {}

    /// Absent: there is no such draft.
    [[nodiscard]] std::optional<DraftQuestion> question() const;
    /// Retries; if somebody else has written another note, replaces it.
    void insist();
    void discard();

private:
    [[nodiscard]] std::optional<VerdictDraft> find() const;
    [[nodiscard]] DraftQuestion whoseNoteStays(const VerdictDraft &draft) const;

    FindingsSession &m_session;
};

} // namespace lectern::models
