// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTimer;

namespace lectern {

class Place;
class WindowActions;

/// The strip above everything: the program's name, the search of the current place, the commands used most.
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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search();

    QPointer<Place> m_place;
    QLabel *m_name;
    QLineEdit *m_search;
    QTimer *m_typing;
};

} // namespace lectern
