// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"

namespace lectern::cache {

/// How old the answer to one question may be. Thread: any; a value.
struct ReadBound {
    std::chrono::milliseconds bound{0}; ///< Zero: it is true at `startedAt` or later.
    Instant startedAt{0};               ///< When a thread took the question up.

    /// Whether what was true at `provenAt` (min(): not known when) may be shown at `now`, with what it ages on its way to who asked.
    [[nodiscard]] bool allows(Instant provenAt, Instant now) const;
    /// A poll from then on lets answers be shown for a while.
    [[nodiscard]] Instant youngEnough(Instant now) const { return bound.count() == 0 ? startedAt : now - bound / 2; }
};

} // namespace lectern::cache
