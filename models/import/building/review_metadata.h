// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"

#include <QJsonObject>

namespace lectern::imports {

/// What the record says beyond the review's fields, under the names of its columns. Text that is JSON stays JSON; what PostgreSQL cannot
/// hold is replaced. `columns`: the reader's, which may have grown since the plan was made.
[[nodiscard]] QJsonObject metadataOf(const RecordFields &fields, const QStringList &columns);

} // namespace lectern::imports
