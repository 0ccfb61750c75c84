// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"
#include "models/import/values/date_normaliser.h"

#include <map>

namespace lectern::imports {

/// When the review was written, fetched and answered. Without a date of its own it has the month of the visit, without that 1900-01-01 and a
/// precision that says so.
[[nodiscard]] FieldOutcome takeDates(Review &review, RecordFields &fields, const std::map<Field, DateRule> &rules);

} // namespace lectern::imports
