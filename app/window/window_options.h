// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/look/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace lectern::app {

/// What the window's command line asks for.
struct WindowOptions {
    QString screenshotFile; ///< Not empty: draw the window into this file and exit.
    QString place;          ///< Key of the place to show first; empty: the one of last time.
    std::optional<QSize> size;
    std::optional<ui::ThemeMode> theme;
    QStringList files; ///< Absolute paths of files and folders to take in, as if they were dropped on the window.
};

/// The program ends before it opened a window: --help, --version, or arguments that make no sense.
struct EarlyEnd {
    int exitCode = 0;
    QString text; ///< For stdout when exitCode is 0, else for stderr.
};

/// `arguments`: without the program's name. Needs no application object, so that --help works without a display.
[[nodiscard]] std::variant<WindowOptions, EarlyEnd> readWindowOptions(const QStringList &arguments);

/// Where there is no display, Qt would end the program with SIGABRT: a picture is drawn without one instead, and a window
/// says what it lacks. Call it before the application object is made.
[[nodiscard]] std::optional<EarlyEnd> settleDisplay(const WindowOptions &options);

} // namespace lectern::app
