// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/place_docks.h"

#include "ui/kit/place/place.h"
#include "ui/kit/widgets/dock_title.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

#include <algorithm>
#include <utility>

namespace lectern::ui {

namespace {

constexpr int layoutVersion = 2; ///< Increased when docks change so much that saved layouts are useless.
constexpr int defaultPanelHeight = 205;
constexpr int defaultDetailWidth = 340;
constexpr int leastPanelWidth = 215;

} // namespace

PlaceDocks::PlaceDocks(QMainWindow *window) : QObject(window), m_window(window)
{
    window->setDockNestingEnabled(true);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    m_resized.setSingleShot(true);
    connect(&m_resized, &QTimer::timeout, this, &PlaceDocks::takeRoom);
    window->installEventFilter(this);
}

bool PlaceDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::Resize && !m_resized.isActive() && WindowRoom::of(m_window->size()) != m_room) {
        keepLayout(); // in time: the window has not changed the layout yet
        m_resized.start(0);
    }
    return QObject::eventFilter(watched, event);
}

/// Called after a resize: if the window's room class changed, shows the layout for the new one.
void PlaceDocks::takeRoom()
{
    const WindowRoom room = WindowRoom::of(m_window->size());
    if (room == m_room)
        return;
    m_room = room;
    if (m_place)
        showLayout();
    Q_EMIT roomChanged();
}

void PlaceDocks::addPlaceList(QWidget *list)
{
    m_placeList = new QDockWidget(tr("List of places"), m_window);
    m_placeList->setObjectName(QStringLiteral("dock:places"));
    m_placeList->setFeatures(QDockWidget::DockWidgetClosable);
    m_placeList->setTitleBarWidget(new QWidget(m_placeList));
    m_placeList->setWidget(list);
    m_placeList->toggleViewAction()->setShortcut(QKeySequence(Qt::Key_F9));
    m_window->addDockWidget(Qt::LeftDockWidgetArea, m_placeList);
    connect(m_placeList, &QDockWidget::visibilityChanged, this, [this](bool isVisible) { share(m_placeList, isVisible); });
}

void PlaceDocks::addDocksOf(const Place *place)
{
    if (QWidget *detail = place->detail())
        m_entries.append({makeDock(detail, true), place->key(), true});
    for (QWidget *panel : place->panels())
        m_entries.append({makeDock(panel, false), place->key(), false});
}

QDockWidget *PlaceDocks::makeDock(QWidget *content, bool isDetail)
{
    auto *dock = new QDockWidget(content->windowTitle(), m_window);
    dock->setObjectName(QStringLiteral("dock:") + content->objectName());
    dock->setTitleBarWidget(new DockTitle(dock));
    dock->setWidget(content);
    dock->setAccessibleName(content->windowTitle());
    m_window->addDockWidget(isDetail ? Qt::RightDockWidgetArea : Qt::BottomDockWidgetArea, dock, isDetail ? Qt::Vertical : Qt::Horizontal);
    dock->hide();
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock](bool isVisible) {
        share(dock, isVisible);
        if (!m_isEntering)
            Q_EMIT layoutChanged();
    });
    connect(dock, &QDockWidget::dockLocationChanged, this, [this] {
        if (!m_isEntering)
            Q_EMIT layoutChanged();
    });
    return dock;
}

void PlaceDocks::clear()
{
    keepLayout();
    m_currentKey.clear();
    m_place = nullptr;
    for (const Entry &entry : std::exchange(m_entries, {})) { // receivers of a deletion must not find deleted docks
        m_window->removeDockWidget(entry.dock);
        delete entry.dock;
    }
}

void PlaceDocks::enter(const Place *place)
{
    keepLayout();
    m_place = place;
    m_currentKey = place->key();
    const WindowRoom before = std::exchange(m_room, WindowRoom::of(m_window->size()));
    showLayout();
    if (before != m_room)
        Q_EMIT roomChanged();
}

void PlaceDocks::showLayout()
{
    m_isEntering = true;
    if (!restoreLayout())
        showDefaultLayout();
    m_isEntering = false;
    m_listGaveWay = m_placeList->isHidden()
        && std::any_of(m_entries.cbegin(), m_entries.cend(), [this](const Entry &entry) { return isAside(entry); });
}

/// Shows the place's details and all panels, as far as they fit; other places' panels (the monitor's) first. A place without
/// details or without panels of its own gets the whole space: no panels are shown.
void PlaceDocks::showDefaultLayout()
{
    const bool hasPanels = m_room.hasPanels() && m_place->detail() && !m_place->panels().isEmpty();
    QList<QDockWidget *> details;
    QList<QDockWidget *> own;
    QList<QDockWidget *> others;
    m_placeList->setVisible(m_room.hasPlaceList());
    for (const Entry &entry : std::as_const(m_entries)) {
        const bool isOwn = entry.placeKey == m_currentKey;
        const bool isShown = entry.isDetail ? isOwn && m_room.hasDetail() : hasPanels;
        entry.dock->setFloating(false);
        entry.dock->setVisible(isShown);
        if (isShown)
            (entry.isDetail ? details : isOwn ? own : others).append(entry.dock);
    }
    if (!details.isEmpty())
        m_window->resizeDocks(details, QList<int>(details.size(), defaultDetailWidth), Qt::Horizontal);
    arrangePanels(others + own, m_window->width() - (details.isEmpty() ? 0 : defaultDetailWidth));
}

void PlaceDocks::showDetail()
{
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.isDetail && entry.placeKey == m_currentKey)
            entry.dock->show();
    }
}

bool PlaceDocks::isAside(const Entry &entry) const
{
    return !entry.dock->isHidden() && !entry.dock->isFloating() && m_window->dockWidgetArea(entry.dock) != Qt::BottomDockWidgetArea;
}

/// If list of places and details do not fit together, showing one hides the other; the list comes back when the details are hidden.
void PlaceDocks::share(const QDockWidget *changed, bool isShown)
{
    if (m_isEntering || m_room.hasDetail())
        return;
    const bool isAnyAside = std::any_of(m_entries.cbegin(), m_entries.cend(), [this](const Entry &entry) { return isAside(entry); });
    if (changed == m_placeList) {
        for (const Entry &entry : std::as_const(m_entries)) {
            if (isShown && isAside(entry))
                entry.dock->hide();
        }
    } else if (isAnyAside && !m_placeList->isHidden()) {
        m_listGaveWay = true;
        m_placeList->hide();
    } else if (!isAnyAside && std::exchange(m_listGaveWay, false) && m_room.hasPlaceList()) {
        m_placeList->show();
    }
}

/// Places panels side by side as long as each is wide enough for its figures; the others become tabs behind the last ones.
void PlaceDocks::arrangePanels(const QList<QDockWidget *> &panels, int width)
{
    if (panels.isEmpty())
        return;
    const auto count = static_cast<int>(panels.size());
    const int listWidth = m_room.hasPlaceList() ? m_placeList->width() : 0;
    const int columns = std::clamp((width - listWidth) / leastPanelWidth, 1, count);
    for (QDockWidget *panel : panels)
        m_window->removeDockWidget(panel);
    for (int i = 0; i < count; ++i) {
        if (i == 0)
            m_window->addDockWidget(Qt::BottomDockWidgetArea, panels[i], Qt::Horizontal);
        else if (i < columns)
            m_window->splitDockWidget(panels[i - 1], panels[i], Qt::Horizontal);
        else
            m_window->tabifyDockWidget(panels[columns - 1 - (count - 1 - i) % columns], panels[i]);
        panels[i]->show();
    }
    const QList<QDockWidget *> front = panels.mid(0, columns);
    for (QDockWidget *panel : front)
        panel->raise();
    m_window->resizeDocks(front, QList<int>(front.size(), width / columns), Qt::Horizontal);
    m_window->resizeDocks(front, QList<int>(front.size(), defaultPanelHeight), Qt::Vertical);
}

bool PlaceDocks::restoreLayout()
{
    const auto layout = m_layouts.constFind(layoutKey());
    return layout != m_layouts.constEnd() && m_window->restoreState(*layout, layoutVersion);
}

void PlaceDocks::keepLayout()
{
    if (!m_currentKey.isEmpty())
        m_layouts.insert(layoutKey(), m_window->saveState(layoutVersion));
}

QList<QAction *> PlaceDocks::toggleActions() const
{
    QList<QAction *> actions;
    if (m_placeList)
        actions.append(m_placeList->toggleViewAction());
    for (const Entry &entry : m_entries)
        actions.append(entry.dock->toggleViewAction());
    return actions;
}

QList<QWidget *> PlaceDocks::visiblePanes() const
{
    QList<QWidget *> panes;
    for (const Entry &entry : m_entries) {
        if (entry.dock->isVisible())
            panes.append(entry.dock->widget());
    }
    std::stable_sort(panes.begin(), panes.end(),
                     [](const QWidget *left, const QWidget *right) { return left->mapToGlobal(QPoint()).x() < right->mapToGlobal(QPoint()).x(); });
    return panes;
}

QVariantMap PlaceDocks::state() const
{
    QVariantMap state;
    for (auto layout = m_layouts.cbegin(); layout != m_layouts.cend(); ++layout)
        state.insert(layout.key(), layout.value());
    if (!m_currentKey.isEmpty())
        state.insert(layoutKey(), m_window->saveState(layoutVersion));
    return state;
}

void PlaceDocks::restoreState(const QVariantMap &state)
{
    for (auto layout = state.cbegin(); layout != state.cend(); ++layout)
        m_layouts.insert(layout.key(), layout.value().toByteArray());
    restoreLayout();
}

} // namespace lectern::ui
