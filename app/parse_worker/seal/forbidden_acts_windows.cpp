// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/seal/forbidden_acts_windows.h"

#include "storage/api/files/handle_windows.h"

#include <array>

#include <winsock2.h>
#include <winternl.h>

namespace lectern::parse {

namespace {

bool startsProcess(const PersonsFolders &)
{
    std::wstring program(32'768, L'\0');
    program.resize(::GetModuleFileNameW(nullptr, program.data(), DWORD(program.size())));
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION started{};
    if (!::CreateProcessW(program.c_str(), nullptr, nullptr, nullptr, FALSE, CREATE_SUSPENDED | CREATE_NO_WINDOW, nullptr, nullptr, &startup,
                          &started))
        return false;
    const Handle process(started.hProcess), thread(started.hThread);
    ::TerminateProcess(process.get(), 1);
    return true;
}

bool writesIn(const std::wstring &folder)
{
    const std::wstring path = folder + L"\\lectern-seal-" + std::to_wstring(::GetCurrentProcessId());
    return Handle(::CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_NEW, FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE, nullptr))
        .isOpen();
}

bool opensProfile(const PersonsFolders &folders)
{
    constexpr DWORD everySharing = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    const Handle listed(
        ::CreateFileW(folders.profile.c_str(), FILE_LIST_DIRECTORY, everySharing, nullptr, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr));
    return listed.isOpen() || writesIn(folders.profile);
}

bool writesTemporaryFile(const PersonsFolders &folders) { return writesIn(folders.temporary); }

bool opensParent(const PersonsFolders &)
{
    PROCESS_BASIC_INFORMATION self{};
    if (::NtQueryInformationProcess(::GetCurrentProcess(), ProcessBasicInformation, &self, sizeof self, nullptr) < 0)
        return true; // unknown is not proved
    const auto parent = DWORD(self.InheritedFromUniqueProcessId);
    for (const DWORD right : {PROCESS_VM_READ, PROCESS_VM_WRITE, PROCESS_DUP_HANDLE, PROCESS_CREATE_THREAD, PROCESS_TERMINATE}) {
        if (Handle(::OpenProcess(right, FALSE, parent)).isOpen())
            return true;
    }
    return false;
}

bool makesSocket(const PersonsFolders &)
{
    const SOCKET made = ::socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (made != INVALID_SOCKET)
        ::closesocket(made);
    // The device behind all sockets, in case that only the library failed.
    const Handle device(::CreateFileW(L"\\\\.\\GLOBALROOT\\Device\\Afd\\Endpoint", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                                      nullptr, OPEN_EXISTING, 0, nullptr));
    return made != INVALID_SOCKET || device.isOpen();
}

bool lacksLimits(const PersonsFolders &)
{
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    constexpr DWORD wanted = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_PROCESS_MEMORY
        | JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    BOOL isInJob = FALSE;
    return !::IsProcessInJob(::GetCurrentProcess(), nullptr, &isInJob) || !isInJob
        || !::QueryInformationJobObject(nullptr, JobObjectExtendedLimitInformation, &limits, sizeof limits, nullptr)
        || (limits.BasicLimitInformation.LimitFlags & wanted) != wanted || limits.BasicLimitInformation.ActiveProcessLimit != 1;
}

} // namespace

const std::vector<ForbiddenAct> &forbiddenActs()
{
    static const std::vector<ForbiddenAct> acts{{"process", startsProcess}, {"profile", opensProfile}, {"temp", writesTemporaryFile},
                                                {"parent", opensParent},    {"socket", makesSocket},   {"job", lacksLimits}};
    return acts;
}

void loadLibrariesOfActs()
{
    WSADATA unused{};
    ::WSAStartup(MAKEWORD(2, 2), &unused);
    const SOCKET made = ::socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (made != INVALID_SOCKET)
        ::closesocket(made);
}

} // namespace lectern::parse
