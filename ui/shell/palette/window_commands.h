// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette/command_palette.h"

namespace lectern::ui {

class OpenPlaces;
class WindowActions;

/// All commands of the places and the window; opens the palette that finds and runs them, and the help that lists them.
///
/// Thread: GUI. Borrows: the places, the window's actions, and the window as the dialogs' parent.
class WindowCommands : public QObject
{
    Q_OBJECT
public:
    WindowCommands(OpenPlaces &places, const WindowActions &actions, QWidget *window);

    void openPalette();
    void openHelp();
    void openAbout();
    /// Sentences for openAbout().
    void setMachine(const QStringList &sentences) { m_machine = sentences; }
    /// Ids of recently run commands, latest first.
    [[nodiscard]] const QStringList &recent() const { return m_recent; }
    void restoreRecent(const QStringList &recent) { m_recent = recent; }

Q_SIGNALS:
    void recentChanged();

private:
    void run(QAction *action);
    [[nodiscard]] QList<Command> all() const;

    OpenPlaces &m_places;
    const WindowActions &m_actions;
    QWidget *m_window;
    QStringList m_recent;
    QStringList m_machine; ///< What is on this computer.
};

} // namespace lectern::ui
