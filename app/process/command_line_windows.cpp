// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/command_line.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include <windows.h>
#include <shellapi.h>

namespace lectern::app {

QStringList commandLineArguments(int, char *[])
{
    struct Free {
        void operator()(wchar_t **words) const { ::LocalFree(words); }
    };
    int count = 0;
    // main() gets them in the system's code page, which lacks most characters.
    const std::unique_ptr<wchar_t *, Free> words(::CommandLineToArgvW(::GetCommandLineW(), &count));
    QStringList arguments;
    for (int i = 1; words && i < count; ++i)
        arguments.append(QString::fromWCharArray(words.get()[i]));
    return arguments;
}

void joinTerminal()
{
    const auto goesNowhere = [](DWORD which) { return ::GetFileType(::GetStdHandle(which)) == FILE_TYPE_UNKNOWN; };
    // A program with a window is started without the console of its parent, and so without its output.
    if (goesNowhere(STD_OUTPUT_HANDLE) && goesNowhere(STD_ERROR_HANDLE) && ::AttachConsole(ATTACH_PARENT_PROCESS)) {
        [[maybe_unused]] std::FILE *const output = std::freopen("CONOUT$", "w", stdout);
        [[maybe_unused]] std::FILE *const errors = std::freopen("CONOUT$", "w", stderr);
    }
    static const UINT former = ::GetConsoleOutputCP();
    if (former != 0 && former != CP_UTF8 && ::SetConsoleOutputCP(CP_UTF8))
        std::atexit([] { ::SetConsoleOutputCP(former); });
}

} // namespace lectern::app
