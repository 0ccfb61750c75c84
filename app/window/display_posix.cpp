// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/display.h"

namespace lectern::app {

std::optional<EarlyEnd> settleDisplay(const WindowOptions &options)
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return std::nullopt;
    }
    if (options.screenshotFile.isEmpty())
        return EarlyEnd{1,
                        QStringLiteral("lectern: There is no display here, so no window can open.\n"
                                       "A picture of it can be had without one:  lectern --screenshot lectern.png")};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::nullopt;
}

} // namespace lectern::app
