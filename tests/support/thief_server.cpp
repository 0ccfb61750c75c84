// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/thief_server.h"

#include <QtEndian>

#include <array>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lectern {

namespace {

/// Its reply to a client's message; see PostgreSQL manual 55.7, Redis' RESP.
QByteArray wordsFor(const QByteArray &said)
{
    if (said.startsWith('*'))
        return QByteArray("+OK\r\n").repeated(said.count('*'));
    if (said.size() < 8)
        return {};
    const quint32 code = qFromBigEndian<quint32>(said.constData() + 4);
    if (said.size() == 8 && (code == 80877103 || code == 80877104)) // SSLRequest, GSSENCRequest
        return "N";
    if (code == 196608)                                   // StartupMessage
        return QByteArray::fromHex("520000000800000003"); // AuthenticationCleartextPassword
    if (said.startsWith('p'))                             // PasswordMessage
        return QByteArray::fromHex("450000003c") + QByteArray("SFATAL\0C28P01\0Mthank you\0\0", 26).leftJustified(56, '\0');
    return {};
}

} // namespace

ThiefServer::ThiefServer(const QHostAddress &address, Manner manner) : m_manner(manner)
{
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_addr.s_addr = htonl(address.toIPv4Address());
    socklen_t size = sizeof where;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&where), size) != 0 || ::listen(m_listener, 50) != 0)
        return;
    ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&where), &size);
    m_port = ntohs(where.sin_port);
    m_thread = std::thread([this] { serve(); });
}

ThiefServer::~ThiefServer()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_listener);
}

QByteArray ThiefServer::heard()
{
    const std::lock_guard lock(m_mutex);
    return m_heard;
}

void ThiefServer::forget()
{
    const std::lock_guard lock(m_mutex);
    m_heard.clear();
}

void ThiefServer::serve()
{
    std::vector<pollfd> sockets{{m_listener, POLLIN, 0}};
    while (!m_isEnding) {
        if (::poll(sockets.data(), sockets.size(), 20) <= 0)
            continue;
        std::vector<pollfd> next{{m_listener, POLLIN, 0}};
        for (const pollfd &each : std::vector<pollfd>(sockets.begin() + 1, sockets.end())) {
            if (each.revents == 0 || answer(each.fd))
                next.push_back({each.fd, POLLIN, 0});
            else
                ::close(each.fd);
        }
        if (sockets.front().revents != 0) {
            next.push_back({::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC), POLLIN, 0});
            ++m_connectionCount;
        }
        sockets = next;
    }
    for (size_t i = 1; i < sockets.size(); ++i)
        ::close(sockets[i].fd);
}

bool ThiefServer::answer(int socket)
{
    std::array<char, 16384> block;
    const ssize_t size = ::recv(socket, block.data(), block.size(), 0);
    if (size <= 0)
        return false;
    const QByteArray said(block.data(), size);
    {
        const std::lock_guard lock(m_mutex);
        m_heard += said;
    }
    const QByteArray words = m_manner == Manner::Silent ? QByteArray() : wordsFor(said);
    return words.isEmpty() || ::send(socket, words.constData(), size_t(words.size()), MSG_NOSIGNAL) == words.size();
}

} // namespace lectern
