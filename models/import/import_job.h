// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_plan.h"
#include "storage/api/result.h"
#include "storage/api/reviews/import_sink.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace lectern::imports {

/// How far an import is.
struct ImportProgress {
    qint64 doneBytes = 0; ///< Of the file as it lies on disk.
    qint64 totalBytes = 0;
    ImportCounts counts;
    double rowsPerSecond = 0;
    std::optional<std::chrono::seconds> timeLeft; ///< Absent until it can be told.
};

/// What became of one file. `counts` are right whether or not the end was reached.
struct ImportOutcome {
    ImportCounts counts;
    std::optional<StorageError> error; ///< Set: the file was not read to its end.
    QString rejectsFile;               ///< Empty: nothing was rejected, or it could not be written.
    std::chrono::milliseconds took{0};
};

using ImportProgressHandler = std::function<void(const ImportProgress &)>;
using MakeImportSink = std::function<std::unique_ptr<ImportSink>()>;

struct ImportJobOptions {
    QString rejectsFolder; ///< Empty: next to the input.
    bool writeRejects = true;
};

/// Reads a planned file to its end into a sink.
///
/// Thread: blocks the caller's, which also makes and uses the sink; reading and normalising run on a second
/// one, ahead by at most two chunks. `progress` is called on the caller's thread, at most ten times a second.
[[nodiscard]] ImportOutcome runImport(const ImportPlan &plan, ImportSink &sink, const ImportProgressHandler &progress = {}, std::stop_token stop = {},
                                      const ImportJobOptions &options = {});

} // namespace lectern::imports
