// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/log_file.h"
#include "app/settings/settings.h"
#include "app/window/background_opening.h"
#include "app/window/quit_signals.h"
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

/// The composition root: it makes every part, hands each what it borrows, and ends them in the right order.
///
/// Thread: GUI. Requires: a QApplication.
///
/// Destruction, bottom member first: nothing that borrows outlives what it borrows from.
///   opening      asks its thread to stop and waits, also for a storage that ends there
///   screenshot   looks at the window
///   keeper       stops watching over the private servers; waits for a start that is under way
///   stateKeeper  asks the window, writes the last state
///   window       stops asking storage
///   storage      ends its work, gives the private servers back
///   quitSignals, log, settings
class Application : public QObject
{
    Q_OBJECT
public:
    explicit Application(WindowOptions options);
    ~Application() override;

    /// Shows the window and runs until it is closed; returns the process's exit status.
    [[nodiscard]] int run();

private:
    void restoreWindow();
    void connectWindow();
    void tellServers();
    void open(TeamTables tables = TeamTables::LeaveAlone);
    void adoptServers();
    void reopen(TeamTables tables = TeamTables::LeaveAlone);
    void watchServers();
    void changeAnalysis(const AnalysisSettings &analysis);
    void takeScreenshot();
    void endScreenshot(const QString &error);
    [[nodiscard]] ui::Services services();

    WindowOptions m_options;
    Settings m_settings;
    LogFile m_log;
    QuitSignals m_quitSignals;
    std::unique_ptr<WindowStorage> m_storage; ///< Null until it is open.
    std::unique_ptr<ui::AttentionKeeper> m_attention;
    ui::MainWindow m_window;
    StateKeeper m_stateKeeper;
    std::unique_ptr<workspace::WorkspaceKeeper> m_keeper;
    std::unique_ptr<Screenshot> m_screenshot;
    std::unique_ptr<BackgroundOpening> m_opening;
};

} // namespace lectern::app
