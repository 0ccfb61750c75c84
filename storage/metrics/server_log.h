// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace lectern::metrics {

/// "lectern.server": one line when a connection to a server opens and one when it ends, with the server's version, its address and the
/// connection's user; never a password.
Q_DECLARE_LOGGING_CATEGORY(serverLog)

} // namespace lectern::metrics
