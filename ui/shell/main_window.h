// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/opened_file.h"
#include "storage/api/result.h"
#include "storage/api/server_news.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/place/services.h"
#include "ui/shell/place_history.h"

#include <QMainWindow>
#include <QStringList>
#include <QVariantMap>

#include <stop_token>

class QStackedWidget;

namespace lectern::models {
struct DroppedFiles;
} // namespace lectern::models

namespace lectern::ui {

class DocumentsPlace;
class DropWelcome;
class OpeningPage;
class Place;
class PlaceDocks;
class PlaceList;
class ServerNotice;
class StatusStrip;
class TopBar;
class WindowActions;
struct Command;

/// The window: it puts the places, their docks and the commands around each other and remembers how they stood.
///
/// The composition root drives it: showOpening() until storage is open, then setServices(), or showOpeningFailed().
/// Thread: GUI. Owns: the places. Borrows: what the services point to; showOpening() lets go of it.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    using ConnectionTest = decltype(Services::testConnections);

    MainWindow();
    ~MainWindow() override;

    /// Closes all places and shows what is being done ("Starting the local workspace").
    void showOpening(const QString &step);
    void showOpeningFailed(const StorageError &error, bool mayPrepareTables = false);
    /// Opens the places.
    void setServices(const Services &services);
    /// What the connection dialog starts from. Both empty: the private workspace. `test` serves while there are no services yet.
    void setServers(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test = {}, int connectionLimit = 4);

    /// What became of the private servers: said above the places, which keep what they show.
    void showServerNews(const ServerNews &news);

    /// Everything that should survive a restart, and back. May be restored before setServices().
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] Place *place(const QString &key) const; ///< Null: there is none, or not yet.
    void showPlace(const QString &key);
    void setThemeMode(ThemeMode mode);
    /// As if they were dropped on it. Before setServices() they wait for it.
    void takeFiles(const QStringList &paths);
    /// Everything on the screen is complete. `--screenshot` waits for it.
    [[nodiscard]] bool isSettled() const;

public Q_SLOTS:
    /// Without files it lets the analyst choose some.
    void openImport(const QStringList &files = {}, const FolderOfFile &folders = {});
    void openAddDocuments();
    void openCommandPalette();
    void openConnectionDialog();
    void openHelp();
    void openAbout();

Q_SIGNALS:
    void stateChanged();
    void retryRequested();
    void prepareRequested();      ///< Of the tables of a team's database.
    void startServersRequested(); ///< The private ones, which were given up or stopped.
    /// Empty URLs: the private workspace.
    void serversChosen(const QString &postgresUrl, const QString &redisUrl);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectActions();
    void takeRoom();
    void addPlace(Place *place);
    void closePlaces();
    void followPlace(Place *place);
    void travelTo(const std::optional<PlaceHistory::Step> &step);
    void rememberStep();
    void runCommand(QAction *action);
    void takeSorted(const models::DroppedFiles &files);
    [[nodiscard]] DocumentsPlace *documentsPlace() const; ///< Null: there is none, or not yet.
    [[nodiscard]] QList<Command> commands() const;
    [[nodiscard]] QList<QWidget *> panes() const;

    Services m_services;
    QString m_postgresUrl;
    QString m_redisUrl;
    ConnectionTest m_connectionTest;
    int m_connectionLimit = 4; ///< To PostgreSQL.
    ThemeMode m_themeMode;
    PlaceHistory m_history;
    QVariantMap m_placeStates; ///< By place key; for places that do not exist yet.
    QString m_wantedPlace;     ///< Shown once it exists.
    QStringList m_recentCommands;
    QList<Place *> m_places;
    Place *m_current = nullptr;
    bool m_isTravelling = false;
    QStringList m_waitingFiles; ///< For the places, which are not there yet.
    std::stop_source m_sorting; ///< Walks through dropped folders.

    WindowActions *m_actions;
    QStackedWidget *m_stack;
    OpeningPage *m_opening;
    ServerNotice *m_serverNotice;
    TopBar *m_topBar;
    PlaceList *m_placeList;
    StatusStrip *m_statusStrip;
    PlaceDocks *m_docks;
    DropWelcome *m_welcome;
};

} // namespace lectern::ui
