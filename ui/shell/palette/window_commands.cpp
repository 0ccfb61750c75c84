// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/window_commands.h"

#include "ui/kit/place/place.h"
#include "ui/kit/place/window_actions.h"
#include "ui/shell/palette/help_page.h"
#include "ui/shell/places/open_places.h"

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr qsizetype maxRecentCount = 20;

} // namespace

WindowCommands::WindowCommands(OpenPlaces &places, const WindowActions &actions, QWidget *window)
    : QObject(window)
    , m_places(places)
    , m_actions(actions)
    , m_window(window)
{
}

/// Commands of the places first, the current place's before the others'.
QList<Command> WindowCommands::all() const
{
    QList<Place *> places = m_places.all();
    std::stable_sort(places.begin(), places.end(),
                     [this](const Place *one, const Place *other) { return m_places.isCurrent(one) && !m_places.isCurrent(other); });
    QList<Command> commands;
    for (const Place *each : std::as_const(places)) {
        for (QAction *action : each->commands())
            commands.append(Command{action, each->title()});
    }
    for (QAction *action : m_actions.withPlacesAndDocks())
        commands.append(Command{action, QString()});
    return commands;
}

void WindowCommands::openPalette()
{
    if (m_window->findChild<CommandPalette *>())
        return;
    auto *palette = new CommandPalette(all(), m_recent, m_window);
    connect(palette, &CommandPalette::chosen, this, [this](QAction *action, const QString &id) {
        m_recent.removeAll(id);
        m_recent.prepend(id);
        m_recent = m_recent.mid(0, maxRecentCount);
        run(action);
        Q_EMIT recentChanged();
    });
    palette->open();
}

/// A command of a place works on what the place shows, so that place is shown first.
void WindowCommands::run(QAction *action)
{
    for (const Place *each : m_places.all()) {
        if (each->commands().contains(action))
            m_places.show(each->key());
    }
    action->trigger();
}

void WindowCommands::openHelp()
{
    auto *page = new HelpPage(all(), m_window);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

void WindowCommands::openAbout()
{
    auto *about = new AboutDialog(m_machine, m_window);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

} // namespace lectern::ui
