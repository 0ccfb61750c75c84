// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/server_news.h"
#include "ui/kit/look/theme.h"
#include "ui/shell/services.h"

#include <QMainWindow>
#include <QVariantMap>

class QStackedWidget;

namespace lectern::ui {

class DropTarget;
class FileIntake;
class OpenPlaces;
class OpeningPage;
class Place;
class PlaceDocks;
class PlaceList;
class ServerChoice;
class StatusStrip;
class TopBar;
class WindowActions;
class WindowCommands;
class WindowNotices;

/// The main window: arranges the places, their docks and the commands, and saves and restores the arrangement.
///
/// The composition root calls showOpening() until storage is open, then setServices(), or showOpeningFailed().
/// Thread: GUI. Owns: the places and its parts. Borrows: what the services point to, until showOpening() or destruction.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow();
    ~MainWindow() override;

    [[nodiscard]] FileIntake &files() { return *m_files; }
    [[nodiscard]] ServerChoice &servers() { return *m_servers; }
    [[nodiscard]] WindowCommands &commands() { return *m_commands; }
    [[nodiscard]] WindowNotices &notices() { return *m_notices; }

    /// Closes all places and shows the present step ("Starting the local workspace").
    void showOpening(const QString &step);
    void showOpeningFailed(const StorageError &error, bool mayPrepareTables = false);
    /// Creates and shows the places.
    void setServices(const Services &services);
    /// Shows a change in the private servers' state above the places, which keep their contents.
    void showServerNews(const ServerNews &news);

    /// The state to save, and its restoration. May be restored before setServices().
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] Place *place(const QString &key) const; ///< Null: none (yet).
    void showPlace(const QString &key);
    void setThemeMode(ThemeMode mode);
    /// Whether everything visible is complete. `--screenshot` waits for it.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void stateChanged();
    void retryRequested();
    void prepareRequested();      ///< To create or migrate a team's tables.
    void startServersRequested(); ///< To start the private servers again after they failed or were stopped.

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void connectActions();
    void connectParts();
    void takeRoom();
    void addPlace(Place *place);
    void closePlaces();
    void showCurrent(Place *place);
    [[nodiscard]] QList<QWidget *> panes() const;

    ThemeMode m_themeMode;
    WindowActions *m_actions;
    QStackedWidget *m_stack;
    OpeningPage *m_opening;
    WindowNotices *m_notices;
    TopBar *m_topBar;
    PlaceList *m_placeList;
    StatusStrip *m_statusStrip;
    PlaceDocks *m_docks;
    OpenPlaces *m_places;
    WindowCommands *m_commands;
    FileIntake *m_files;
    DropTarget *m_dropTarget;
    ServerChoice *m_servers;
};

} // namespace lectern::ui
