// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/background_priority.h"

#include <sys/resource.h>

namespace lectern::app {

void lowerThreadPriority()
{
    constexpr int niceness = 10;
    // On Linux niceness is per thread, and 0 means the calling one. A failure is harmless.
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, niceness));
}

} // namespace lectern::app
