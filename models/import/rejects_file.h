// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_plan.h"
#include "storage/api/result.h"
#include "storage/api/reviews/import_sink.h"

#include <QString>

#include <span>

namespace lectern::imports {

/// Writes "<input>.rejects.csv" (line, column, reason, record) into the input's folder or into `folder`; if that is not
/// possible, into the temporary folder. Reads the input again to get the records. Returns the file's path.
/// Requires: `rejected` in file order.
[[nodiscard]] Result<QString> writeRejectsFile(const ImportPlan &plan, std::span<const RejectedRow> rejected, const QString &folder = {});

} // namespace lectern::imports
