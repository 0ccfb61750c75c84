// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_report.h"

#include "app/process/crash_text.h"

#include <QDateTime>
#include <QDir>

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <ctime>

#include <windows.h>

namespace lectern::app {

namespace {

constexpr DWORD abortCode = 0xE0000001; // of an exception that stands for abort()

std::array<wchar_t, 1024> folder{};
std::array<wchar_t, 1024> file{};
std::atomic_flag isReporting = ATOMIC_FLAG_INIT;
CrashText text;

void addPlace(const void *address)
{
    HMODULE module = nullptr;
    std::array<char, MAX_PATH> path{};
    constexpr DWORD wish = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (::GetModuleHandleExA(wish, static_cast<const char *>(address), &module)
        && ::GetModuleFileNameA(module, path.data(), DWORD(path.size() - 1)) > 0) {
        const char *slash = std::strrchr(path.data(), '\\');
        text.addName(slash ? slash + 1 : path.data());
        text.add("+");
        text.addHex(quintptr(address) - quintptr(module));
    } else {
        text.add("unknown");
    }
    text.add("\n");
}

LONG WINAPI handle(EXCEPTION_POINTERS *crash)
{
    if (isReporting.test_and_set())
        return EXCEPTION_CONTINUE_SEARCH;
    ::CreateDirectoryW(folder.data(), nullptr);
    const HANDLE output = ::CreateFileW(file.data(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (output == INVALID_HANDLE_VALUE)
        return EXCEPTION_CONTINUE_SEARCH;
    const EXCEPTION_RECORD &record = *crash->ExceptionRecord;
    text.addHead("", "Windows", ::time(nullptr));
    text.add(record.ExceptionCode == abortCode ? "signal SIGABRT" : "signal exception");
    text.add(", code ");
    text.addHex(record.ExceptionCode);
    text.add("\nstopped at ");
    addPlace(record.ExceptionAddress);
    text.add("calls\n");
    std::array<void *, 62> frames;
    const WORD count = ::CaptureStackBackTrace(0, DWORD(frames.size()), frames.data(), nullptr);
    for (WORD i = 0; i < count; ++i)
        addPlace(static_cast<const char *>(frames[i]) - 1);
    text.add("end\n");
    DWORD written = 0;
    ::WriteFile(output, text.data(), DWORD(text.size()), &written, nullptr);
    ::CloseHandle(output);
    return EXCEPTION_CONTINUE_SEARCH;
}

void raiseAbort(int) { ::RaiseException(abortCode, EXCEPTION_NONCONTINUABLE, 0, nullptr); }

} // namespace

void installCrashReport(const QString &wanted)
{
    const QString start = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'hhmmss"));
    const QString folderName = QDir::toNativeSeparators(wanted);
    const QString fileName = QStringLiteral("%1\\%2-%3.new").arg(folderName, start).arg(::GetCurrentProcessId());
    if (fileName.size() >= qsizetype(file.size()))
        return;
    folderName.toWCharArray(folder.data());
    fileName.toWCharArray(file.data());
    ULONG stackBytes = 64 * 1024; // for a report about a stack that overflowed
    ::SetThreadStackGuarantee(&stackBytes);
    ::SetUnhandledExceptionFilter(handle);
    std::signal(SIGABRT, raiseAbort);
}

void noteLoadedModules() {} // the handler asks the system

} // namespace lectern::app
