// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::app {

/// The arguments of main() without the program's name, each character as it was typed. Needs no application object.
[[nodiscard]] QStringList commandLineArguments(int argc, char *argv[]);

/// Makes what the program prints readable in the terminal that started it, if there is one.
void joinTerminal();

} // namespace lectern::app
