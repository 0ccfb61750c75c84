// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/fake_ollama.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <future>

namespace lectern {

namespace {

constexpr int tick = 20; // Milliseconds between checks of the stop token.

int contentLengthOf(const QByteArray &headers)
{
    const QByteArray lower = headers.toLower();
    const qsizetype at = lower.indexOf("content-length:");
    return at < 0 ? 0 : lower.mid(at + 15, lower.indexOf("\r\n", at) - at - 15).trimmed().toInt();
}

QByteArray line(const QString &content, bool isDone)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), content}};
    const QJsonObject object{{QStringLiteral("model"), QStringLiteral("fake")},
                             {QStringLiteral("message"), message},
                             {QStringLiteral("done"), isDone}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

FakeOllama::FakeOllama()
{
    std::promise<quint16> port;
    std::future<quint16> listening = port.get_future();
    m_thread = std::jthread([this, &port](std::stop_token stop) {
        QTcpServer server;
        (void)server.listen(QHostAddress::LocalHost);
        port.set_value(server.serverPort());
        while (!stop.stop_requested()) {
            if (!server.waitForNewConnection(tick))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            while (!stop.stop_requested() && socket->state() == QTcpSocket::ConnectedState)
                answer(*socket, stop);
        }
    });
    m_port = listening.get();
}

FakeOllama::~FakeOllama() = default;

QString FakeOllama::url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

void FakeOllama::willAnswer(Reply reply)
{
    const std::lock_guard lock(m_mutex);
    m_replies.push_back(std::move(reply));
}

std::vector<FakeOllama::Request> FakeOllama::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

bool FakeOllama::wasHungUpOn() const
{
    const std::lock_guard lock(m_mutex);
    return m_wasHungUpOn;
}

QByteArray FakeOllama::chat(const QString &content, int pieceCharacters)
{
    QByteArray body;
    for (qsizetype at = 0; at < content.size(); at += pieceCharacters)
        body += line(content.mid(at, pieceCharacters), false);
    return body + line({}, true);
}

FakeOllama::Reply FakeOllama::nextReply()
{
    const std::lock_guard lock(m_mutex);
    Reply reply = m_replies.empty() ? Reply{} : m_replies.front();
    if (m_replies.size() > 1)
        m_replies.pop_front();
    return reply;
}

void FakeOllama::answer(QTcpSocket &socket, std::stop_token stop)
{
    QByteArray bytes;
    qsizetype headEnd = -1;
    while (headEnd < 0 || bytes.size() < headEnd + 4 + contentLengthOf(bytes.left(headEnd))) {
        if (stop.stop_requested() || (!socket.waitForReadyRead(tick) && socket.state() != QTcpSocket::ConnectedState))
            return;
        bytes += socket.readAll();
        headEnd = bytes.indexOf("\r\n\r\n");
    }
    if (bytes.startsWith("GET ") && bytes.split(' ').value(1).endsWith("/api/version")) { // sent for the log, not a request of the test
        send(socket, Reply{200, R"({"version":"0.5.1"})"}, stop);
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back({bytes.split(' ').value(1), bytes.left(headEnd), bytes.mid(headEnd + 4)});
    }
    send(socket, nextReply(), stop);
}

void FakeOllama::send(QTcpSocket &socket, const Reply &reply, std::stop_token stop)
{
    if (!reply.isRaw) {
        socket.write("HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\nContent-Type: application/x-ndjson\r\n" + reply.extraHeaders
                     + "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n\r\n");
    }
    const qsizetype end = reply.stallAfterBytes >= 0 ? reply.stallAfterBytes : reply.cutAfterBytes >= 0 ? reply.cutAfterBytes : reply.body.size();
    const qsizetype piece = reply.pieceBytes > 0 ? reply.pieceBytes : std::max<qsizetype>(1, end);
    for (qsizetype at = 0; at < end && !stop.stop_requested() && socket.state() == QTcpSocket::ConnectedState; at += piece) {
        socket.write(reply.body.mid(at, std::min(piece, end - at)));
        socket.flush();
        while (socket.bytesToWrite() > 0 && !stop.stop_requested() && socket.waitForBytesWritten(tick)) {}
        if (reply.pauseMilliseconds > 0)
            (void)socket.waitForReadyRead(reply.pauseMilliseconds);
    }
    while (reply.stallAfterBytes >= 0 && !stop.stop_requested() && socket.state() == QTcpSocket::ConnectedState)
        (void)socket.waitForReadyRead(tick);
    if (socket.state() != QTcpSocket::ConnectedState && (reply.stallAfterBytes >= 0 || reply.pauseMilliseconds > 0)) {
        const std::lock_guard lock(m_mutex);
        m_wasHungUpOn = true;
    }
    if (reply.cutAfterBytes >= 0)
        socket.abort();
    else if (reply.isRaw)
        socket.disconnectFromHost();
}

} // namespace lectern
