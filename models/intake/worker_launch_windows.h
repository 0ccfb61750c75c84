// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/handle_windows.h"

#include <QString>

#include <tl/expected.hpp>

#include <optional>

namespace lectern::intake {

/// The worker's ends of the pipes, and this side's ends. Answers are read while waiting for other things, too (overlapped).
struct WorkerPipes {
    Handle requestsOfChild, requests, answersOfChild, answers;
};
/// None: see GetLastError().
[[nodiscard]] std::optional<WorkerPipes> openWorkerPipes();

/// A process in a job of its own, which ends with the job's last handle.
struct LaunchedWorker {
    Handle process, job;
};
/// Starts a worker that inherits its ends of the pipes and the document, nothing else; with the rights of makeWorkerTokens(), and within a
/// job: no second process, 1 GiB of memory, 60 s of processor time, no clipboard, no desktop. An error is the system's words.
[[nodiscard]] tl::expected<LaunchedWorker, QString> launchWorker(const QString &program, const WorkerPipes &pipes, HANDLE document);

} // namespace lectern::intake
