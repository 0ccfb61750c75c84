// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "storage/api/result.h"
#include "storage/api/reviews/import_sink.h"

#include <stop_token>

namespace lectern::imports {

/// Imports the sample reviews that are compiled in, so that the first start has something to show.
/// Thread: blocks the caller's. A repeated import adds nothing.
[[nodiscard]] Result<ImportCounts> importSample(ImportSink &sink, const ImportProgressHandler &progress = {}, std::stop_token stop = {});

} // namespace lectern::imports
