// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/place/window_actions.h"

#include "ui/kit/look/icon.h"
#include "ui/kit/look/menu_keys.h"
#include "ui/kit/place/place.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace lectern::ui {

WindowActions::WindowActions(QMainWindow *window) : ActionSet(window), m_window(window)
{
    QMenuBar *bar = window->menuBar();
    QMenu *file = bar->addMenu(tr("&File"));
    declare(file, Qt::WindowShortcut,
            {{&addDocuments, "document-open", tr("&Add documents..."), {QKeySequence::Open}},
             {&importFiles, "document-import", tr("&Import reviews..."), {Qt::CTRL | Qt::Key_I}},
             {&connection, "network-connect", tr("&Connection...")}});
    file->addSeparator();
    declare(file, Qt::WindowShortcut, {{&quit, "application-exit", tr("&Quit"), {QKeySequence::Quit}}});
    if (quit->shortcut().isEmpty())
        quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    declare(bar->addMenu(tr("&Edit")), Qt::WindowShortcut,
            {{&find, "edit-find", tr("&Find"), {QKeySequence::Find}}, {&palette, "system-run", tr("&Commands..."), {Qt::CTRL | Qt::Key_K}}});

    m_view = bar->addMenu(tr("&View"));
    makeThemeMenu();
    declare(m_view, Qt::WindowShortcut,
            {{&nextPane, "go-next", tr("&Next pane"), {Qt::Key_F6}}, {&previousPane, "go-previous", tr("&Previous pane"), {Qt::SHIFT | Qt::Key_F6}}});
    m_view->addSeparator(); // docks follow

    m_go = bar->addMenu(tr("&Go"));
    declare(m_go, Qt::WindowShortcut,
            {{&back, "go-previous", tr("&Back"), {Qt::ALT | Qt::Key_Left}}, {&forward, "go-next", tr("&Forward"), {Qt::ALT | Qt::Key_Right}}});
    m_go->addSeparator();

    m_placeMenu = bar->addMenu(QString());
    m_placeMenu->menuAction()->setVisible(false);

    declare(bar->addMenu(tr("&Help")), Qt::WindowShortcut,
            {{&help, "help-contents", tr("&Keyboard and help"), {Qt::Key_F1}}, {&about, "help-about", tr("&About Lectern")}});
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::makeThemeMenu()
{
    themeMenu = m_view->addMenu(icon(QLatin1String("contrast")), tr("&Theme"));
    QAction *system, *light, *dark;
    m_themes = makeAlternatives(declare(themeMenu, Qt::WindowShortcut,
                                        {{&system, nullptr, tr("As the &system")}, {&light, nullptr, tr("&Light")}, {&dark, nullptr, tr("&Dark")}}));
    const auto choose = [this](QAction *action, ThemeMode mode, const QString &command) {
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT themeChosen(mode); });
        action->setData(static_cast<int>(mode));
        action->setWhatsThis(command);
        action->setToolTip(command);
    };
    choose(system, ThemeMode::System, tr("Theme as the system"));
    choose(light, ThemeMode::Light, tr("Light theme"));
    choose(dark, ThemeMode::Dark, tr("Dark theme"));
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

} // namespace lectern::ui
