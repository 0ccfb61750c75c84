// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

namespace lectern::app {

/// Where the window of a home is reached by later starts of the program.
struct InstanceAddress {
    QString socket; ///< For QLocalServer.
    QString lock;   ///< A file that the process of this window holds locked.
};

/// Of this user's windows on `home`, which is created if it is missing. The folder of both is the user's alone; Denied: it is not, or
/// cannot be made.
[[nodiscard]] Result<InstanceAddress> instanceAddressOf(const QString &home);

} // namespace lectern::app
