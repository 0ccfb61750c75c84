// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

namespace lectern::models {

/// What an analyst said in one go, before and after: of one finding, or of all that show one risk.
///
/// Thread: any; a value.
struct GivenVerdict {
    struct Change {
        int finding = 0;
        Verdict before, after;
        /// Neither judgement nor note is another.
        [[nodiscard]] bool isNone() const { return before.judgement == after.judgement && before.note == after.note; }
    };
    DocumentId document;
    AnalysisId analysis;
    std::vector<Change> changes;

    /// The same the other way round.
    [[nodiscard]] GivenVerdict takenBack() const;
};

} // namespace lectern::models
