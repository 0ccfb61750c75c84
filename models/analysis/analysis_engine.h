// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"
#include "storage/api/result.h"

#include <functional>
#include <stop_token>

namespace lectern::analysis {

/// Progress of an analysis, in pieces of the text.
using AnalysisProgress = std::function<void(int done, int total)>;

/// Reads a document's text and reports clauses, facts and risks: the interface of all engines.
///
/// Thread: any, but one at a time; analyse() blocks, so never the GUI thread.
class AnalysisEngine
{
public:
    virtual ~AnalysisEngine() = default;

    [[nodiscard]] virtual QString name() const = 0; ///< "builtin", "ollama"
    [[nodiscard]] virtual QString version() const = 0;
    /// Fills everything except id, documentId, createdAt and verdicts. The evidence of every finding is in `pages`; findings
    /// without such evidence are refused and counted. Cancelled, Timeout, Unavailable, Corrupt.
    [[nodiscard]] virtual Result<Analysis> analyse(const std::vector<DocumentPage> &pages, const AnalysisProgress &progress,
                                                   std::stop_token stop) = 0;
};

} // namespace lectern::analysis
