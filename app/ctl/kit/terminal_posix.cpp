// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/terminal.h"

#include <unistd.h>

namespace lectern::ctl {

bool isInputTerminal() { return ::isatty(STDIN_FILENO) != 0; }

bool isErrorTerminal() { return ::isatty(STDERR_FILENO) != 0; }

} // namespace lectern::ctl
