// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/terminal.h"

#include <windows.h>

namespace lectern::ctl {

namespace {

/// Only a console has a mode; the null device, which isatty() would take for a terminal, has none.
bool isConsole(DWORD which)
{
    DWORD mode = 0;
    return ::GetConsoleMode(::GetStdHandle(which), &mode) != 0;
}

} // namespace

bool isInputTerminal() { return isConsole(STD_INPUT_HANDLE); }

bool isErrorTerminal() { return isConsole(STD_ERROR_HANDLE); }

} // namespace lectern::ctl
