// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attention_keeper.h"

#include <QEvent>

namespace lectern::ui {

AttentionKeeper::AttentionKeeper(QWidget &window, ChangeFeed &changes) : m_window(window), m_changes(changes)
{
    m_window.installEventFilter(this);
    tell();
}

bool AttentionKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && (event->type() == QEvent::WindowStateChange || event->type() == QEvent::Show || event->type() == QEvent::Hide))
        tell();
    return QObject::eventFilter(watched, event);
}

void AttentionKeeper::tell() { m_changes.setAttention(m_window.isVisible() && !m_window.isMinimized() ? Attention::Seen : Attention::Hidden); }

} // namespace lectern::ui
