// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/fitted_dialog.h"
#include "ui/shell/palette/command_palette.h"

namespace lectern::ui {

/// F1: an introduction, and all shortcuts, taken from the commands.
///
/// Thread: GUI.
class HelpPage : public FittedDialog
{
    Q_OBJECT
public:
    HelpPage(const QList<Command> &commands, QWidget *parent);
};

/// Version, what is on this computer, licence, and the components that Lectern uses.
class AboutDialog : public FittedDialog
{
    Q_OBJECT
public:
    AboutDialog(const QStringList &machine, QWidget *parent);
};

} // namespace lectern::ui
