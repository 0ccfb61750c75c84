// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

namespace lectern::postgres {

/// Whether an error lies in a row, not in the connection, the schema or a wish to stop.
[[nodiscard]] bool isRowsFault(const StorageError &error);
/// What is said of a row that the database refused: of a rule that files break, more than its name. Requires: the error is the row's fault.
[[nodiscard]] QString refusalReason(const StorageError &error);

} // namespace lectern::postgres
