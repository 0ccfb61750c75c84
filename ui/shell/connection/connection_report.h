// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>

#include <functional>

namespace lectern::ui {

/// What came of trying a pair of server URLs, in words for the connection dialog.
struct ConnectionReport {
    bool postgresOk = false;
    QString postgresText;
    bool redisOk = false;
    QString redisText;
};

/// Tries both URLs off the GUI thread.
using ConnectionTest = std::function<QFuture<ConnectionReport>(QString postgresUrl, QString redisUrl)>;

} // namespace lectern::ui
