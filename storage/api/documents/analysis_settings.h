// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// Which engine analyses contracts, and the address of Ollama.
struct AnalysisSettings {
    QString engine = QStringLiteral("builtin"); ///< "builtin" or "ollama"; for documents that do not name an engine.
    QString ollamaUrl;                          ///< Empty: Ollama is not used.
    QString ollamaModel = QStringLiteral("llama3.2:3b");
    QString embeddingModel; ///< A model of that Ollama; orders similar clauses by meaning. Empty: by words alone.
    friend bool operator==(const AnalysisSettings &, const AnalysisSettings &) = default;
};

} // namespace lectern
