// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/command_line.h"

namespace lectern::app {

QStringList commandLineArguments(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void joinTerminal() {} // a terminal is a process's from the beginning

} // namespace lectern::app
