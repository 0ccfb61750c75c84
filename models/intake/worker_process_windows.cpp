// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/worker_process.h"

#include "models/frames/parse_frames.h"
#include "models/frames/refusal.h"
#include "models/intake/worker_launch_windows.h"
#include "storage/api/files/opened_file.h"

#include <cstring>

#include <io.h>

namespace lectern::intake {

using namespace frames;

namespace {

StorageError noWorker(const QString &why)
{
    return {ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("the document reader cannot be started: %1").arg(why)};
}

/// Handles have 32 significant bits.
int numberOf(HANDLE handle) { return int(reinterpret_cast<intptr_t>(handle)); }
HANDLE handleOf(int number) { return reinterpret_cast<HANDLE>(intptr_t(number)); }

/// Another handle of the same thing, with these rights only.
Handle copyOf(HANDLE handle, DWORD rights)
{
    HANDLE copy = nullptr;
    const HANDLE self = ::GetCurrentProcess();
    return ::DuplicateHandle(self, handle, self, &copy, rights, FALSE, 0) ? Handle(copy) : Handle();
}

Result<Handle> openFile(const DocumentInput &input)
{
    const auto file = OpenedFile::open(input.path, input.folder);
    if (!file)
        return failureOf(file);
    if (file->size() == 0)
        return tl::make_unexpected(errorOf(Refusal::Empty, input.name));
    if (file->size() > frames::maxFileBytes)
        return tl::make_unexpected(errorOf(Refusal::FileTooLarge, input.name));
    const int descriptor = file->duplicateDescriptor();
    Handle handle = descriptor < 0 ? Handle() : copyOf(reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor)), FILE_GENERIC_READ);
    if (descriptor >= 0)
        OpenedFile::closeDescriptor(descriptor);
    if (!handle.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    return handle;
}

/// The bytes in a section of memory that can no longer be changed, behind their length.
Result<Handle> keepInMemory(const DocumentInput &input)
{
    if (input.bytes.isEmpty())
        return tl::make_unexpected(errorOf(Refusal::Empty, input.name));
    if (input.bytes.size() > frames::maxFileBytes)
        return tl::make_unexpected(errorOf(Refusal::FileTooLarge, input.name));
    const qint64 length = input.bytes.size();
    const Handle section(::CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE, 0, DWORD(length + qint64(sizeof length)), nullptr));
    auto *view = section.isOpen() ? static_cast<char *>(::MapViewOfFile(section.get(), FILE_MAP_WRITE, 0, 0, 0)) : nullptr;
    if (!view)
        return failure(ErrorCode::Unavailable, FaultyPart::Lectern, unreadableSentence(input.name, systemWords()));
    std::memcpy(view, &length, sizeof length);
    std::memcpy(view + sizeof length, input.bytes.constData(), size_t(length));
    ::UnmapViewOfFile(view);
    Handle readable = copyOf(section.get(), SECTION_MAP_READ | SECTION_QUERY);
    if (!readable.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    return readable;
}

} // namespace

Result<DocumentDescriptor> DocumentDescriptor::open(const DocumentInput &input)
{
    auto opened = input.path.isEmpty() ? keepInMemory(input) : openFile(input);
    if (!opened)
        return failureOf(opened);
    return DocumentDescriptor(numberOf(opened->release()));
}

DocumentDescriptor::~DocumentDescriptor()
{
    if (m_native != -1)
        ::CloseHandle(handleOf(m_native));
}

/// The worker's ends are gone; a read is always pending, or its bytes wait to be fetched.
struct WorkerProcess::Native {
    LaunchedWorker worker;
    Handle requests, answers, wakeUp, arrived;
    OVERLAPPED overlapped{};
    QByteArray buffer = QByteArray(1 << 20, Qt::Uninitialized);
    bool isReading = false;

    /// False: the worker's end is closed.
    bool beginReading()
    {
        if (isReading)
            return true;
        overlapped = {};
        overlapped.hEvent = arrived.get();
        isReading = ::ReadFile(answers.get(), buffer.data(), DWORD(buffer.size()), nullptr, &overlapped) || ::GetLastError() == ERROR_IO_PENDING;
        return isReading;
    }
};

WorkerProcess::WorkerProcess(std::unique_ptr<Native> native) : m_native(std::move(native)) {}

QString WorkerProcess::programName() { return QStringLiteral("lectern-parse-worker.exe"); }

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const QString &program, const DocumentDescriptor &document)
{
    auto pipes = openWorkerPipes();
    if (!pipes)
        return tl::make_unexpected(noWorker(systemWords()));
    auto native = std::make_unique<Native>();
    native->wakeUp = Handle(::CreateEventW(nullptr, FALSE, FALSE, nullptr));
    native->arrived = Handle(::CreateEventW(nullptr, TRUE, FALSE, nullptr));
    if (!native->wakeUp.isOpen() || !native->arrived.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    auto worker = launchWorker(program, *pipes, handleOf(document.native()));
    if (!worker)
        return tl::make_unexpected(noWorker(worker.error()));
    native->worker = std::move(*worker);
    native->requests = std::move(pipes->requests);
    native->answers = std::move(pipes->answers);
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(std::move(native)));
}

WorkerProcess::~WorkerProcess()
{
    ::TerminateJobObject(m_native->worker.job.get(), 1);
    ::WaitForSingleObject(m_native->worker.process.get(), INFINITE);
    DWORD got = 0;
    if (m_native->isReading) {
        ::CancelIoEx(m_native->answers.get(), &m_native->overlapped);
        ::GetOverlappedResult(m_native->answers.get(), &m_native->overlapped, &got, TRUE); // nobody writes into the buffer any more
    }
}

WorkerEvent WorkerProcess::wait(QByteArray &into, QDeadlineTimer deadline)
{
    if (!m_native->beginReading())
        return WorkerEvent::Ended;
    const std::array<HANDLE, 2> watched{m_native->wakeUp.get(), m_native->arrived.get()};
    const qint64 left = deadline.remainingTime();
    const DWORD limit = left < 0 ? INFINITE : DWORD(std::min<qint64>(left, 3'600'000));
    const DWORD which = ::WaitForMultipleObjects(DWORD(watched.size()), watched.data(), FALSE, limit);
    if (which == WAIT_TIMEOUT)
        return WorkerEvent::TimedOut;
    if (which == WAIT_OBJECT_0)
        return WorkerEvent::Woken;
    DWORD got = 0;
    const bool isRead = ::GetOverlappedResult(m_native->answers.get(), &m_native->overlapped, &got, FALSE);
    m_native->isReading = false;
    if (!isRead || got == 0)
        return WorkerEvent::Ended;
    into.append(m_native->buffer.constData(), got);
    return WorkerEvent::Bytes;
}

bool WorkerProcess::send(QByteArrayView frame)
{
    while (!frame.isEmpty()) {
        DWORD written = 0;
        if (!::WriteFile(m_native->requests.get(), frame.data(), DWORD(frame.size()), &written, nullptr) || written == 0)
            return false;
        frame = frame.sliced(written);
    }
    return true;
}

void WorkerProcess::wake() { ::SetEvent(m_native->wakeUp.get()); }

qint64 WorkerProcess::processId() const { return ::GetProcessId(m_native->worker.process.get()); }

} // namespace lectern::intake
