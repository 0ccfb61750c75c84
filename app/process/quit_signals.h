// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace lectern::app {

/// Ends the application's event loop in order on Ctrl+C, SIGTERM and SIGHUP.
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
