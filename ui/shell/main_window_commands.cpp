// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the whole window: the palette that finds them, and the dialogs that some of them open.
#include "ui/kit/place/place.h"
#include "ui/kit/place/window_actions.h"
#include "ui/shell/connection/connection_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette/command_palette.h"
#include "ui/shell/palette/help_page.h"

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr qsizetype maxRecentCommandCount = 20;

} // namespace

/// Those of the places first, the current one's before the others'.
QList<Command> MainWindow::commands() const
{
    QList<Place *> places = m_places;
    std::stable_sort(places.begin(), places.end(), [this](const Place *one, const Place *other) { return one == m_current && other != m_current; });
    QList<Command> commands;
    for (const Place *each : std::as_const(places)) {
        for (QAction *action : each->commands())
            commands.append(Command{action, each->title()});
    }
    for (QAction *action : m_actions->withPlacesAndDocks())
        commands.append(Command{action, QString()});
    return commands;
}

void MainWindow::openCommandPalette()
{
    if (findChild<CommandPalette *>())
        return;
    auto *palette = new CommandPalette(commands(), m_recentCommands, this);
    connect(palette, &CommandPalette::chosen, this, [this](QAction *action, const QString &id) {
        m_recentCommands.removeAll(id);
        m_recentCommands.prepend(id);
        m_recentCommands = m_recentCommands.mid(0, maxRecentCommandCount);
        runCommand(action);
        Q_EMIT stateChanged();
    });
    palette->open();
}

/// A command of a place works on what stands there: go there first.
void MainWindow::runCommand(QAction *action)
{
    for (const Place *each : std::as_const(m_places)) {
        if (each->commands().contains(action))
            showPlace(each->key());
    }
    action->trigger();
}

void MainWindow::openConnectionDialog()
{
    const ConnectionTest test = m_services.testConnections ? m_services.testConnections : m_connectionTest;
    auto *dialog = new ConnectionDialog(m_postgresUrl, m_redisUrl, test, m_connectionLimit, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDialog::saved, this, [this](const QString &postgresUrl, const QString &redisUrl) {
        m_postgresUrl = postgresUrl;
        m_redisUrl = redisUrl;
        Q_EMIT serversChosen(postgresUrl, redisUrl);
    });
    dialog->open();
}

void MainWindow::openHelp()
{
    auto *page = new HelpPage(commands(), this);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->show();
}

void MainWindow::openAbout()
{
    auto *about = new AboutDialog(this);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

} // namespace lectern::ui
