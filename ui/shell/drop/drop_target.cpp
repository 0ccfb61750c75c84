// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/drop_target.h"

#include "ui/shell/drop/drop_welcome.h"
#include "ui/shell/drop/file_drop.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>

namespace lectern::ui {

DropTarget::DropTarget(QWidget *window) : QObject(window), m_window(window), m_welcome(new DropWelcome(window))
{
    window->setAcceptDrops(true);
    QApplication::instance()->installEventFilter(this); // for drags over child widgets
}

void DropTarget::setOpen(bool isOpen, bool takesDocuments)
{
    m_isOpen = isOpen;
    m_takesDocuments = takesDocuments;
}

bool DropTarget::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window)
        return takeDrag(event);
    if (!isDragOverOthers(watched, event))
        return false;
    static_cast<QDragEnterEvent *>(event)->ignore();
    return true;
}

bool DropTarget::isDragOverOthers(const QObject *watched, QEvent *event) const
{
    return event->type() == QEvent::DragEnter && watched->isWidgetType() && static_cast<const QWidget *>(watched)->window() == m_window
        && !localPathsOf(*static_cast<QDragEnterEvent *>(event)->mimeData()).isEmpty();
}

bool DropTarget::takeDrag(QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: enter(static_cast<QDragEnterEvent *>(event)); return true;
    case QEvent::DragMove: move(static_cast<QDragMoveEvent *>(event)); return true;
    case QEvent::DragLeave: m_welcome->hide(); return true;
    case QEvent::Drop: drop(static_cast<QDropEvent *>(event)); return true;
    default: return false;
    }
}

void DropTarget::enter(QDragEnterEvent *event)
{
    const QStringList paths = localPathsOf(*event->mimeData());
    if (!m_isOpen || paths.isEmpty())
        return;
    m_welcome->show(paths, m_takesDocuments);
    event->acceptProposedAction(); // also if nothing can be used: otherwise no further drag events would arrive
}

void DropTarget::move(QDragMoveEvent *event)
{
    if (m_welcome->isWelcome())
        event->acceptProposedAction();
    else
        event->ignore(); // so that the mouse pointer shows it, too
}

void DropTarget::drop(QDropEvent *event)
{
    m_welcome->hide();
    const QStringList paths = localPathsOf(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(paths);
}

} // namespace lectern::ui
