// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/command_palette.h"

#include <QDialog>

namespace lectern {

/// F1: how to find one's way, and every key, taken from the commands themselves.
///
/// Thread: GUI.
class HelpPage : public QDialog
{
    Q_OBJECT
public:
    HelpPage(const QList<Command> &commands, QWidget *parent);
};

/// Version, licence, and the parts Lectern stands on.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

} // namespace lectern
