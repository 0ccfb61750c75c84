// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/document_input.h"
#include "storage/api/result.h"

#include <QByteArrayView>
#include <QDeadlineTimer>

#include <memory>

namespace lectern::intake {

/// A document as an open descriptor that a worker can read from its first byte to its last, any number of times.
///
/// Thread: any. Owns: the descriptor; for bytes, a nameless file in memory that nobody can change any more.
class DocumentDescriptor
{
public:
    /// Fails with one clear sentence: no such file, not a file, empty, larger than 256 MiB, not permitted.
    [[nodiscard]] static Result<DocumentDescriptor> open(const DocumentInput &input);
    ~DocumentDescriptor();
    DocumentDescriptor(DocumentDescriptor &&other) noexcept : m_native(std::exchange(other.m_native, -1)) {}
    DocumentDescriptor &operator=(DocumentDescriptor &&other) noexcept
    {
        std::swap(m_native, other.m_native);
        return *this;
    }
    [[nodiscard]] int native() const { return m_native; }

private:
    explicit DocumentDescriptor(int native) : m_native(native) {}
    int m_native = -1;
};

/// What wait() saw.
enum class WorkerEvent {
    Bytes,    ///< The worker wrote some.
    Ended,    ///< Its end of the pipe is closed: it has quit, crashed or was killed.
    Woken,    ///< wake() was called.
    TimedOut, ///< The deadline passed.
};

/// One running parse worker: nothing of this environment, four descriptors (requests, answers, nowhere for its errors, the
/// document), nothing else of this process.
///
/// Thread: one at a time; wake() from any. Owns: the process; the destructor kills and reaps it.
class WorkerProcess
{
public:
    [[nodiscard]] static Result<std::unique_ptr<WorkerProcess>> start(const QString &program, const DocumentDescriptor &document);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess &) = delete;
    WorkerProcess &operator=(const WorkerProcess &) = delete;

    /// Appends what the worker wrote to `into`, waiting until there is some.
    [[nodiscard]] WorkerEvent wait(QByteArray &into, QDeadlineTimer deadline);
    /// A small frame. False when the worker is gone.
    [[nodiscard]] bool send(QByteArrayView frame);
    /// Makes a wait(), now or next, return Woken.
    void wake();
    [[nodiscard]] qint64 processId() const;

private:
    struct Native;
    explicit WorkerProcess(std::unique_ptr<Native> native);
    std::unique_ptr<Native> m_native;
};

} // namespace lectern::intake
