// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"
#include "storage/api/reviews/review_stats.h"

namespace lectern::models {

/// One value that a field can be filtered by, and how many reviews it would leave.
struct FacetChoice {
    QString label;
    std::optional<qint64> count; ///< Absent: not counted yet.
    bool isChosen = false;
    ReviewFilter alone; ///< Only this choice.
    QString entityId;   ///< Of FilterField::Entity: what the chip's name belongs to.
};

/// What can be chosen for a field, in a useful order. `facets` may be null: choices without counts.
/// Requires: a field with choices, that is neither Date nor Text.
[[nodiscard]] std::vector<FacetChoice> choicesFor(FilterField field, const ReviewFacets *facets, const FilterState &state);

/// Adds a choice to a field of the filter, or takes it away. Ratings stay one range of stars; what
/// cannot be combined replaces.
void setChosen(ReviewFilter &filter, FilterField field, const FacetChoice &choice, bool isChosen);

} // namespace lectern::models
