// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/filter_choice.h"
#include "models/reviews/filter_state.h"
#include "storage/api/reviews/review_stats.h"

namespace lectern::models {

/// The choices of a field, in a useful order. `facets` may be null: choices without counts.
/// Requires: a field with choices, so neither Date nor Text.
[[nodiscard]] FilterChoices choicesFor(FilterField field, const ReviewFacets *facets, const FilterState &state);

/// Adds a choice to a field of the filter or removes it, and switches the field on. Ratings remain one contiguous range of stars; a
/// choice that cannot be combined with the others replaces them.
void setChosen(FilterState &state, FilterField field, const FilterChoice &choice, bool isChosen);

} // namespace lectern::models
