// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <atomic>
#include <mutex>
#include <thread>

namespace lectern {

/// A server that tries to get passwords: it tells PostgreSQL's clients that it has no encryption and asks for the password in
/// clear text; it accepts everything from Redis' clients. It stores every byte it receives.
///
/// Thread: the test's; serves on a thread of its own. Owns: its sockets.
class ThiefServer
{
public:
    enum class Manner { AsksForPassword, Silent };

    explicit ThiefServer(const QHostAddress &address, Manner manner = Manner::AsksForPassword);
    ~ThiefServer();
    ThiefServer(const ThiefServer &) = delete;
    ThiefServer &operator=(const ThiefServer &) = delete;

    /// 0 if it could not listen.
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray heard();
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    void forget();

private:
    void serve();
    /// False when the client has disconnected.
    bool answer(int socket);

    Manner m_manner;
    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<bool> m_isEnding{false};
    std::atomic<int> m_connectionCount{0};
    std::mutex m_mutex;
    QByteArray m_heard;
    std::thread m_thread;
};

} // namespace lectern
