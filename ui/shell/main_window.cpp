// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/kit/look/icon.h"
#include "ui/kit/look/screen_fit.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/place_docks.h"
#include "ui/kit/place/window_actions.h"
#include "ui/shell/connection/server_choice.h"
#include "ui/shell/drop/drop_target.h"
#include "ui/shell/drop/file_intake.h"
#include "ui/shell/make_places.h"
#include "ui/shell/notices/window_notices.h"
#include "ui/shell/opening_page.h"
#include "ui/shell/palette/window_commands.h"
#include "ui/shell/pane_ring.h"
#include "ui/shell/places/open_places.h"
#include "ui/shell/places/place_list.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"

#include <QApplication>
#include <QCloseEvent>
#include <QLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace lectern::ui {

namespace {

constexpr QSize firstSize{1280, 820};
constexpr QSize leastSize{480, 300};
constexpr int refusalShownMs = 15000;

} // namespace

MainWindow::MainWindow()
    : m_themeMode([] {
        theme::apply(ThemeMode::System);
        return ThemeMode::System;
    }()) // first, because fonts and icons depend on it
    , m_actions(new WindowActions(this))
    , m_stack(new QStackedWidget(this))
    , m_opening(new OpeningPage(m_stack))
    , m_notices(new WindowNotices(this))
    , m_topBar(new TopBar(*m_actions, this))
    , m_placeList(new PlaceList(this))
    , m_statusStrip(new StatusStrip(this))
    , m_docks(new PlaceDocks(this))
    , m_places(new OpenPlaces(this))
    , m_commands(new WindowCommands(*m_places, *m_actions, this))
    , m_files(new FileIntake(*m_places, this))
    , m_dropTarget(new DropTarget(this))
    , m_servers(new ServerChoice(this))
{
    setWindowTitle(QStringLiteral("Lectern"));
    setWindowIcon(applicationIcon());
    setMinimumSize(leastSize);
    resize(firstSize.boundedTo(screen()->availableSize()));
    layOut();
    takeRoom();
    connectActions();
    connectParts();
    m_actions->checkTheme(m_themeMode);
    showOpening(tr("Opening"));
}

MainWindow::~MainWindow()
{
    // Places emit signals until they are destroyed, which the window must not handle any more.
    for (Place *place : m_places->all())
        place->disconnect(this);
    m_places->disconnect(this);
    m_docks->disconnect(this);
    closePlaces(); // in this order instead of QObject's
}

void MainWindow::layOut()
{
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
    column->addWidget(m_notices);
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);
    setStatusBar(m_statusStrip);
    m_docks->addPlaceList(m_placeList);
    m_actions->setDockActions(m_docks->toggleActions());
}

void MainWindow::connectActions()
{
    connect(m_actions->importFiles, &QAction::triggered, m_files, [this] { m_files->openImport(); });
    connect(m_actions->addDocuments, &QAction::triggered, m_files, &FileIntake::openAddDocuments);
    connect(m_actions->connection, &QAction::triggered, m_servers, &ServerChoice::openDialog);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->find, &QAction::triggered, m_topBar, &TopBar::focusSearch);
    connect(m_actions->palette, &QAction::triggered, m_commands, &WindowCommands::openPalette);
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { focusNextPane(panes(), +1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { focusNextPane(panes(), -1); });
    connect(m_actions->back, &QAction::triggered, m_places, &OpenPlaces::goBack);
    connect(m_actions->forward, &QAction::triggered, m_places, &OpenPlaces::goForward);
    connect(m_actions->help, &QAction::triggered, m_commands, &WindowCommands::openHelp);
    connect(m_actions->about, &QAction::triggered, m_commands, &WindowCommands::openAbout);
    connect(m_actions, &WindowActions::placeChosen, m_places, &OpenPlaces::show);
    connect(m_actions, &WindowActions::themeChosen, this, &MainWindow::setThemeMode);
}

void MainWindow::connectParts()
{
    connect(m_placeList, &PlaceList::placeChosen, m_places, &OpenPlaces::show);
    connect(m_placeList, &PlaceList::viewChosen, m_places, [this](const QString &placeKey, const QString &viewKey) {
        m_places->show(placeKey);
        if (Place *current = m_places->current())
            current->showView(viewKey);
    });
    connect(m_places, &OpenPlaces::currentChanged, this, &MainWindow::showCurrent);
    connect(m_places, &OpenPlaces::stateChanged, this, &MainWindow::stateChanged);
    connect(m_places, &OpenPlaces::stepsChanged, this, [this] {
        m_actions->back->setEnabled(m_places->canGoBack());
        m_actions->forward->setEnabled(m_places->canGoForward());
    });
    connect(m_commands, &WindowCommands::recentChanged, this, &MainWindow::stateChanged);
    connect(m_docks, &PlaceDocks::layoutChanged, this, &MainWindow::stateChanged);
    connect(m_docks, &PlaceDocks::roomChanged, this, &MainWindow::takeRoom);
    connect(m_dropTarget, &DropTarget::dropped, m_files, &FileIntake::take);
    connect(m_files, &FileIntake::refused, m_statusStrip, [this](const QString &words) { m_statusStrip->showMessage(words, refusalShownMs); });
    connect(m_notices, &WindowNotices::startServersRequested, this, &MainWindow::startServersRequested);
    connect(m_opening, &OpeningPage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_opening, &OpeningPage::prepareRequested, this, &MainWindow::prepareRequested);
    connect(m_opening, &OpeningPage::connectionRequested, m_servers, &ServerChoice::openDialog);
}

void MainWindow::showServerNews(const ServerNews &news) { m_notices->tellServers(news); }

void MainWindow::takeRoom()
{
    m_topBar->setNameWidth(m_docks->room().hasPlaceList() ? m_placeList->width() : 0);
    m_topBar->offerPanels(m_docks->room().hasAll() ? QList<QAction *>() : m_docks->toggleActions());
}

void MainWindow::showOpening(const QString &step)
{
    m_notices->hideServers();
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
    m_statusStrip->watch(services.connection);
    for (Place *each : makePlaces(services, *m_files, m_stack))
        addPlace(each);
    m_placeList->setPlaces(m_places->all());
    m_actions->setPlaces(m_places->all());
    m_actions->setDockActions(m_docks->toggleActions());
    takeRoom();
    const bool takesDocuments = place(QStringLiteral("documents"));
    m_actions->importFiles->setEnabled(true);
    m_actions->addDocuments->setEnabled(takesDocuments);
    m_dropTarget->setOpen(true, takesDocuments);
    m_places->open();
    m_files->open(services.makeImportSink);
}

void MainWindow::addPlace(Place *place)
{
    m_stack->addWidget(place);
    m_docks->addDocksOf(place);
    m_places->add(place);
    const QString key = place->key();
    connect(place, &Place::detailWanted, m_docks, &PlaceDocks::showDetail);
    connect(place, &Place::summaryChanged, this, [this, key](const QString &text) { m_placeList->setSummary(key, text); });
    connect(place, &Place::statusChanged, this, [this, place](const QString &text) {
        if (m_places->isCurrent(place))
            m_statusStrip->setPlaceStatus(text);
    });
    connect(place, &Place::viewsChanged, this, [this] { m_placeList->showPresent(m_places->current()); });
}

void MainWindow::closePlaces()
{
    m_places->leave();
    m_stack->setCurrentWidget(m_opening); // hides the places while their panels still exist
    m_topBar->follow(nullptr);
    m_statusStrip->clear();
    m_actions->showCommandsOf(nullptr);
    m_actions->setPlaces({});
    for (QAction *action : {m_actions->importFiles, m_actions->addDocuments, m_actions->back, m_actions->forward})
        action->setEnabled(false);
    m_files->close();
    m_dropTarget->setOpen(false);
    m_placeList->setPlaces({});
    m_actions->setDockActions({});
    m_places->close(); // before the docks, because places use their panels until they are destroyed
    m_docks->clear();
    m_actions->setDockActions(m_docks->toggleActions());
    takeRoom();
}

QVariantMap MainWindow::state() const
{
    return {{QStringLiteral("geometry"), saveGeometry()},   {QStringLiteral("docks"), m_docks->state()},
            {QStringLiteral("theme"), nameOf(m_themeMode)}, {QStringLiteral("place"), m_places->currentKey()},
            {QStringLiteral("places"), m_places->states()}, {QStringLiteral("recentCommands"), m_commands->recent()}};
}

void MainWindow::restoreState(const QVariantMap &state)
{
    if (restoreGeometry(state.value(QStringLiteral("geometry")).toByteArray()))
        fitIntoScreen(*this); // the saved size may be from a larger screen
    setThemeMode(themeModeFromName(state.value(QStringLiteral("theme")).toString()).value_or(m_themeMode));
    m_commands->restoreRecent(state.value(QStringLiteral("recentCommands")).toStringList());
    m_places->restoreStates(state.value(QStringLiteral("places")).toMap());
    m_docks->restoreState(state.value(QStringLiteral("docks")).toMap());
    showPlace(state.value(QStringLiteral("place")).toString());
}

Place *MainWindow::place(const QString &key) const { return m_places->find(key); }
void MainWindow::showPlace(const QString &key) { m_places->show(key); }

void MainWindow::showCurrent(Place *place)
{
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

void MainWindow::setThemeMode(ThemeMode mode)
{
    m_themeMode = mode;
    theme::apply(mode);
    m_actions->checkTheme(mode);
    Q_EMIT stateChanged();
}

bool MainWindow::isSettled() const { return m_places->current() ? m_places->current()->isSettled() : m_opening->isFailed(); }

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> panes{m_placeList};
    if (m_places->current())
        panes.append(m_places->current());
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
