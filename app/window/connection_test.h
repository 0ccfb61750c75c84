// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/connection/connection_report.h"

namespace lectern::app {

/// Tests a pair of server URLs for the connection dialog and describes the result.
/// Thread: any; runs on the global thread pool.
[[nodiscard]] QFuture<ui::ConnectionReport> testConnections(const QString &postgresUrl, const QString &redisUrl);

} // namespace lectern::app
