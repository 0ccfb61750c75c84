// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"

namespace lectern::models {

[[nodiscard]] inline FilterState poorOnYelp()
{
    ReviewFilter filter;
    setStars(filter, {1, 2});
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

} // namespace lectern::models
