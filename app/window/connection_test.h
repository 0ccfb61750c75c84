// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connection/connection_report.h"

namespace lectern::app {

/// Tries a pair of URLs for the connection dialog and says in words what came of it.
/// Thread: any; the work is done on the global thread pool.
[[nodiscard]] QFuture<ui::ConnectionReport> testConnections(const QString &postgresUrl, const QString &redisUrl);

} // namespace lectern::app
