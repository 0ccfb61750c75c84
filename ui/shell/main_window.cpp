// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "models/errors/error_text.h"
#include "ui/documents/documents_place.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/screen_fit.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/place_docks.h"
#include "ui/kit/place/window_actions.h"
#include "ui/monitor/monitor_place.h"
#include "ui/reviews/reviews_place.h"
#include "ui/shell/drop/drop_welcome.h"
#include "ui/shell/opening_page.h"
#include "ui/shell/pane_ring.h"
#include "ui/shell/place_list.h"
#include "ui/shell/server_notice.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lectern::ui {

using namespace errors;

namespace {

constexpr QSize firstSize{1280, 820};
constexpr QSize leastSize{480, 300};

} // namespace

MainWindow::MainWindow()
    : m_themeMode([] {
        theme::apply(ThemeMode::System);
        return ThemeMode::System;
    }()) // first: fonts and icons stand on it
    , m_actions(new WindowActions(this))
    , m_stack(new QStackedWidget(this))
    , m_opening(new OpeningPage(m_stack))
    , m_serverNotice(new ServerNotice(this))
    , m_topBar(new TopBar(*m_actions, this))
    , m_placeList(new PlaceList(this))
    , m_statusStrip(new StatusStrip(this))
    , m_docks(new PlaceDocks(this))
    , m_welcome(new DropWelcome(this))
{
    setWindowTitle(QStringLiteral("Lectern"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    QApplication::instance()->installEventFilter(this); // for what is dragged over fields
    setMinimumSize(leastSize);
    resize(firstSize.boundedTo(screen()->availableSize()));
    auto *bar = new QToolBar(tr("Top bar"), this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setMovable(false);
    bar->toggleViewAction()->setVisible(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->layout()->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(m_topBar);
    addToolBar(bar);
    m_stack->addWidget(m_opening);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_serverNotice);
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);
    setStatusBar(m_statusStrip);
    m_docks->addPlaceList(m_placeList);
    m_actions->setDockActions(m_docks->toggleActions());
    takeRoom();
    connectActions();
    m_actions->checkTheme(m_themeMode);
    showOpening(tr("Opening"));
}

MainWindow::~MainWindow()
{
    m_sorting.request_stop();
    // Places tell the window of themselves to the last; it must not listen any more.
    for (Place *place : std::as_const(m_places))
        place->disconnect(this);
    m_docks->disconnect(this);
    closePlaces(); // in its order, not in that of QObject
}

void MainWindow::connectActions()
{
    connect(m_actions->importFiles, &QAction::triggered, this, [this] { openImport(); });
    connect(m_actions->addDocuments, &QAction::triggered, this, &MainWindow::openAddDocuments);
    connect(m_actions->connection, &QAction::triggered, this, &MainWindow::openConnectionDialog);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->find, &QAction::triggered, m_topBar, &TopBar::focusSearch);
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::openCommandPalette);
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { focusNextPane(panes(), +1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { focusNextPane(panes(), -1); });
    connect(m_actions->back, &QAction::triggered, this, [this] { travelTo(m_history.goBack()); });
    connect(m_actions->forward, &QAction::triggered, this, [this] { travelTo(m_history.goForward()); });
    connect(m_actions->help, &QAction::triggered, this, &MainWindow::openHelp);
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::openAbout);
    connect(m_actions, &WindowActions::placeChosen, this, &MainWindow::showPlace);
    connect(m_actions, &WindowActions::themeChosen, this, &MainWindow::setThemeMode);
    connect(m_placeList, &PlaceList::placeChosen, this, &MainWindow::showPlace);
    connect(m_placeList, &PlaceList::viewChosen, this, [this](const QString &placeKey, const QString &viewKey) {
        showPlace(placeKey);
        if (m_current)
            m_current->showView(viewKey);
    });
    connect(m_docks, &PlaceDocks::layoutChanged, this, &MainWindow::stateChanged);
    connect(m_serverNotice, &ServerNotice::startRequested, this, &MainWindow::startServersRequested);
    connect(m_docks, &PlaceDocks::roomChanged, this, &MainWindow::takeRoom);
    connect(m_opening, &OpeningPage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_opening, &OpeningPage::prepareRequested, this, &MainWindow::prepareRequested);
    connect(m_opening, &OpeningPage::connectionRequested, this, &MainWindow::openConnectionDialog);
}

void MainWindow::showServerNews(const ServerNews &news) { m_serverNotice->tell(news); }

void MainWindow::takeRoom()
{
    m_topBar->setNameWidth(m_docks->room().hasPlaceList() ? m_placeList->width() : 0);
    m_topBar->offerPanels(m_docks->room().hasAll() ? QList<QAction *>() : m_docks->toggleActions());
}

void MainWindow::showOpening(const QString &step)
{
    m_serverNotice->hide();
    closePlaces();
    m_opening->showStep(step);
    m_stack->setCurrentWidget(m_opening);
}

void MainWindow::showOpeningFailed(const StorageError &error, bool mayPrepareTables)
{
    closePlaces();
    m_opening->showFailure(error, mayPrepareTables);
    m_stack->setCurrentWidget(m_opening);
}

void MainWindow::setServices(const Services &services)
{
    closePlaces();
    m_services = services;
    m_statusStrip->watch(services);
    auto *reviews = new ReviewsPlace(services, m_stack);
    connect(reviews, &ReviewsPlace::importRequested, this, [this] { openImport(); });
    addPlace(reviews);
    if (services.documents && services.documentSink) {
        auto *documents = new DocumentsPlace(services, m_stack);
        connect(documents, &DocumentsPlace::addRequested, this, &MainWindow::openAddDocuments);
        addPlace(documents);
        m_actions->addDocuments->setEnabled(true);
    }
    addPlace(new MonitorPlace(services, m_stack));
    m_placeList->setPlaces(m_places);
    m_actions->setPlaces(m_places);
    m_actions->setDockActions(m_docks->toggleActions());
    takeRoom();
    m_actions->importFiles->setEnabled(true);
    m_history.clear();
    showPlace(place(m_wantedPlace) ? m_wantedPlace : m_places.first()->key());
    if (!m_waitingFiles.isEmpty())
        takeFiles(std::exchange(m_waitingFiles, {}));
}

void MainWindow::setServers(const QString &postgresUrl, const QString &redisUrl, ConnectionTest test, int connectionLimit)
{
    m_postgresUrl = postgresUrl;
    m_redisUrl = redisUrl;
    setServersArePrivate(postgresUrl.isEmpty());
    m_connectionTest = std::move(test);
    m_connectionLimit = connectionLimit;
}

void MainWindow::addPlace(Place *place)
{
    m_places.append(place);
    m_stack->addWidget(place);
    m_docks->addDocksOf(place);
    if (const auto saved = m_placeStates.constFind(place->key()); saved != m_placeStates.constEnd())
        place->restoreState(saved->toMap());
    const QString key = place->key();
    connect(place, &Place::stateChanged, this, &MainWindow::stateChanged);
    connect(place, &Place::detailWanted, m_docks, &PlaceDocks::showDetail);
    connect(place, &Place::summaryChanged, this, [this, key](const QString &text) { m_placeList->setSummary(key, text); });
    connect(place, &Place::statusChanged, this, [this, place](const QString &text) {
        if (place == m_current)
            m_statusStrip->setPlaceStatus(text);
    });
    connect(place, &Place::viewsChanged, this, [this] { m_placeList->showPresent(m_current); });
    connect(place, &Place::locationLeft, this, [this, place] {
        if (place == m_current && !m_isTravelling)
            m_history.amend({place->key(), place->location()});
    });
    connect(place, &Place::locationChanged, this, [this, place] {
        if (place == m_current)
            rememberStep();
    });
}

void MainWindow::closePlaces()
{
    if (!m_places.isEmpty())
        m_placeStates = state().value(QStringLiteral("places")).toMap();
    m_current = nullptr;
    m_stack->setCurrentWidget(m_opening); // hides the places while they still have their panels
    m_topBar->follow(nullptr);
    m_statusStrip->clear();
    m_actions->showCommandsOf(nullptr);
    m_actions->setPlaces({});
    m_actions->importFiles->setEnabled(false);
    m_actions->addDocuments->setEnabled(false);
    m_actions->back->setEnabled(false);
    m_actions->forward->setEnabled(false);
    m_placeList->setPlaces({});
    m_actions->setDockActions({});
    qDeleteAll(std::exchange(m_places, {})); // before the docks: a place looks after its panels to the last
    m_docks->clear();
    m_actions->setDockActions(m_docks->toggleActions());
    takeRoom();
    m_services = {};
}

QVariantMap MainWindow::state() const
{
    QVariantMap places = m_placeStates;
    for (const Place *each : m_places)
        places.insert(each->key(), each->state());
    return {{QStringLiteral("geometry"), saveGeometry()},
            {QStringLiteral("docks"), m_docks->state()},
            {QStringLiteral("theme"), nameOf(m_themeMode)},
            {QStringLiteral("place"), m_current ? m_current->key() : m_wantedPlace},
            {QStringLiteral("places"), places},
            {QStringLiteral("recentCommands"), m_recentCommands}};
}

void MainWindow::restoreState(const QVariantMap &state)
{
    if (restoreGeometry(state.value(QStringLiteral("geometry")).toByteArray()))
        fitIntoScreen(*this); // it may have been left on a larger one
    setThemeMode(themeModeFromName(state.value(QStringLiteral("theme")).toString()).value_or(m_themeMode));
    m_recentCommands = state.value(QStringLiteral("recentCommands")).toStringList();
    m_placeStates = state.value(QStringLiteral("places")).toMap();
    for (Place *each : std::as_const(m_places))
        each->restoreState(m_placeStates.value(each->key()).toMap());
    m_docks->restoreState(state.value(QStringLiteral("docks")).toMap());
    showPlace(state.value(QStringLiteral("place")).toString());
}

Place *MainWindow::place(const QString &key) const
{
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&key](const Place *each) { return each->key() == key; });
    return found == m_places.end() ? nullptr : *found;
}

void MainWindow::showPlace(const QString &key)
{
    Place *wanted = place(key);
    if (!key.isEmpty())
        m_wantedPlace = key;
    if (!wanted)
        return;
    if (wanted != m_current)
        followPlace(wanted);
    rememberStep();
}

void MainWindow::followPlace(Place *place)
{
    m_current = place;
    m_stack->setCurrentWidget(place);
    m_docks->enter(place);
    m_topBar->follow(place);
    m_statusStrip->setPlaceStatus({});
    m_statusStrip->setPlace(place);
    m_actions->showCommandsOf(place);
    m_actions->find->setEnabled(place->canSearch());
    m_placeList->showPresent(place);
    setWindowTitle(tr("%1 - Lectern").arg(place->title()));
    place->setFocus(Qt::OtherFocusReason);
    Q_EMIT stateChanged();
}

void MainWindow::travelTo(const std::optional<PlaceHistory::Step> &step)
{
    if (!step)
        return;
    m_isTravelling = true;
    showPlace(step->place);
    if (m_current)
        m_current->showLocation(step->location);
    m_isTravelling = false;
    rememberStep();
}

void MainWindow::rememberStep()
{
    if (!m_isTravelling && m_current)
        m_history.visit({m_current->key(), m_current->location()});
    m_actions->back->setEnabled(m_history.canGoBack());
    m_actions->forward->setEnabled(m_history.canGoForward());
}

void MainWindow::setThemeMode(ThemeMode mode)
{
    m_themeMode = mode;
    theme::apply(mode);
    m_actions->checkTheme(mode);
    Q_EMIT stateChanged();
}

bool MainWindow::isSettled() const { return m_current ? m_current->isSettled() : m_opening->isFailed(); }

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> panes{m_placeList};
    if (m_current)
        panes.append(m_current);
    panes.append(m_docks->visiblePanes());
    return panes;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && m_themeMode == ThemeMode::System)
        theme::apply(m_themeMode);
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT stateChanged();
    QMainWindow::closeEvent(event);
}

} // namespace lectern::ui
