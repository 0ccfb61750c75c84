// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/core_dumps.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lectern::app {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // The limit does not apply to a program that the kernel pipes core dumps to, nor to gcore: so exclude all mappings from dumps.
    // PR_SET_DUMPABLE would do the same, but desktop portals refuse to talk to such a process.
    const int filter = ::open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
    if (filter < 0)
        return;
    [[maybe_unused]] const ssize_t written = ::write(filter, "0", 1);
    ::close(filter);
}

} // namespace lectern::app
