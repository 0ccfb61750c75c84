// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis_settings.h"
#include "storage/api/result.h"

#include <QFuture>

namespace lectern::app {

/// Asks the Ollama of these settings whether it is there and has the model, on a thread of its own, within seconds.
[[nodiscard]] QFuture<Result<void>> testOllama(const AnalysisSettings &settings);

} // namespace lectern::app
