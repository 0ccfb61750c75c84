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

/// Progress of an import.
struct ImportProgress {
    qint64 doneBytes = 0; ///< Bytes of the file on disk.
    qint64 totalBytes = 0;
    ImportCounts counts;
    double rowsPerSecond = 0;
    std::optional<std::chrono::seconds> timeLeft; ///< Absent until it can be estimated.
};

/// Result for one file. `counts` are right even if the end of the file was not reached.
struct ImportOutcome {
    ImportCounts counts;
    std::optional<StorageError> error; ///< Set: the file was not read to its end.
    QString rejectsFile;               ///< Empty: nothing was rejected, or the file could not be written.
    std::chrono::milliseconds took{0};
};

using ImportProgressHandler = std::function<void(const ImportProgress &)>;
using MakeImportSink = std::function<std::unique_ptr<ImportSink>()>;

struct ImportJobOptions {
    QString rejectsFolder; ///< Empty: the input's folder.
    bool writeRejects = true;
};

/// Imports a whole planned file into a sink.
///
/// Thread: blocks the caller's, on which the sink is made and used; reading and normalising run on a second
/// thread, at most two chunks ahead. `progress` is called on the caller's thread, at most ten times a second.
[[nodiscard]] ImportOutcome runImport(const ImportPlan &plan, ImportSink &sink, const ImportProgressHandler &progress = {}, std::stop_token stop = {},
                                      const ImportJobOptions &options = {});

} // namespace lectern::imports
