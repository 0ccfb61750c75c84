// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/worker_process.h"

#include <qglobal.h>

#ifndef Q_OS_UNIX

#include "models/frames/refusal.h"

namespace lectern::intake {

using namespace frames;

// Without a sandbox nothing is parsed: until workers run here with a restricted token in a job object, none is started.

struct WorkerProcess::Native {
};

Result<DocumentDescriptor> DocumentDescriptor::open(const DocumentInput &input)
{
    return tl::make_unexpected(errorOf(Refusal::NoSandbox, input.name));
}
DocumentDescriptor::~DocumentDescriptor() = default;

Result<std::unique_ptr<WorkerProcess>> WorkerProcess::start(const QString &, const DocumentDescriptor &)
{
    return failure(ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("the document reader does not run on this system yet"));
}
WorkerProcess::WorkerProcess(std::unique_ptr<Native> native) : m_native(std::move(native)) {}
WorkerProcess::~WorkerProcess() = default;
WorkerEvent WorkerProcess::wait(QByteArray &, QDeadlineTimer) { return WorkerEvent::Ended; }
bool WorkerProcess::send(QByteArrayView) { return false; }
void WorkerProcess::wake() {}
qint64 WorkerProcess::processId() const { return 0; }

} // namespace lectern::intake

#endif
