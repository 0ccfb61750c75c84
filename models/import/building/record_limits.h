// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"

namespace lectern::imports {

/// What the database can hold, asked before it is: one row too long would end the import of all.
///
/// The record can be read, says something, and no value of it is longer than its field.
[[nodiscard]] FieldOutcome checkRecord(const RecordFields &fields);
/// Neither the tags nor the addresses of pictures are too many or too long.
[[nodiscard]] FieldOutcome checkLists(const RecordFields &fields, const Review &review);
/// All that goes into the metadata is not too much together.
[[nodiscard]] FieldOutcome checkMetadata(const RecordFields &fields, const Review &review);

} // namespace lectern::imports
