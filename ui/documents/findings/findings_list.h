// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"
#include "ui/documents/kit/wrapping_list.h"

#include <QHash>
#include <QUuid>

namespace lectern::ui {

/// The cards of one analysis after another: each opens at its top, or where its reader left it. R and W judge the current card, with Shift
/// the passage that it shows, Left and Right go through its passages, N leaves a note.
///
/// Thread: GUI.
class FindingsList : public WrappingList
{
    Q_OBJECT
public:
    using WrappingList::WrappingList;

    /// Before the model shows something else, and after: what it shows from now on, by its key; null: nothing.
    void leave();
    void open(const QUuid &key);

Q_SIGNALS:
    void chosen();                 ///< A key came to the current card, or Enter was pressed: its words are wanted.
    void passageStepped(int step); ///< +1 or -1, in the current card.
    void judged(lectern::Judgement judgement, lectern::models::FindingsSession::Scope scope); ///< The current card.
    void noteWanted();                                                                        ///< On the current card.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool takeKey(const QKeyEvent &event);

    /// By row, for the heights of cards hang on the list's width.
    struct Left {
        int current = -1;
        int top = -1;
        int offset = 0; ///< Pixels of the top row above the list's edge.
    };
    QHash<QUuid, Left> m_left;
    QUuid m_shown;
};

} // namespace lectern::ui
