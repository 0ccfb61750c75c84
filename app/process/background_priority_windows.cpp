// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/background_priority.h"

#include <windows.h>

namespace lectern::app {

/// Not the background mode, in which reading a disk nearly stops. Processes started by this thread get a lower priority where they are
/// started: see worker_process_windows.cpp.
void lowerThreadPriority() { ::SetThreadPriority(::GetCurrentThread(), THREAD_PRIORITY_LOWEST); }

} // namespace lectern::app
