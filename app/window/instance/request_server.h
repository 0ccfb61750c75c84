// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/instance/open_request.h"

#include <QLocalServer>
#include <QObject>

#include <chrono>

class QLocalSocket;

namespace lectern::app {

/// Receives the requests of later starts of the program, from this user only. Whoever sends something else, too much or too
/// slowly is refused.
///
/// Thread: GUI; never blocks. Owns: the socket.
class RequestServer : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostSenders = 32; ///< At a time.

    RequestServer();

    /// Replaces a socket that a killed process left there: call it only while holding the address's lock.
    /// False: later starts will not reach this window.
    [[nodiscard]] bool listen(const QString &socket);
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; } ///< With one sender; 5 s by default.

Q_SIGNALS:
    /// The sender is told afterwards that its request was taken.
    void requested(const lectern::app::OpenRequest &request);

private:
    void adopt();
    void read(QLocalSocket *sender);

    QLocalServer m_server;
    std::chrono::milliseconds m_patience{5000};
};

} // namespace lectern::app
