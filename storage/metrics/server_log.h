// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>

namespace lectern::metrics {

/// "lectern.server": one line when a connection to a server stands and one when it ends, with the server's version, its place and who
/// uses the connection; never a password.
Q_DECLARE_LOGGING_CATEGORY(serverLog)

} // namespace lectern::metrics
