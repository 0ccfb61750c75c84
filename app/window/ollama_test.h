// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis_settings.h"
#include "storage/api/result.h"

#include <QFuture>

namespace lectern::app {

/// Checks within seconds, on its own thread, whether the configured Ollama answers and has the model.
[[nodiscard]] QFuture<Result<void>> testOllama(const AnalysisSettings &settings);

} // namespace lectern::app
