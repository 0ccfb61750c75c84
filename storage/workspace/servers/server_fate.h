// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace lectern::workspace {

/// State of a server as far as it can be judged without connecting.
enum class ServerFate : quint8 {
    Runs,    ///< It may still not answer.
    Died,    ///< It ended without cleaning up: killed or crashed.
    Stopped, ///< It was shut down in order, or never existed.
};

} // namespace lectern::workspace
