// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"
#include "models/errors/error_text.h"
#include "storage/api/when_done.h"

#include "app/process/crash_report.h"
#include "app/process/crash_reports.h"
#include "app/window/connection_test.h"
#include "app/window/instance/jump_list.h"
#include "app/window/ollama_test.h"
#include "storage/api/version.h"
#include "ui/shell/connection/server_choice.h"
#include "ui/shell/drop/file_intake.h"
#include "ui/shell/notices/window_notices.h"
#include "ui/shell/palette/window_commands.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QtConcurrentRun>

#include <cstdio>

namespace lectern::app {

using namespace errors;
using namespace ui;
using namespace workspace;

namespace {

Q_LOGGING_CATEGORY(appLog, "lectern.app")

const auto windowState = QStringLiteral("window");
constexpr QSize screenshotSize{1440, 900};

/// What was open, or being opened, before. Destroyed from the last member to the first.
struct Former {
    std::unique_ptr<WindowStorage> storage;
    std::unique_ptr<WorkspaceKeeper> keeper;
    std::unique_ptr<BackgroundOpening> opening;
};

} // namespace

Application::Application(WindowOptions options, std::unique_ptr<WindowInstance> instance)
    : m_options(std::move(options))
    , m_settingsNews(updateSettings(Settings().home()))
    , m_log(m_settings.home() + QStringLiteral("/log"))
    , m_stateKeeper(windowState, [this] { return m_window.state(); })
    , m_instance(std::move(instance))
{
    restoreWindow();
    m_window.files().take(m_options.files);
    tellServers();
    connectWindow();
}

Application::~Application() = default;

void Application::connectWindow()
{
    connect(&m_window, &MainWindow::startServersRequested, this, [this] {
        if (m_keeper)
            m_keeper->startAgain();
    });
    connect(&m_window, &MainWindow::retryRequested, this, [this] { reopen(); });
    connect(&m_window, &MainWindow::prepareRequested, this, [this] { reopen(TeamTables::Prepare); });
    connect(&m_window.servers(), &ServerChoice::chosen, this, [this](const QString &postgresUrl, const QString &redisUrl) {
        m_settings.setServers(postgresUrl, redisUrl);
        reopen();
    });
    if (m_options.screenshotFile.isEmpty()) // making a screenshot must not change the saved state
        connect(&m_window, &MainWindow::stateChanged, &m_stateKeeper, &StateKeeper::saveSoon);
    if (m_instance)
        connect(m_instance.get(), &WindowInstance::requested, this, &Application::takeRequest);
}

void Application::tellServers()
{
    m_window.servers().set(m_settings.postgresUrl(), m_settings.redisUrl(), testConnections,
                           m_settings.connectionLimit().value_or(StorageConfig().connectionLimit));
}

/// Reads and marks reports on another thread.
void Application::tellCrash()
{
    const CrashReports reports(CrashReports::folderIn(m_settings.home()));
    connect(&m_window.notices(), &WindowNotices::crashSeen, this, [reports] { (void)QtConcurrent::run([reports] { reports.markSeen(); }); });
    whenDone(QtConcurrent::run([reports] { return reports.unseen(); }), this, [this](const std::optional<CrashReport> &report) {
        if (report)
            m_window.notices().tellCrash(report->time, report->text);
    });
}

/// At the first start in the window, and always in "About".
void Application::tellMachine(Machine machine)
{
    const bool isFirst = m_settingsNews.kind == SettingsNews::Kind::FirstStart && m_options.screenshotFile.isEmpty();
    m_settingsNews.kind = SettingsNews::Kind::None; // once, however often the servers change
    machine.home = m_settings.home();
    machine.hasOllama = !m_settings.analysis().ollamaUrl.isEmpty();
    whenDone(QtConcurrent::run([machine] { return withInstalledParts(machine); }), this, [this, isFirst](const Machine &found) {
        m_window.commands().setMachine(sentencesAbout(found));
        if (isFirst)
            m_window.notices().tellMachine(sentencesAbout(found));
    });
}

int Application::run()
{
    qCInfo(appLog, "Lectern %s starts, home %s", qUtf8Printable(buildVersion()), qUtf8Printable(m_settings.home()));
    if (const QString text = textOf(m_settingsNews); !text.isEmpty()) {
        qCWarning(appLog, "%s", qUtf8Printable(text));
        m_window.notices().tellSettings(text);
    }
    if (m_options.screenshotFile.isEmpty()) {
        tellCrash();
        (void)QtConcurrent::run(writeJumpList);
    } else {
        takeScreenshot();
    }
    m_window.show();
    open();
    return QApplication::exec();
}

void Application::restoreWindow()
{
    m_window.restoreState(m_settings.state(windowState));
    if (m_options.theme)
        m_window.setThemeMode(*m_options.theme);
    if (!m_options.place.isEmpty())
        m_window.showPlace(m_options.place);
    if (m_options.size)
        m_window.resize(*m_options.size);
    else if (!m_options.screenshotFile.isEmpty())
        m_window.resize(screenshotSize);
}

/// The previous storage or opening ends on the thread of the new opening, so that the window never waits for it.
void Application::open(TeamTables tables)
{
    auto former = std::make_shared<Former>();
    former->storage = std::move(m_storage);
    former->keeper = std::move(m_keeper);
    former->opening = std::move(m_opening);
    if (former->storage)
        former->storage->letGo();
    if (former->opening)
        former->opening->abandon();
    Opening opening(m_settings);
    opening.setTeamTables(tables);
    m_opening = std::make_unique<BackgroundOpening>(std::move(opening), [former = std::move(former)]() mutable { former.reset(); });
    connect(m_opening.get(), &BackgroundOpening::stepBegan, &m_window, &MainWindow::showOpening);
    connect(m_opening.get(), &BackgroundOpening::finished, this, &Application::adoptServers);
    m_opening->start();
}

void Application::adoptServers()
{
    auto opened = m_opening->takeResult();
    const bool mayPrepareTables = m_opening->mayPrepareTables();
    m_opening.release()->deleteLater(); // deferred: this is called by its signal
    if (!opened) {
        qCWarning(appLog, "Opening failed: %s", qUtf8Printable(explanationOf(opened.error())));
        m_window.showOpeningFailed(opened.error(), mayPrepareTables);
        if (m_screenshot)
            m_screenshot->giveUp(explanationOf(opened.error()));
        return;
    }
    const Machine machine{{}, opened->workspace ? QString() : opened->serverName, !opened->config.redisUrl.isEmpty()};
    m_storage = std::make_unique<WindowStorage>(std::move(*opened), m_settings.home(), m_settings.analysis());
    m_window.setServices(services());
    tellMachine(machine);
    noteLoadedModules(); // those of the database's driver, too
    m_attention = std::make_unique<AttentionKeeper>(m_window, m_storage->changes());
    watchServers();
    if (m_options.screenshotFile.isEmpty())
        m_storage->startWork();
}

void Application::watchServers()
{
    if (!m_storage->workspace())
        return;
    m_keeper = std::make_unique<WorkspaceKeeper>(*m_storage->workspace(), [window = &m_window](const ServerNews &news) {
        QMetaObject::invokeMethod(
            window, [window, news] { window->showServerNews(news); }, Qt::QueuedConnection);
    });
}

void Application::changeAnalysis(const AnalysisSettings &analysis)
{
    m_settings.setAnalysis(analysis);
    m_storage->changeAnalysis(m_settings.analysis());
}

/// Closes the servers and opens those of the present settings.
void Application::reopen(TeamTables tables)
{
    m_window.showOpening(tr("Leaving the servers"));
    m_attention.reset();
    tellServers();
    open(tables);
}

Services Application::services()
{
    Services services = m_storage->services();
    services.documents.setAnalysis = [this](const AnalysisSettings &analysis) { changeAnalysis(analysis); };
    services.documents.testOllama = testOllama;
    return services;
}

void Application::takeRequest(const OpenRequest &request)
{
    m_window.showPlace(request.place);
    m_window.files().take(request.files);
    m_window.setWindowState((m_window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    m_window.raise();
    m_window.activateWindow();
    QApplication::alert(&m_window); // desktops may leave it in the back
}

void Application::takeScreenshot()
{
    m_screenshot = std::make_unique<Screenshot>(m_window, m_options.screenshotFile);
    connect(m_screenshot.get(), &Screenshot::finished, this, &Application::endScreenshot);
}

void Application::endScreenshot(const QString &error)
{
    if (!error.isEmpty())
        std::fprintf(stderr, "%s\n", qUtf8Printable(error));
    QApplication::exit(error.isEmpty() ? 0 : 1);
}

} // namespace lectern::app
