// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

namespace lectern::postgres {

/// Whether a row caused the error, not the connection, the schema or a stop request.
[[nodiscard]] bool isRowsFault(const StorageError &error);
/// Why the database refused a row; explains rules that files break. Requires: isRowsFault().
[[nodiscard]] QString refusalReason(const StorageError &error);

} // namespace lectern::postgres
