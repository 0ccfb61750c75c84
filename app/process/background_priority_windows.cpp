// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/background_priority.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <windows.h>

namespace lectern::app {

void lowerThreadPriority() { ::SetThreadPriority(::GetCurrentThread(), THREAD_MODE_BACKGROUND_BEGIN); }

} // namespace lectern::app

#endif
