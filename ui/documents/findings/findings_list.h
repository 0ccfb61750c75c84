// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"
#include "ui/documents/kit/wrapping_list.h"

#include <QHash>
#include <QUuid>

namespace lectern::ui {

/// The cards of one analysis after another, each shown from its top or from where it was left. Keys: R and W judge the current card (with
/// Shift the shown passage), Left and Right change the passage, N writes a note.
///
/// Thread: GUI.
class FindingsList : public WrappingList
{
    Q_OBJECT
public:
    using WrappingList::WrappingList;

    /// leave() before and open() after the model shows another analysis: `key` identifies the new one; null: none.
    void leave();
    void open(const QUuid &key);

Q_SIGNALS:
    void chosen();                                                                            ///< By a key or Enter; its words are to be shown.
    void passageStepped(int step);                                                            ///< +1 or -1, in the current card.
    void judged(lectern::Judgement judgement, lectern::models::FindingsSession::Scope scope); ///< The current card.
    void noteWanted();                                                                        ///< On the current card.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool takeKey(const QKeyEvent &event);

    /// By row, because the heights of cards depend on the list's width.
    struct Left {
        int current = -1;
        int top = -1;
        int offset = 0; ///< Pixels by which the top row is above the list's edge.
    };
    QHash<QUuid, Left> m_left;
    QUuid m_shown;
};

} // namespace lectern::ui
