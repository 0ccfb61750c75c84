// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

class QTcpSocket;

namespace lectern {

/// A server that speaks Ollama's protocol as the test wants: correctly, slowly, or with errors. One connection at a time.
///
/// Thread: the test's. Owns: a thread with the listening socket on 127.0.0.1; both are gone after the destructor.
class FakeOllama
{
public:
    /// How one request is answered.
    struct Reply {
        int status = 200;
        QByteArray body;
        QByteArray extraHeaders;        ///< "Location: ...\r\n"
        int pieceBytes = 0;             ///< The body is sent in pieces of this size; 0: at once.
        int pauseMilliseconds = 0;      ///< Between two pieces.
        qsizetype stallAfterBytes = -1; ///< Then nothing more is sent, and the connection stays open.
        qsizetype cutAfterBytes = -1;   ///< Then the connection is closed.
        bool isRaw = false;             ///< Only the body is sent: no status line, no headers.
    };
    struct Request {
        QByteArray path;
        QByteArray headers;
        QByteArray body;
    };

    FakeOllama();
    ~FakeOllama();

    [[nodiscard]] QString url() const;
    /// Sets the reply to the next request; the last reply is repeated for all later requests.
    void willAnswer(Reply reply);
    [[nodiscard]] std::vector<Request> requests() const;
    /// Whether a client has closed a connection that stalled or trickled.
    [[nodiscard]] bool wasHungUpOn() const;

    /// A streamed answer of /api/chat with this content, in lines of `pieceCharacters` characters.
    [[nodiscard]] static QByteArray chat(const QString &content, int pieceCharacters = 7);

private:
    void answer(QTcpSocket &socket, std::stop_token stop);
    [[nodiscard]] Reply nextReply();
    void send(QTcpSocket &socket, const Reply &reply, std::stop_token stop);

    mutable std::mutex m_mutex;
    std::deque<Reply> m_replies;
    std::vector<Request> m_requests;
    bool m_wasHungUpOn = false;
    quint16 m_port = 0;
    std::jthread m_thread;
};

} // namespace lectern
