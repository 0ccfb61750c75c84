// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;
class QToolButton;

namespace lectern::ui {

class Place;
class WindowActions;

/// The strip above everything: the program's name, the search of the current place, the commands used most. What has no room
/// stands in its menu.
///
/// Thread: GUI. Borrows: the actions and the place it searches.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(const WindowActions &actions, QWidget *parent = nullptr);

    /// Searches that place from now on; null: nothing can be searched.
    void follow(Place *place);
    void focusSearch();
    /// How wide the name stands, so that the search field begins where the place does.
    void setNameWidth(int width);
    /// A menu of the docks, while some of them have no room of their own. Empty: all have.
    void offerPanels(const QList<QAction *> &actions);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void search();
    void fit();

    struct Droppable {
        QPushButton *button;
        QAction *action; ///< The same in the menu of what has no room.
    };

    QPointer<Place> m_place;
    QLabel *m_name;
    QLineEdit *m_search;
    QTimer *m_typing;
    QPushButton *m_panels;
    QToolButton *m_more;
    QList<Droppable> m_droppable; ///< The first to go stands first.
};

} // namespace lectern::ui
