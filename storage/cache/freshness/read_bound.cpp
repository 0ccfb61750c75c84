// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/freshness/read_bound.h"

#include <algorithm>

namespace lectern::cache {

bool ReadBound::allows(Instant provenAt, Instant now) const
{
    if (provenAt == Instant::min())
        return false;
    if (bound.count() == 0)
        return provenAt >= startedAt;
    const std::chrono::milliseconds onItsWay = std::min(bound / 8, std::chrono::milliseconds(10));
    return now - provenAt <= bound - onItsWay;
}

} // namespace lectern::cache
