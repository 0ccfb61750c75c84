// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/base/family.h"

namespace lectern::cache {

/// When a question was asked, and when a thread began to work on it. With a bound of zero the answer is true at the latter or later.
struct ReadTimes {
    Instant askedAt{0};
    Instant startedAt{0};
};

/// Provenance of an answer delivered at `now` that was true at `provenAt`; min(): unknown, and its age is the machine's uptime.
/// Thread: any; pure except for the wall clock.
[[nodiscard]] Provenance provenanceOf(Family family, Source source, Instant provenAt, Instant askedAt, Instant now);

} // namespace lectern::cache
