// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"

namespace lectern::imports {

/// These functions check the database's limits in advance: one row that is too long would end the whole import.
///
/// Checks that the record is readable, not empty, and has no value that is too long for its field.
[[nodiscard]] FieldOutcome checkRecord(const RecordFields &fields);
/// Checks the number and length of tags and picture addresses.
[[nodiscard]] FieldOutcome checkLists(const RecordFields &fields, const Review &review);
/// Checks the total size of the metadata.
[[nodiscard]] FieldOutcome checkMetadata(const RecordFields &fields, const Review &review);

} // namespace lectern::imports
