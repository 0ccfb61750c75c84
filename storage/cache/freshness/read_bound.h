// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"

namespace lectern::cache {

/// Maximum age of the answer to one question. Thread: any; a value.
struct ReadBound {
    std::chrono::milliseconds bound{0}; ///< Zero: the answer must be true at `startedAt` or later.
    Instant startedAt{0};               ///< When a thread began to work on the question.

    /// Whether an answer proved at `provenAt` (min(): unknown) may be delivered at `now`; leaves time for the way to the caller.
    [[nodiscard]] bool allows(Instant provenAt, Instant now) const;
    /// A poll sent at this time or later is recent enough, with time to spare before the bound ends.
    [[nodiscard]] Instant youngEnough(Instant now) const { return bound.count() == 0 ? startedAt : now - bound / 2; }
};

} // namespace lectern::cache
