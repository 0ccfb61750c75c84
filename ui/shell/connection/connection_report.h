// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>

#include <functional>

namespace lectern::ui {

/// Result of testing a pair of server URLs, as text for the connection dialog.
struct ConnectionReport {
    bool postgresOk = false;
    QString postgresText;
    bool redisOk = false;
    QString redisText;
};

/// Tests both URLs off the GUI thread.
using ConnectionTest = std::function<QFuture<ConnectionReport>(QString postgresUrl, QString redisUrl)>;

} // namespace lectern::ui
