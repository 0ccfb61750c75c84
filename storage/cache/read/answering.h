// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/base/family.h"

namespace lectern::cache {

/// When a question was asked, and when a thread took it up: an answer with a bound of zero is true at the latter or later.
struct ReadTimes {
    Instant askedAt{0};
    Instant startedAt{0};
};

/// Of an answer given at `now` that was true at `provenAt`; min(): it is not known when, so at most since the machine started.
/// Thread: any; pure but for the wall clock's name of that moment.
[[nodiscard]] Provenance provenanceOf(Family family, Source source, Instant provenAt, Instant askedAt, Instant now);

} // namespace lectern::cache
