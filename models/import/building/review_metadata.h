// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"

#include <QJsonObject>

namespace lectern::imports {

/// The record's values beyond the review's fields, by column name. Text that is JSON stays JSON; characters that PostgreSQL cannot
/// store are replaced. `columns`: the reader's, which may have grown since the plan was made.
[[nodiscard]] QJsonObject metadataOf(const RecordFields &fields, const QStringList &columns);

} // namespace lectern::imports
