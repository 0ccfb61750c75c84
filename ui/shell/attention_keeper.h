// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"

#include <QWidget>

namespace lectern::ui {

/// Tells the change feed whether the window is seen: a hidden window needs fewer polls.
///
/// Thread: GUI. Borrows window and feed.
class AttentionKeeper : public QObject
{
    Q_OBJECT
public:
    AttentionKeeper(QWidget &window, ChangeFeed &changes);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();

    QWidget &m_window;
    ChangeFeed &m_changes;
};

} // namespace lectern::ui
