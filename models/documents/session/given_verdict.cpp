// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/given_verdict.h"

#include <utility>

namespace lectern::models {

GivenVerdict GivenVerdict::takenBack() const
{
    GivenVerdict back = *this;
    for (Change &change : back.changes)
        std::swap(change.before, change.after);
    return back;
}

} // namespace lectern::models
