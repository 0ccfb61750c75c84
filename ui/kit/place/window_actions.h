// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/theme.h"
#include "ui/kit/place/action_set.h"

class QMainWindow;
class QMenu;

namespace lectern::ui {

class Place;

/// The window's own commands and the menu bar that holds them. What they do is connected by the main window.
///
/// Thread: GUI. Owns: the actions and menus.
class WindowActions : public ActionSet
{
    Q_OBJECT
public:
    explicit WindowActions(QMainWindow *window);

    QAction *addDocuments, *importFiles, *connection, *quit;
    QAction *find, *palette;
    QAction *nextPane, *previousPane;
    QAction *back, *forward;
    QAction *help, *about;
    QMenu *themeMenu;

    /// "Go" lists them under Ctrl+1 .. Ctrl+9.
    void setPlaces(const QList<Place *> &places);
    /// The menu of the current place. Null: none.
    void showCommandsOf(const Place *place);
    /// The part of "View" where docks are switched on and off.
    void setDockActions(const QList<QAction *> &actions);
    void checkTheme(ThemeMode mode);
    /// Every command of the window, without those of places.
    [[nodiscard]] QList<QAction *> withPlacesAndDocks() const { return all() + m_places + m_docks; }

Q_SIGNALS:
    void placeChosen(const QString &key);
    void themeChosen(lectern::ui::ThemeMode mode);

private:
    void makeThemeMenu();

    QMainWindow *m_window;
    QMenu *m_view = nullptr;
    QMenu *m_go = nullptr;
    QMenu *m_placeMenu = nullptr;
    QList<QMenu *> m_placeSubmenus;
    QActionGroup *m_themes = nullptr;
    QList<QAction *> m_places;
    QList<QAction *> m_docks;
};

} // namespace lectern::ui
