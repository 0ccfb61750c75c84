// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/application.h"
#include "models/errors/error_text.h"

#include "app/window/connection_test.h"
#include "app/window/ollama_test.h"
#include "app/work/document_tools.h"
#include "ui/shell/connection/server_choice.h"
#include "ui/shell/drop/file_intake.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace lectern::app {

using namespace errors;
using namespace models;
using namespace ui;
using namespace workspace;

namespace {

Q_LOGGING_CATEGORY(appLog, "lectern.app")

const auto windowState = QStringLiteral("window");
constexpr QSize screenshotSize{1440, 900};

} // namespace

Application::Application(WindowOptions options)
    : m_options(std::move(options))
    , m_log(m_settings.home() + QStringLiteral("/log"))
    , m_stateKeeper(windowState, [this] { return m_window.state(); })
{
    restoreWindow();
    m_window.files().take(m_options.files);
    m_window.servers().set(m_settings.postgresUrl(), m_settings.redisUrl(), testConnections,
                           m_settings.connectionLimit().value_or(StorageConfig().connectionLimit));
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
    if (m_options.screenshotFile.isEmpty()) // a picture changes nothing
        connect(&m_window, &MainWindow::stateChanged, &m_stateKeeper, &StateKeeper::saveSoon);
}

Application::~Application() = default;

int Application::run()
{
    qCInfo(appLog, "Lectern %s starts, home %s", LECTERN_VERSION, qUtf8Printable(m_settings.home()));
    if (!m_options.screenshotFile.isEmpty())
        takeScreenshot();
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

void Application::open(TeamTables tables)
{
    Opening opening(m_settings);
    opening.setTeamTables(tables);
    m_opening = std::make_unique<BackgroundOpening>(std::move(opening), std::move(m_workspace), std::move(m_keeper));
    connect(m_opening.get(), &BackgroundOpening::stepBegan, &m_window, &MainWindow::showOpening);
    connect(m_opening.get(), &BackgroundOpening::finished, this, &Application::adoptServers);
    m_opening->start();
}

void Application::adoptServers()
{
    auto opened = m_opening->takeResult();
    const bool mayPrepareTables = m_opening->mayPrepareTables();
    m_opening.release()->deleteLater(); // we are in its signal
    if (!opened) {
        qCWarning(appLog, "Opening failed: %s", qUtf8Printable(explanationOf(opened.error())));
        m_window.showOpeningFailed(opened.error(), mayPrepareTables);
        if (m_screenshot)
            m_screenshot->giveUp(explanationOf(opened.error()));
        return;
    }
    m_workspace = std::move(opened->workspace);
    m_serverName = opened->serverName;
    m_storage = std::make_unique<Storage>(opened->config);
    m_drawnPictures = std::make_unique<RenderedPictures>(m_storage->documents());
    m_storedPictures = std::make_unique<StoredPictures>(*m_drawnPictures, m_settings.home() + QStringLiteral("/cache/pages"));
    m_window.setServices(services());
    m_attention = std::make_unique<AttentionKeeper>(m_window, m_storage->changes());
    watchServers();
    if (m_options.screenshotFile.isEmpty()) {
        startWorkers();
        m_scoring = std::make_unique<BackgroundScoring>([storage = m_storage.get()] { return storage->makeSentimentSink(); });
    }
}

/// This window's own part in reading documents; a team's headless workers take theirs from the same queue.
void Application::startWorkers()
{
    DocumentWorkers::Options options;
    options.count = std::clamp(QThread::idealThreadCount() / 2, 1, 2);
    options.isInBackground = true;
    m_workers = std::make_unique<DocumentWorkers>([storage = m_storage.get(),
                                                   engine = m_settings.analysis().engine] { return storage->makeJobQueue(engine); },
                                                  makeJobTools(m_settings.analysis(), &m_storage->documentSink()), options);
}

void Application::watchServers()
{
    if (!m_workspace)
        return;
    m_keeper = std::make_unique<WorkspaceKeeper>(*m_workspace, [window = &m_window](const ServerNews &news) {
        QMetaObject::invokeMethod(
            window, [window, news] { window->showServerNews(news); }, Qt::QueuedConnection);
    });
}

void Application::changeAnalysis(const AnalysisSettings &settings)
{
    m_settings.setAnalysis(settings);
    if (m_clauseLibrary)
        m_clauseLibrary->setEmbedder(makeEmbedder(m_settings.analysis()));
    if (!m_workers)
        return;
    m_workers->requestStop();
    m_retiredWorkers.push_back(std::move(m_workers));
    startWorkers();
}

/// Lets go of the servers and opens those that the settings name now.
void Application::reopen(TeamTables tables)
{
    m_window.showOpening(tr("Leaving the servers"));
    m_attention.reset();
    m_workers.reset();
    m_scoring.reset();
    m_retiredWorkers.clear();
    m_clauseLibrary.reset();
    m_storedPictures.reset();
    m_drawnPictures.reset();
    m_storage.reset();
    m_window.servers().set(m_settings.postgresUrl(), m_settings.redisUrl(), testConnections,
                           m_settings.connectionLimit().value_or(StorageConfig().connectionLimit));
    open(tables);
}

Services Application::services()
{
    Services services;
    services.reviews = &m_storage->reviews();
    services.metrics = &m_storage->metrics();
    services.changes = &m_storage->changes();
    services.cacheChecker = &m_storage->cacheChecker();
    services.pagePictures = m_storedPictures.get();
    services.makeImportSink = [storage = m_storage.get()] { return storage->makeImportSink(); };
    services.documents = &m_storage->documents();
    services.documentSink = &m_storage->documentSink();
    services.clauseLibrary = [this]() -> ClauseLibrary & {
        if (!m_clauseLibrary)
            m_clauseLibrary = std::make_unique<ClauseLibrary>(m_storage->documents(), std::function<void()>(), ClauseLibrary::mostClauses,
                                                              makeEmbedder(m_settings.analysis()));
        return *m_clauseLibrary;
    };
    services.analysis = m_settings.analysis();
    services.setAnalysis = [this](const AnalysisSettings &settings) { changeAnalysis(settings); };
    services.testOllama = testOllama;
    services.serverName = m_serverName;
    return services;
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
