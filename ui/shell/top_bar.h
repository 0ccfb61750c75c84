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

/// The bar at the top: the program's name, the current place's search, the most used commands. What does not fit is in
/// its menu.
///
/// Thread: GUI. Borrows: the actions and the place being searched.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(const WindowActions &actions, QWidget *parent = nullptr);

    /// Sets the place to search; null: search is disabled.
    void follow(Place *place);
    void focusSearch();
    /// Sets the width of the name, so that the search field is aligned with the place.
    void setNameWidth(int width);
    /// Shows a menu of the docks, for when some of them do not fit. Empty: all fit.
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
        QAction *action; ///< The corresponding action in the menu.
    };

    QPointer<Place> m_place;
    QLabel *m_name;
    QLineEdit *m_search;
    QTimer *m_typing;
    QPushButton *m_panels;
    QToolButton *m_more;
    QList<Droppable> m_droppable; ///< In the order in which they are moved to the menu.
};

} // namespace lectern::ui
