// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/request_server.h"

#include "app/window/instance/request_answer.h"

#include <QLocalSocket>
#include <QTimer>

namespace lectern::app {

RequestServer::RequestServer()
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &RequestServer::adopt);
}

bool RequestServer::listen(const QString &socket)
{
    QLocalServer::removeServer(socket);
    return m_server.listen(socket);
}

void RequestServer::adopt()
{
    while (QLocalSocket *sender = m_server.nextPendingConnection()) {
        connect(sender, &QLocalSocket::disconnected, sender, &QObject::deleteLater);
        if (m_server.findChildren<QLocalSocket *>().size() > mostSenders) {
            sender->abort();
            continue;
        }
        sender->setReadBufferSize(largestRequestBytes + 1);
        connect(sender, &QLocalSocket::readyRead, this, [this, sender] { read(sender); });
        QTimer::singleShot(m_patience, sender, &QLocalSocket::abort);
        read(sender); // it may have sent everything already
    }
}

void RequestServer::read(QLocalSocket *sender)
{
    const bool isWhole = sender->canReadLine();
    if (!isWhole && sender->bytesAvailable() <= largestRequestBytes)
        return;
    sender->disconnect(this);
    const auto request = isWhole ? openRequestFrom(sender->readLine()) : std::nullopt;
    if (request)
        Q_EMIT requested(*request);
    sender->write(request ? requestTaken : requestRefused);
    sender->disconnectFromServer(); // after writing
}

} // namespace lectern::app
