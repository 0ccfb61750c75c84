// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/screen_fit.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr int sideFrame = 2;

}

void fitIntoScreen(QWidget &window)
{
    if (window.isMaximized() || window.isFullScreen())
        return;
    const QRect room = window.screen()->availableGeometry();
    // Before the window manager adds a frame, estimates its size: the style's title bar and a few pixels at the sides.
    const bool isFramed = window.isVisible() && window.frameGeometry() != window.geometry();
    const QSize frame = isFramed ? window.frameGeometry().size() - window.size()
                                 : QSize(2 * sideFrame, sideFrame + window.style()->pixelMetric(QStyle::PM_TitleBarHeight));
    window.resize(window.size().boundedTo(room.size() - frame));
    const QSize whole = window.size() + frame;
    const auto within = [](int wanted, int first, int last) { return std::clamp(wanted, first, std::max(first, last)); };
    window.move(within(window.x(), room.left(), room.right() + 1 - whole.width()),
                within(window.y(), room.top(), room.bottom() + 1 - whole.height()));
}

} // namespace lectern::ui
