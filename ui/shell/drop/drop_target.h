// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QDragEnterEvent;
class QDragMoveEvent;
class QDropEvent;
class QWidget;

namespace lectern::ui {

class DropWelcome;

/// Accepts files that are dropped on a window, also over text fields, which would otherwise insert their names. During the drag
/// it shows what a drop would do.
///
/// Thread: GUI. Borrows: the window.
class DropTarget : public QObject
{
    Q_OBJECT
public:
    explicit DropTarget(QWidget *window);

    /// `isOpen`: places exist; before that nothing can be dropped. `takesDocuments`: there is a place for documents.
    void setOpen(bool isOpen, bool takesDocuments = false);

Q_SIGNALS:
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takeDrag(QEvent *event);
    void enter(QDragEnterEvent *event);
    void move(QDragMoveEvent *event);
    void drop(QDropEvent *event);
    [[nodiscard]] bool isDragOverOthers(const QObject *watched, QEvent *event) const;

    QWidget *m_window;
    DropWelcome *m_welcome;
    bool m_isOpen = false;
    bool m_takesDocuments = false;
};

} // namespace lectern::ui
