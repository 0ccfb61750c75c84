// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/kit/wrapping_list.h"

#include <QHash>
#include <QUuid>

namespace lectern::ui {

/// The cards of one thing after another: each opens at its top, or where its reader left it.
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
    void stepped(); ///< A key came to a card: its words are wanted.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
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
