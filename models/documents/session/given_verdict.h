// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

namespace lectern::models {

/// The verdicts that an analyst gave in one step, before and after: on one finding, or on all findings of a card.
///
/// Thread: any; a value.
struct GivenVerdict {
    struct Change {
        int finding = 0;
        Verdict before, after;
        /// Whether neither judgement nor note changes.
        [[nodiscard]] bool isNone() const { return before.judgement == after.judgement && before.note == after.note; }
    };
    DocumentId document;
    AnalysisId analysis;
    std::vector<Change> changes;

    /// The reverse step, for undo.
    [[nodiscard]] GivenVerdict takenBack() const;
};

} // namespace lectern::models
