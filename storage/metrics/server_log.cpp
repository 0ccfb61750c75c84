// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/metrics/server_log.h"

namespace lectern::metrics {

Q_LOGGING_CATEGORY(serverLog, "lectern.server")

} // namespace lectern::metrics
