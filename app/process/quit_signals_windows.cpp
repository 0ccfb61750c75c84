// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/quit_signals.h"

#include <QCoreApplication>

#include <windows.h>

namespace lectern::app {

namespace {

/// Ctrl+C or the end of the console that the program was started in. Called on a thread of its own.
BOOL WINAPI noteControl(DWORD)
{
    QCoreApplication::quit();
    return TRUE;
}

} // namespace

QuitSignals::QuitSignals() { ::SetConsoleCtrlHandler(noteControl, TRUE); }

QuitSignals::~QuitSignals() { ::SetConsoleCtrlHandler(noteControl, FALSE); }

} // namespace lectern::app
