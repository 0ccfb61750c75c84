// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/worker_launch_windows.h"

#include "models/intake/worker_token_windows.h"
#include "storage/api/files/start_attributes_windows.h"

#include <QDir>
#include <QRandomGenerator>

#include <array>
#include <string>

namespace lectern::intake {

namespace {

Handle makeJob()
{
    Handle job(::CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_ACTIVE_PROCESS | JOB_OBJECT_LIMIT_PROCESS_MEMORY
        | JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_DIE_ON_UNHANDLED_EXCEPTION;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = 60LL * 10'000'000;
    limits.ProcessMemoryLimit = SIZE_T(1) << 30;
    JOBOBJECT_BASIC_UI_RESTRICTIONS window{};
    window.UIRestrictionsClass = JOB_OBJECT_UILIMIT_DESKTOP | JOB_OBJECT_UILIMIT_DISPLAYSETTINGS | JOB_OBJECT_UILIMIT_EXITWINDOWS
        | JOB_OBJECT_UILIMIT_GLOBALATOMS | JOB_OBJECT_UILIMIT_HANDLES | JOB_OBJECT_UILIMIT_READCLIPBOARD | JOB_OBJECT_UILIMIT_SYSTEMPARAMETERS
        | JOB_OBJECT_UILIMIT_WRITECLIPBOARD;
    const bool isLimited = job.isOpen() && ::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &limits, sizeof limits)
        && ::SetInformationJobObject(job.get(), JobObjectBasicUIRestrictions, &window, sizeof window);
    return isLimited ? std::move(job) : Handle();
}

Handle inheritableCopy(HANDLE handle)
{
    HANDLE copy = nullptr;
    const HANDLE self = ::GetCurrentProcess();
    return ::DuplicateHandle(self, handle, self, &copy, 0, TRUE, DUPLICATE_SAME_ACCESS) ? Handle(copy) : Handle();
}

/// What the process may never do. Older versions of Windows do not know all of it; the job and the token hold without.
struct Policies {
    DWORD children = PROCESS_CREATION_CHILD_PROCESS_RESTRICTED;
    DWORD64 mitigations = PROCESS_CREATION_MITIGATION_POLICY_HEAP_TERMINATE_ALWAYS_ON | PROCESS_CREATION_MITIGATION_POLICY_BOTTOM_UP_ASLR_ALWAYS_ON
        | PROCESS_CREATION_MITIGATION_POLICY_HIGH_ENTROPY_ASLR_ALWAYS_ON | PROCESS_CREATION_MITIGATION_POLICY_EXTENSION_POINT_DISABLE_ALWAYS_ON;

    void addTo(StartAttributes &attributes)
    {
        attributes.add(PROC_THREAD_ATTRIBUTE_CHILD_PROCESS_POLICY, &children, sizeof children);
        attributes.add(PROC_THREAD_ATTRIBUTE_MITIGATION_POLICY, &mitigations, sizeof mitigations);
    }
};

/// Nothing of this environment but what the worker needs to find Windows, and to prove that it can no longer reach this person's folders.
std::wstring environmentOfWorker()
{
    // Windows wants them sorted. OpenMP reads its variable before main() and would start threads for OCR.
    std::wstring block = L"OMP_THREAD_LIMIT=1";
    block += L'\0';
    for (const char *name : {"SystemRoot", "TEMP", "USERPROFILE"}) {
        block += (QLatin1String(name) + u'=' + qEnvironmentVariable(name)).toStdWString();
        block += L'\0';
    }
    block += L'\0';
    return block;
}

std::wstring windowsFolder()
{
    std::array<wchar_t, MAX_PATH> folder{};
    ::GetSystemWindowsDirectoryW(folder.data(), UINT(folder.size()));
    return folder.data();
}

tl::unexpected<QString> failed() { return tl::make_unexpected(systemWords()); }

} // namespace

std::optional<WorkerPipes> openWorkerPipes()
{
    constexpr DWORD answerBytes = 1 << 20; // pictures have megabytes
    auto *random = QRandomGenerator::system();
    const std::wstring name = QStringLiteral("\\\\.\\pipe\\lectern-%1%2")
                                  .arg(random->generate64(), 16, 16, QLatin1Char('0'))
                                  .arg(random->generate64(), 16, 16, QLatin1Char('0'))
                                  .toStdWString();
    OwnerOnly ownerOnly;
    WorkerPipes pipes;
    // Pipes without a name cannot be waited for together with something else.
    pipes.answers = Handle(::CreateNamedPipeW(name.c_str(), PIPE_ACCESS_INBOUND | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
                                              PIPE_TYPE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS, 1, answerBytes, answerBytes, 0,
                                              ownerOnly.attributes()));
    if (!pipes.answers.isOpen())
        return std::nullopt;
    pipes.answersOfChild = Handle(::CreateFileW(name.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    HANDLE reading = nullptr, writing = nullptr;
    if (!pipes.answersOfChild.isOpen() || !::CreatePipe(&reading, &writing, nullptr, 0))
        return std::nullopt;
    pipes.requestsOfChild = Handle(reading);
    pipes.requests = Handle(writing);
    return pipes;
}

tl::expected<LaunchedWorker, QString> launchWorker(const QString &program, const WorkerPipes &pipes, HANDLE document)
{
    const auto tokens = makeWorkerTokens();
    Handle job = makeJob();
    const Handle requests = inheritableCopy(pipes.requestsOfChild.get()), answers = inheritableCopy(pipes.answersOfChild.get()),
                 content = inheritableCopy(document);
    if (!tokens || !job.isOpen() || !requests.isOpen() || !answers.isOpen() || !content.isOpen())
        return failed();
    StartAttributes attributes({requests.get(), answers.get(), content.get()});
    if (!attributes.isMade())
        return failed();
    Policies policies;
    policies.addTo(attributes);

    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = requests.get();
    startup.StartupInfo.hStdOutput = answers.get();
    startup.lpAttributeList = attributes.list();
    const QString path = QDir::toNativeSeparators(program);
    std::wstring commandLine = QStringLiteral("\"%1\" %2").arg(path).arg(quintptr(content.get()), 0, 16).toStdWString();
    std::wstring environment = environmentOfWorker();
    const bool isInBackground = ::GetThreadPriority(::GetCurrentThread()) < THREAD_PRIORITY_NORMAL;
    const DWORD flags = CREATE_SUSPENDED | EXTENDED_STARTUPINFO_PRESENT | CREATE_UNICODE_ENVIRONMENT | CREATE_NO_WINDOW
        | (isInBackground ? BELOW_NORMAL_PRIORITY_CLASS : NORMAL_PRIORITY_CLASS);
    PROCESS_INFORMATION started{};
    if (!::CreateProcessAsUserW(tokens->sealed.get(), path.toStdWString().c_str(), commandLine.data(), nullptr, nullptr, TRUE, flags,
                                environment.data(), windowsFolder().c_str(), &startup.StartupInfo, &started))
        return failed();
    Handle process(started.hProcess);
    const Handle thread(started.hThread);
    if (::AssignProcessToJobObject(job.get(), process.get()) && ::SetThreadToken(&started.hThread, tokens->first.get())
        && ::ResumeThread(thread.get()) != DWORD(-1))
        return LaunchedWorker{std::move(process), std::move(job)};
    const QString why = systemWords();
    ::TerminateProcess(process.get(), 1);
    return tl::make_unexpected(why);
}

} // namespace lectern::intake
