// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/core_dumps.h"

#include <qglobal.h>

#ifdef Q_OS_WIN

#include <windows.h>

namespace lectern::app {

void forbidCoreDumps() { SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX); }

} // namespace lectern::app

#endif
