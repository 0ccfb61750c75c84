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

/// Adds the options of all commands with workers of their own: `--concurrency N`, `--lease-seconds N`.
void addWorkerOptions(QCommandLineParser &line);
/// The values of these options or their defaults, or an error text.
[[nodiscard]] tl::expected<app::DocumentWorkers::Options, QString> workerOptionsOf(const QCommandLineParser &line);
/// Starts workers on the storage's queue.
[[nodiscard]] std::unique_ptr<app::DocumentWorkers> startWorkers(Storage &storage, const AnalysisSettings &settings,
                                                                 const app::DocumentWorkers::Options &options);

/// Whether no work on the document waits or runs: extraction failed, or the analysis has ended.
[[nodiscard]] bool isSettled(const Document &document);

/// Blocks until the document is settled. `tell` is called with the document after each check. Ends with an error if stopped (Cancelled),
/// if the workers are refused, if no work is queued (any more), or if PostgreSQL was away or accepted nothing for longer than `timeout`.
[[nodiscard]] Result<Document> awaitSettled(DocumentSource &documents, DocumentId id, app::DocumentWorkers &workers,
                                            const std::function<void(const Document &)> &tell, const std::stop_token &stop,
                                            std::chrono::seconds timeout = std::chrono::minutes(2));

} // namespace lectern::ctl
