// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"
#include "models/query/filter_choice.h"
#include "storage/api/documents/document_source.h"

namespace lectern::models {

/// The choices of a field, in a useful order. `facets` may be null: choices without counts.
/// Requires: neither Date nor Text.
[[nodiscard]] FilterChoices choicesFor(DocumentFilterField field, const DocumentFacets *facets, const DocumentFilterState &state);

/// Adds a choice to a field of the filter or removes it, and switches the field on. Values of one field are alternatives.
void setChosen(DocumentFilterState &state, DocumentFilterField field, const FilterChoice &choice, bool isChosen);

} // namespace lectern::models
