// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/filter_choice.h"
#include "models/reviews/filter_state.h"
#include "storage/api/reviews/review_stats.h"

namespace lectern::models {

/// What can be chosen for a field, in a useful order. `facets` may be null: choices without counts.
/// Requires: a field with choices, that is neither Date nor Text.
[[nodiscard]] FilterChoices choicesFor(FilterField field, const ReviewFacets *facets, const FilterState &state);

/// Adds a choice to a field of the filter, or takes it away, and switches the field on. Ratings stay one range of stars; what
/// cannot be combined replaces.
void setChosen(FilterState &state, FilterField field, const FilterChoice &choice, bool isChosen);

} // namespace lectern::models
