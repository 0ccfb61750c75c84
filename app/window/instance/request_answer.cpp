// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/request_answer.h"

#include <QDeadlineTimer>
#include <QLocalSocket>

namespace lectern::app {

RequestAnswer sendRequest(const QString &socket, const QByteArray &line, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    const auto left = [&deadline] { return int(deadline.remainingTime()); };
    QLocalSocket window;
    window.connectToServer(socket);
    if (!window.waitForConnected(left()))
        return RequestAnswer::None;
    window.write(line);
    while (window.bytesToWrite() > 0) {
        if (!window.waitForBytesWritten(left()))
            break; // a window that refuses does not read to the end
    }
    while (!window.canReadLine()) {
        if (!window.waitForReadyRead(left()))
            return RequestAnswer::None;
    }
    return window.readLine() == requestTaken ? RequestAnswer::Taken : RequestAnswer::Refused;
}

} // namespace lectern::app
