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

/// Makes a window take files that are dropped on it, also where they are dragged over a field of text: they are the window's, not its
/// words. While they are dragged it says what letting go will do.
///
/// Thread: GUI. Borrows: the window.
class DropTarget : public QObject
{
    Q_OBJECT
public:
    explicit DropTarget(QWidget *window);

    /// `isOpen`: there is a place for anything; until then nothing can be dropped. `takesDocuments`: also one for documents.
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
