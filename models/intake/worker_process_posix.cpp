// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/worker_process.h"

#include "models/frames/parse_frames.h"
#include "models/frames/refusal.h"
#include "storage/api/files/descriptor_posix.h"
#include "storage/api/files/opened_file.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::intake {

using namespace frames;

namespace {

/// Moves a descriptor above the numbers that the child uses, so that placing one there closes none of the others.
Descriptor raised(Descriptor low)
{
    constexpr int lowest = 10;
    return Descriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, lowest));
}

QString systemWords() { return QString::fromLocal8Bit(std::strerror(errno)); }

StorageError noWorker(const QString &why)
{
    return {ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("the document reader cannot be started: %1").arg(why)};
}

Result<Descriptor> openFile(const DocumentInput &input)
{
    const auto file = OpenedFile::open(input.path, input.folder);
    if (!file)
        return failureOf(file);
    if (file->size() == 0)
        return tl::make_unexpected(errorOf(Refusal::Empty, input.name));
    if (file->size() > frames::maxFileBytes)
        return tl::make_unexpected(errorOf(Refusal::FileTooLarge, input.name));
    return Descriptor(file->duplicateDescriptor());
}

Result<Descriptor> keepInMemory(const DocumentInput &input)
{
    if (input.bytes.isEmpty())
        return tl::make_unexpected(errorOf(Refusal::Empty, input.name));
    if (input.bytes.size() > frames::maxFileBytes)
        return tl::make_unexpected(errorOf(Refusal::FileTooLarge, input.name));
    Descriptor memory(::memfd_create("lectern-document", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    for (qsizetype done = 0; memory.isOpen() && done < input.bytes.size();) {
        const ssize_t written = ::write(memory.get(), input.bytes.constData() + done, size_t(input.bytes.size() - done));
        if (written < 0 && errno != EINTR)
            memory.close();
        done += std::max<ssize_t>(written, 0);
    }
    constexpr int everySeal = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    if (!memory.isOpen() || ::fcntl(memory.get(), F_ADD_SEALS, everySeal) != 0)
        return failure(ErrorCode::Unavailable, FaultyPart::Lectern, unreadableSentence(input.name, systemWords()));
    return memory;
}

/// The child's ends of the pipes, raised, and this side's ends.
struct Pipes {
    Descriptor requestsOfChild, requests, answersOfChild, answers, nowhere;
};

Result<Pipes> openPipes()
{
    std::array<int, 2> sockets{-1, -1}, pipe{-1, -1};
    // A socket, because writing to one without a reader can return an error instead of raising a signal.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0)
        return tl::make_unexpected(noWorker(systemWords()));
    Pipes pipes;
    pipes.requestsOfChild = raised(Descriptor(sockets[0]));
    pipes.requests = Descriptor(sockets[1]);
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return tl::make_unexpected(noWorker(systemWords()));
    pipes.answers = Descriptor(pipe[0]);
    pipes.answersOfChild = raised(Descriptor(pipe[1]));
    pipes.nowhere = raised(Descriptor(::open("/dev/null", O_RDWR | O_CLOEXEC)));
    ::fcntl(pipes.answers.get(), F_SETPIPE_SZ, 1 << 20); // Pictures have megabytes; if refused, it only is slower.
    ::fcntl(pipes.answers.get(), F_SETFL, O_NONBLOCK);
    if (!pipes.requestsOfChild.isOpen() || !pipes.answersOfChild.isOpen() || !pipes.nowhere.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    return pipes;
}

/// Returns 0 or an errno.
int spawn(pid_t &pid, const QString &program, const Pipes &pipes, int document)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    ::posix_spawn_file_actions_adddup2(&actions, pipes.requestsOfChild.get(), 0);
    ::posix_spawn_file_actions_adddup2(&actions, pipes.answersOfChild.get(), 1);
    ::posix_spawn_file_actions_adddup2(&actions, pipes.nowhere.get(), 2);
    ::posix_spawn_file_actions_adddup2(&actions, document, 3);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, 4);
    sigset_t none, every;
    ::sigemptyset(&none);
    ::sigfillset(&every);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &every);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    const QByteArray path = QFile::encodeName(program);
    std::array<char *, 2> arguments{const_cast<char *>(path.constData()), nullptr};
    // The child gets nothing of this environment. OpenMP reads its variable before main() and would start threads for OCR.
    static char oneThread[] = "OMP_THREAD_LIMIT=1";
    std::array<char *, 2> environment{oneThread, nullptr};
    const int error = ::posix_spawn(&pid, path.constData(), &actions, &attributes, arguments.data(), environment.data());
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
    return error;
}

} // namespace

Result<DocumentDescriptor> DocumentDescriptor::open(const DocumentInput &input)
{
    auto opened = input.path.isEmpty() ? keepInMemory(input) : openFile(input);
    if (!opened)
        return failureOf(opened);
    Descriptor high = raised(std::move(*opened));
    if (!high.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    return DocumentDescriptor(high.release());
}

DocumentDescriptor::~DocumentDescriptor()
{
    if (m_native >= 0)
        ::close(m_native);
}

struct WorkerProcess::Native {
    pid_t pid = -1;
    Descriptor requests, answers, wakeUp;
};

WorkerProcess::WorkerProcess(std::unique_ptr<Native> native) : m_native(std::move(native)) {}

QString WorkerProcess::programName() { return QStringLiteral("lectern-parse-worker"); }

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const QString &program, const DocumentDescriptor &document)
{
    auto pipes = openPipes();
    if (!pipes)
        return failureOf(pipes);
    auto native = std::make_unique<Native>();
    native->wakeUp = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!native->wakeUp.isOpen())
        return tl::make_unexpected(noWorker(systemWords()));
    if (const int error = spawn(native->pid, program, *pipes, document.native()); error != 0) {
        errno = error;
        return tl::make_unexpected(noWorker(systemWords()));
    }
    native->requests = std::move(pipes->requests);
    native->answers = std::move(pipes->answers);
    return std::unique_ptr<WorkerProcess>(new WorkerProcess(std::move(native)));
}

WorkerProcess::~WorkerProcess()
{
    ::kill(m_native->pid, SIGKILL);
    while (::waitpid(m_native->pid, nullptr, 0) < 0 && errno == EINTR) {}
}

WorkerEvent WorkerProcess::wait(QByteArray &into, QDeadlineTimer deadline)
{
    while (true) {
        std::array<pollfd, 2> watched{pollfd{m_native->wakeUp.get(), POLLIN, 0}, pollfd{m_native->answers.get(), POLLIN, 0}};
        const qint64 left = deadline.remainingTime();
        const int ready = ::poll(watched.data(), watched.size(), int(std::clamp<qint64>(left, -1, 3'600'000)));
        if (ready == 0)
            return WorkerEvent::TimedOut;
        if (ready < 0)
            continue;
        if (watched[0].revents != 0) {
            quint64 count = 0;
            if (::read(m_native->wakeUp.get(), &count, sizeof count) == sizeof count)
                return WorkerEvent::Woken;
        }
        if (watched[1].revents == 0)
            continue;
        constexpr qsizetype step = 1 << 20;
        const qsizetype before = into.size();
        into.resize(before + step);
        const ssize_t got = ::read(m_native->answers.get(), into.data() + before, size_t(step));
        into.resize(before + std::max<ssize_t>(got, 0));
        if (got > 0)
            return WorkerEvent::Bytes;
        if (got == 0 || (errno != EAGAIN && errno != EINTR))
            return WorkerEvent::Ended;
    }
}

bool WorkerProcess::send(QByteArrayView frame)
{
    while (!frame.isEmpty()) {
        const ssize_t sent = ::send(m_native->requests.get(), frame.data(), size_t(frame.size()), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        frame = frame.sliced(sent);
    }
    return true;
}

void WorkerProcess::wake()
{
    const quint64 one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_native->wakeUp.get(), &one, sizeof one);
}

qint64 WorkerProcess::processId() const { return m_native->pid; }

} // namespace lectern::intake
