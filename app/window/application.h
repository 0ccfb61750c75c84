// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/log_file.h"
#include "app/process/quit_signals.h"
#include "app/settings/settings.h"
#include "app/settings/settings_update.h"
#include "app/window/background_opening.h"
#include "app/window/instance/window_instance.h"
#include "app/window/machine.h"
#include "app/window/screenshot.h"
#include "app/window/state_keeper.h"
#include "app/window/window_options.h"
#include "app/window/window_storage.h"
#include "storage/workspace/workspace_keeper.h"
#include "ui/shell/attention_keeper.h"
#include "ui/shell/main_window.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lectern::app {

/// The composition root: constructs all parts, connects them, and destroys them in the right order.
///
/// Thread: GUI. Requires: a QApplication.
///
/// Destroyed in this order, so that nothing outlives what it borrows from:
///   instance     takes no more files of later starts, the next of which opens a window of its own
///   opening      requests a stop of its thread and waits, also for a storage that ends there
///   screenshot   only reads the window
///   keeper       stops watching the private servers; waits for a start in progress
///   stateKeeper  gets the window's state and writes it a last time
///   window       stops using the storage
///   storage      ends its work, gives back its share of the private servers
///   quitSignals, log, settings
class Application : public QObject
{
    Q_OBJECT
public:
    /// `instance` null: a window that later starts do not reach.
    explicit Application(WindowOptions options, std::unique_ptr<WindowInstance> instance = {});
    ~Application() override;

    /// Shows the window and runs until it is closed; returns the process's exit status.
    [[nodiscard]] int run();

private:
    void restoreWindow();
    void connectWindow();
    void tellServers();
    void tellCrash();
    void tellMachine(Machine machine);
    void open(TeamTables tables = TeamTables::LeaveAlone);
    void adoptServers();
    void reopen(TeamTables tables = TeamTables::LeaveAlone);
    void watchServers();
    void changeAnalysis(const AnalysisSettings &analysis);
    void takeRequest(const OpenRequest &request);
    void takeScreenshot();
    void endScreenshot(const QString &error);
    [[nodiscard]] ui::Services services();

    WindowOptions m_options;
    SettingsNews m_settingsNews; ///< Before the settings, which it brings up to date.
    Settings m_settings;
    LogFile m_log;
    QuitSignals m_quitSignals;
    std::unique_ptr<WindowStorage> m_storage; ///< Null until the servers are open.
    std::unique_ptr<ui::AttentionKeeper> m_attention;
    ui::MainWindow m_window;
    StateKeeper m_stateKeeper;
    std::unique_ptr<workspace::WorkspaceKeeper> m_keeper;
    std::unique_ptr<Screenshot> m_screenshot;
    std::unique_ptr<BackgroundOpening> m_opening;
    std::unique_ptr<WindowInstance> m_instance;
};

} // namespace lectern::app
