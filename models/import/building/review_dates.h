// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"
#include "models/import/values/date_normaliser.h"

#include <map>

namespace lectern::imports {

/// Sets when the review was written, fetched and answered. Without a date it gets the month of the visit, else 1900-01-01, and
/// the precision tells which.
[[nodiscard]] FieldOutcome takeDates(Review &review, RecordFields &fields, const std::map<Field, DateRule> &rules);

} // namespace lectern::imports
