// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/virtual_screen.h"

#include <array>
#include <functional>

namespace lectern::bench {

/// The real program on a screen of its own, and the position of one review's title on it.
///
/// Thread: the one that started it. Owns: the screen, the process and its home.
class WatchedWindow
{
public:
    WatchedWindow(const QString &postgresUrl, const QString &redisUrl);
    ~WatchedWindow();

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Waits until the screen stops changing. False: it did not.
    [[nodiscard]] bool waitUntilStill() const;
    /// Finds the pixels that change with the title; `write` writes the first or the second title. False: there are none.
    [[nodiscard]] bool findTitle(const std::function<void(int title)> &write);
    /// Whether exactly this title is painted now.
    [[nodiscard]] bool shows(int title) const { return m_screen.grab(m_place) == m_looks[size_t(title)]; }

private:
    VirtualScreen m_screen;
    QTemporaryDir m_home;
    QProcess m_process;
    QRect m_place;
    std::array<VirtualScreen::Pixels, 2> m_looks;
};

} // namespace lectern::bench
