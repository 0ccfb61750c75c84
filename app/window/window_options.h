// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace lectern::app {

/// The options of the window's command line.
struct WindowOptions {
    QString screenshotFile; ///< Not empty: save a picture of the window to this file and exit.
    QString place;          ///< Key of the place to show first; empty: the last one used.
    std::optional<QSize> size;
    std::optional<ui::ThemeMode> theme;
    QStringList files;           ///< Absolute paths of files and folders to open as if dropped on the window.
    bool opensNewWindow = false; ///< Even if a window of the same home is open.
};

/// The program exits without opening a window: --help, --version, or invalid arguments.
struct EarlyEnd {
    int exitCode = 0;
    QString text; ///< For stdout if exitCode is 0, else for stderr.
};

/// `arguments`: without the program's name. Needs no application object, so that --help works without a display.
[[nodiscard]] std::variant<WindowOptions, EarlyEnd> readWindowOptions(const QStringList &arguments);

} // namespace lectern::app
