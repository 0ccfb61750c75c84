// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "app/work/document_workers.h"
#include "storage/api/documents/document_source.h"
#include "storage/storage.h"

#include <QCommandLineParser>

#include <functional>
#include <stop_token>

namespace lectern::ctl {

/// The options of every command that has workers of its own: `--concurrency N`, `--lease-seconds N`.
void addWorkerOptions(QCommandLineParser &line);
/// What they say; sensible values without them. In words what is wrong with them.
[[nodiscard]] tl::expected<app::DocumentWorkers::Options, QString> workerOptionsOf(const QCommandLineParser &line);
/// Workers over the storage's queue.
[[nodiscard]] std::unique_ptr<app::DocumentWorkers> startWorkers(Storage &storage, const AnalysisSettings &settings,
                                                                 const app::DocumentWorkers::Options &options);

/// Whether no work on the document is waiting or running: its text failed, or its analysis ended one way or the other.
[[nodiscard]] bool isSettled(const Document &document);

/// Blocks until the document is settled. `tell` hears the document each time it was looked at. An error ends the wait, too: stop was
/// asked (Cancelled), the workers may not work, no work is queued (whoever removed it), PostgreSQL was away, or took nothing, for longer than `timeout`.
[[nodiscard]] Result<Document> awaitSettled(DocumentSource &documents, DocumentId id, app::DocumentWorkers &workers,
                                            const std::function<void(const Document &)> &tell, const std::stop_token &stop,
                                            std::chrono::seconds timeout = std::chrono::minutes(2));

} // namespace lectern::ctl
