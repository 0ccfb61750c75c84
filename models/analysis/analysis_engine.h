// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"
#include "storage/api/result.h"

#include <functional>
#include <stop_token>

namespace lectern::analysis {

/// How far an analysis is, in pieces of the text.
using AnalysisProgress = std::function<void(int done, int total)>;

/// Reads a document's text and says what stands in it: the one interface that every engine has.
///
/// Thread: analyse() blocks and may be called from any one thread at a time; never the GUI thread.
class AnalysisEngine
{
public:
    virtual ~AnalysisEngine() = default;

    [[nodiscard]] virtual QString name() const = 0; ///< "builtin", "ollama"
    [[nodiscard]] virtual QString version() const = 0;
    /// Fills everything but id, documentId, createdAt and verdicts. Every finding carries evidence that checks against `pages`;
    /// what does not is refused and counted. Cancelled, Timeout, Unavailable, Corrupt.
    [[nodiscard]] virtual Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress,
                                                   std::stop_token stop) = 0;
};

} // namespace lectern::analysis
