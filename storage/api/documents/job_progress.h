// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// What a worker is doing with a document: reading the file's text, recognising text in pictures of pages, analysing.
enum class JobStage : quint8 { Reading, Recognising, Analysing };

/// Progress of a job, in pages of a document or pieces of an analysis. For display only.
struct JobProgress {
    JobStage stage = JobStage::Reading;
    int done = 0;
    int total = 0; ///< 0: not known yet.
    friend bool operator==(const JobProgress &, const JobProgress &) = default;
};

/// "page 31 of 50", "page 31 of 50, recognising text", "analysis 3 of 8". Empty while the total is not known.
[[nodiscard]] QString textOf(const JobProgress &progress);

} // namespace lectern
