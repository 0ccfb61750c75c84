// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"

#include <QString>

namespace lectern::models {

/// "last backup: 12 days ago"; from 30 days on, and if there is none, also how to make one. Empty: others make the backups. Thread: any.
[[nodiscard]] QString backupLabel(const ServerState::Backup &backup, const QDateTime &now);

} // namespace lectern::models
