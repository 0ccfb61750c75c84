// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/intake/document_input.h"
#include "storage/api/result.h"

#include <QByteArrayView>
#include <QDeadlineTimer>

#include <memory>

namespace lectern::intake {

/// A document as an open descriptor that workers can read from the beginning any number of times.
///
/// Thread: any. Owns: the descriptor; for bytes, that of an anonymous memory file that can no longer be changed.
class DocumentDescriptor
{
public:
    /// Fails with one clear sentence: missing, not a file, empty, larger than 256 MiB, not permitted.
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

/// The result of wait().
enum class WorkerEvent {
    Bytes,    ///< The worker wrote bytes.
    Ended,    ///< Its end of the pipe is closed: it has exited, crashed or been killed.
    Woken,    ///< wake() was called.
    TimedOut, ///< The deadline passed.
};

/// One running parse worker. It has an empty environment and four descriptors (requests, answers, errors to nowhere, the
/// document), nothing else of this process.
///
/// Thread: one at a time; wake() from any. Owns: the process; the destructor kills and reaps it.
class WorkerProcess
{
public:
    [[nodiscard]] static QString programName(); ///< Of the worker's file.
    [[nodiscard]] static Result<std::unique_ptr<WorkerProcess>> start(const QString &program, const DocumentDescriptor &document);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess &) = delete;
    WorkerProcess &operator=(const WorkerProcess &) = delete;

    /// Waits until the worker writes, and appends it to `into`.
    [[nodiscard]] WorkerEvent wait(QByteArray &into, QDeadlineTimer deadline);
    /// Sends a small frame. False when the worker has ended.
    [[nodiscard]] bool send(QByteArrayView frame);
    /// Makes the present or the next wait() return Woken.
    void wake();
    [[nodiscard]] qint64 processId() const;

private:
    struct Native;
    explicit WorkerProcess(std::unique_ptr<Native> native);
    std::unique_ptr<Native> m_native;
};

} // namespace lectern::intake
