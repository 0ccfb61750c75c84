// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/core_dumps.h"

#include <qglobal.h>

#ifdef Q_OS_UNIX

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lectern::app {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // A program that the kernel pipes cores to is not bound by the limit, and gcore neither: no mapping is worth writing then.
    // PR_SET_DUMPABLE would do that, too, but desktop portals refuse to talk to such a window.
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    [[maybe_unused]] const ssize_t written = ::write(filter, "0", 1);
    ::close(filter);
}

} // namespace lectern::app

#endif
