// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lectern::app {

/// Turns Ctrl+C, SIGTERM and SIGHUP into an orderly end of the application's event loop.
///
/// Thread: GUI; one at a time.
class QuitSignals : public QObject
{
    Q_OBJECT
public:
    QuitSignals();
    ~QuitSignals() override;
};

} // namespace lectern::app
