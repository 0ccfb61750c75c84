// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <atomic>
#include <mutex>
#include <thread>

namespace lectern {

/// A server that is after passwords: to PostgreSQL's clients it says that it knows no encryption and asks for the password in the
/// clear; to Redis' it says yes to everything. It keeps every byte it hears.
///
/// Thread: the test's; it serves on one of its own. Owns: its sockets.
class ThiefServer
{
public:
    enum class Manner { AsksForPassword, Silent };

    explicit ThiefServer(const QHostAddress &address, Manner manner = Manner::AsksForPassword);
    ~ThiefServer();
    ThiefServer(const ThiefServer &) = delete;
    ThiefServer &operator=(const ThiefServer &) = delete;

    /// 0: it could not listen.
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray heard();
    [[nodiscard]] int connectionCount() const { return m_connectionCount; }
    void forget();

private:
    void serve();
    /// False when the client has gone.
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
