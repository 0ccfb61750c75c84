// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/log_file.h"
#include "app/settings/settings.h"
#include "app/window/background_opening.h"
#include "app/window/background_scoring.h"
#include "app/window/quit_signals.h"
#include "app/window/screenshot.h"
#include "app/window/state_keeper.h"
#include "app/window/window_options.h"
#include "app/work/document_workers.h"
#include "models/documents/findings/clause_library.h"
#include "models/documents/pages/rendered_pictures.h"
#include "models/documents/pages/stored_pictures.h"
#include "storage/storage.h"
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
///   opening      asks its thread to stop and waits; its share of the servers goes back
///   screenshot   looks at the window
///   keeper       stops watching over the private servers; waits for a start that is under way
///   stateKeeper  asks the window, writes the last state
///   window       stops asking storage
///   workers      give back the documents they are reading
///   scoring      stops its step, joins its thread
///   clauseLibrary  stops reading documents
///   pictures     end the workers that draw pages, finish the files being written
///   storage      cancels what runs on the servers, joins its threads
///   workspace    gives its share back: the last one to leave stops the private servers
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
    void open(TeamTables tables = TeamTables::LeaveAlone);
    void adoptServers();
    void reopen(TeamTables tables = TeamTables::LeaveAlone);
    void startWorkers();
    void watchServers();
    void changeAnalysis(const AnalysisSettings &settings);
    void takeScreenshot();
    void endScreenshot(const QString &error);
    [[nodiscard]] ui::Services services();

    WindowOptions m_options;
    Settings m_settings;
    LogFile m_log;
    QuitSignals m_quitSignals;
    std::unique_ptr<workspace::Workspace> m_workspace;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<models::ClauseLibrary> m_clauseLibrary;
    std::vector<std::unique_ptr<DocumentWorkers>> m_retiredWorkers; ///< Asked to stop when the engines changed; nobody waits for them before the end.
    std::unique_ptr<DocumentWorkers> m_workers;
    std::unique_ptr<BackgroundScoring> m_scoring;
    std::unique_ptr<ui::AttentionKeeper> m_attention;
    std::unique_ptr<models::RenderedPictures> m_drawnPictures;
    std::unique_ptr<models::StoredPictures> m_storedPictures;
    QString m_serverName;
    ui::MainWindow m_window;
    StateKeeper m_stateKeeper;
    std::unique_ptr<workspace::WorkspaceKeeper> m_keeper;
    std::unique_ptr<Screenshot> m_screenshot;
    std::unique_ptr<BackgroundOpening> m_opening;
};

} // namespace lectern::app
