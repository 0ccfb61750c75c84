// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/server_process_windows.h"

#include "storage/api/files/handle_windows.h"
#include "storage/api/files/start_attributes_windows.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>

namespace lectern::workspace {

namespace {

tl::unexpected<StorageError> systemFailure(const QString &what)
{
    const ErrorCode code = ::GetLastError() == ERROR_ACCESS_DENIED ? ErrorCode::Denied : ErrorCode::Unavailable;
    return failure(code, FaultyPart::Workspace, QStringLiteral("%1: %2").arg(what, systemWords()));
}

/// One word of a command line as the other side's main() will read it.
QString quoted(const QString &word)
{
    QString text = QStringLiteral("\"");
    int backslashes = 0;
    for (const QChar c : word) {
        if (c == u'"')
            text += QString(backslashes + 1, u'\\');
        backslashes = c == u'\\' ? backslashes + 1 : 0;
        text += c;
    }
    return text + QString(backslashes, u'\\') + u'"';
}

/// A pipe that holds the whole content.
Result<Handle> openInput(const QByteArray &content)
{
    HANDLE reading = nullptr, writing = nullptr;
    if (!::CreatePipe(&reading, &writing, nullptr, DWORD(content.size()) + 1))
        return systemFailure(QStringLiteral("cannot make a pipe"));
    Handle input(reading);
    const Handle output(writing);
    DWORD written = 0;
    if (!content.isEmpty() && !::WriteFile(writing, content.constData(), DWORD(content.size()), &written, nullptr))
        return systemFailure(QStringLiteral("cannot write to a pipe"));
    ::SetHandleInformation(reading, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return input;
}

Result<Handle> openLog(const QString &path)
{
    Handle log(::CreateFileW(nativePath(path).c_str(), FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_ALWAYS,
                             FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!log.isOpen())
        return systemFailure(QStringLiteral("cannot write %1").arg(path));
    ::SetHandleInformation(log.get(), HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    return log;
}

struct Started {
    Handle process;
    DWORD id = 0;
};

Result<Started> start(const ServerCommand &command)
{
    const auto input = openInput(command.standardInput);
    const auto log = openLog(command.logFile);
    if (!input || !log)
        return input ? failureOf(log) : failureOf(input);
    QString commandLine = quoted(QDir::toNativeSeparators(command.program));
    for (const QString &argument : command.arguments)
        commandLine += u' ' + quoted(argument);
    const StartAttributes attributes({input->get(), log->get()});
    if (!attributes.isMade())
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program));
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = input->get();
    startup.StartupInfo.hStdOutput = log->get();
    startup.StartupInfo.hStdError = log->get();
    startup.lpAttributeList = attributes.list();
    constexpr DWORD flags = CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP | EXTENDED_STARTUPINFO_PRESENT;
    std::wstring words = commandLine.toStdWString();
    PROCESS_INFORMATION started{};
    if (!::CreateProcessW(nullptr, words.data(), nullptr, nullptr, TRUE, flags, nullptr, nullptr, &startup.StartupInfo, &started))
        return systemFailure(QStringLiteral("cannot start %1").arg(command.program));
    ::CloseHandle(started.hThread);
    return Started{Handle(started.hProcess), started.dwProcessId};
}

/// The process, if it is of this program.
Handle openProcess(qint64 id, const QString &program, DWORD rights)
{
    Handle process(id > 0 ? ::OpenProcess(rights | PROCESS_QUERY_LIMITED_INFORMATION | SYNCHRONIZE, FALSE, DWORD(id)) : nullptr);
    std::wstring path(32'768, L'\0');
    auto size = DWORD(path.size());
    if (!process.isOpen() || !::QueryFullProcessImageNameW(process.get(), 0, path.data(), &size))
        return Handle();
    path.resize(size);
    const bool isOurs = QFileInfo(QDir::fromNativeSeparators(QString::fromStdWString(path))).fileName().compare(program, Qt::CaseInsensitive) == 0;
    return isOurs && ::WaitForSingleObject(process.get(), 0) == WAIT_TIMEOUT ? std::move(process) : Handle();
}

} // namespace

Result<qint64> startDetached(const ServerCommand &command)
{
    const auto started = start(command);
    if (!started)
        return failureOf(started);
    return qint64(started->id);
}

Result<void> runToEnd(const ServerCommand &command)
{
    const auto started = start(command);
    if (!started)
        return failureOf(started);
    DWORD status = 1;
    ::WaitForSingleObject(started->process.get(), INFINITE);
    ::GetExitCodeProcess(started->process.get(), &status);
    if (status == 0)
        return {};
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("%1 failed: %2").arg(command.program, tailOf(command.logFile)));
}

bool isRunning(qint64 id, const QString &program) { return openProcess(id, program, 0).isOpen(); }

bool endProcess(qint64 id, const QString &program)
{
    constexpr DWORD longestMs = 5000;
    const Handle process = openProcess(id, program, PROCESS_TERMINATE);
    return !process.isOpen() || (::TerminateProcess(process.get(), 1) && ::WaitForSingleObject(process.get(), longestMs) == WAIT_OBJECT_0);
}

quint16 freePort(quint16 preferred)
{
    QTcpServer server;
    if (preferred != 0 && server.listen(QHostAddress::LocalHost, preferred))
        return preferred;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QString plainPath(const QString &path)
{
    const QString native = QDir::toNativeSeparators(path);
    const bool isPlain = std::all_of(native.begin(), native.end(), [](QChar c) { return c.unicode() < 128; });
    std::wstring plain(32'768, L'\0');
    plain.resize(isPlain ? 0 : ::GetShortPathNameW(native.toStdWString().c_str(), plain.data(), DWORD(plain.size())));
    return plain.empty() ? native : QString::fromStdWString(plain);
}

} // namespace lectern::workspace
