// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/window_actions.h"

#include "ui/kit/look/icon.h"
#include "ui/kit/look/menu_keys.h"
#include "ui/kit/place/place.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace lectern::ui {

WindowActions::WindowActions(QMainWindow *window) : QObject(window), m_window(window)
{
    QMenuBar *bar = window->menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    addDocuments = make("document-open", tr("&Add documents..."), QKeySequence::Open, file);
    importFiles = make("document-import", tr("&Import reviews..."), QKeySequence(Qt::CTRL | Qt::Key_I), file);
    connection = make("network-connect", tr("&Connection..."), {}, file);
    file->addSeparator();
    quit = make("application-exit", tr("&Quit"), QKeySequence::Quit, file);
    if (quit->shortcut().isEmpty())
        quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = bar->addMenu(tr("&Edit"));
    find = make("edit-find", tr("&Find"), QKeySequence::Find, edit);
    palette = make("system-run", tr("&Commands..."), QKeySequence(Qt::CTRL | Qt::Key_K), edit);

    m_view = bar->addMenu(tr("&View"));
    makeThemeMenu();
    nextPane = make("go-next", tr("&Next pane"), QKeySequence(Qt::Key_F6), m_view);
    previousPane = make("go-previous", tr("&Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), m_view);
    m_dockSection = m_view->addSeparator();

    m_go = bar->addMenu(tr("&Go"));
    back = make("go-previous", tr("&Back"), QKeySequence(Qt::ALT | Qt::Key_Left), m_go);
    forward = make("go-next", tr("&Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), m_go);
    m_go->addSeparator();

    m_placeMenu = bar->addMenu(QString());
    m_placeMenu->menuAction()->setVisible(false);

    QMenu *helpMenu = bar->addMenu(tr("&Help"));
    help = make("help-contents", tr("&Keyboard and help"), QKeySequence(Qt::Key_F1), helpMenu);
    about = make("help-about", tr("&About Lectern"), {}, helpMenu);
    about->setMenuRole(QAction::AboutRole);
}

QAction *WindowActions::make(const char *iconName, const QString &text, const QKeySequence &keys, QMenu *menu)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcut(keys);
    menu->addAction(action);
    m_own.append(action);
    return action;
}

void WindowActions::makeThemeMenu()
{
    themeMenu = m_view->addMenu(icon(QLatin1String("contrast")), tr("&Theme"));
    m_themes = new QActionGroup(this);
    const auto add = [this](ThemeMode mode, const QString &text, const QString &command) {
        QAction *action = themeMenu->addAction(text, this, [this, mode] { Q_EMIT themeChosen(mode); });
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        action->setWhatsThis(command);
        action->setToolTip(command);
        m_themes->addAction(action);
        m_own.append(action);
    };
    add(ThemeMode::System, tr("As the &system"), tr("Theme as the system"));
    add(ThemeMode::Light, tr("&Light"), tr("Light theme"));
    add(ThemeMode::Dark, tr("&Dark"), tr("Dark theme"));
}

void WindowActions::setPlaces(const QList<Place *> &places)
{
    qDeleteAll(m_places);
    m_places.clear();
    for (const Place *place : places) {
        const QString key = place->key();
        QAction *action = m_go->addAction(place->title(), this, [this, key] { Q_EMIT placeChosen(key); });
        if (m_places.size() < 9)
            action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + m_places.size())));
        action->setToolTip(tr("Go to %1").arg(place->title()));
        m_places.append(action);
    }
}

void WindowActions::showCommandsOf(const Place *place)
{
    m_placeMenu->clear();
    qDeleteAll(std::exchange(m_placeSubmenus, {}));
    m_placeMenu->menuAction()->setVisible(place && !place->commands().isEmpty());
    if (!place)
        return;
    m_placeMenu->setTitle(place->title());
    for (const CommandGroup &group : place->commandGroups()) {
        if (!group.title.isEmpty())
            m_placeSubmenus.append(m_placeMenu->addMenu(group.title));
        (group.title.isEmpty() ? m_placeMenu : m_placeSubmenus.last())->addActions(group.commands);
    }
    giveMenuKeys(m_window->menuBar()->actions());
}

void WindowActions::setDockActions(const QList<QAction *> &actions)
{
    for (QAction *action : std::as_const(m_docks))
        m_view->removeAction(action);
    m_docks = actions;
    m_view->addActions(actions);
}

void WindowActions::checkTheme(ThemeMode mode)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
}

QList<QAction *> WindowActions::all() const { return m_own + m_places + m_docks; }

} // namespace lectern::ui
