// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// Which engine reads contracts, and where Ollama is.
struct AnalysisSettings {
    QString engine = QStringLiteral("builtin"); ///< "builtin" or "ollama": of documents for which no other was asked.
    QString ollamaUrl;                          ///< Empty: none is configured.
    QString ollamaModel = QStringLiteral("llama3.2:3b");
    QString embeddingModel; ///< Of that Ollama; orders similar clauses by meaning. Empty: by words alone.
    friend bool operator==(const AnalysisSettings &, const AnalysisSettings &) = default;
};

} // namespace lectern
