// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace lectern {

namespace {

constexpr int lookEveryMs = 20;
const QString socketName = QStringLiteral("/.s.PGSQL.5432");
const QByteArray commit("Q\0\0\0\x0b"
                        "commit\0",
                        FaultProxy::commitBytes);

sockaddr_un addressOf(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = path.toLocal8Bit();
    std::memcpy(address.sun_path, name.constData(), std::min(size_t(name.size()), sizeof address.sun_path - 1));
    return address;
}

int socketAt(const QString &path, int (*use)(int, const sockaddr *, socklen_t))
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = addressOf(path);
    if (descriptor >= 0 && use(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    if (descriptor >= 0)
        ::close(descriptor);
    return -1;
}

bool sendAll(int to, const char *bytes, qsizetype count)
{
    while (count > 0) {
        const ssize_t sent = ::send(to, bytes, size_t(count), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        count -= sent;
    }
    return true;
}

/// Returns empty bytes at the end of the stream.
QByteArray receive(int from)
{
    QByteArray bytes(1 << 16, Qt::Uninitialized);
    const ssize_t got = ::recv(from, bytes.data(), size_t(bytes.size()), 0);
    bytes.truncate(std::max<ssize_t>(got, 0));
    return bytes;
}

} // namespace

FaultProxy::FaultProxy(const QString &serverUrl)
{
    const QString host = serverUrl.section(QStringLiteral("host="), 1);
    m_serverPath = host + socketName;
    m_url = serverUrl.chopped(host.size()) + m_folder.path();
    m_listener = socketAt(m_folder.path() + socketName, &::bind);
    if (m_listener >= 0 && ::listen(m_listener, 16) == 0)
        m_acceptor = std::jthread([this](const std::stop_token &stop) { accept(stop); });
}

FaultProxy::~FaultProxy()
{
    m_acceptor = {};
    m_carriers.clear();
    ::close(m_listener);
}

void FaultProxy::cutNextCommit(int requestBytes, int replyBytes)
{
    const std::lock_guard lock(m_mutex);
    m_cut = {requestBytes, replyBytes};
    m_isCutting = true;
}

void FaultProxy::accept(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        pollfd waiting{m_listener, POLLIN, 0};
        if (::poll(&waiting, 1, lookEveryMs) <= 0)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client >= 0)
            m_carriers.emplace_back([this, client](const std::stop_token &ending) { carry(client, ending); });
    }
}

void FaultProxy::carry(int client, const std::stop_token &stop)
{
    const int server = socketAt(m_serverPath, &::connect);
    bool isOpen = server >= 0;
    while (isOpen && !stop.stop_requested()) {
        std::array<pollfd, 2> sides{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
        if (::poll(sides.data(), sides.size(), lookEveryMs) <= 0)
            continue;
        for (const auto &[from, to] : {std::pair(sides[0], server), std::pair(sides[1], client)}) {
            if (!isOpen || from.revents == 0)
                continue;
            const QByteArray bytes = receive(from.fd);
            if (m_isSwallowing && !bytes.isEmpty())
                continue;
            const bool isCut = from.fd == client && cutHere(bytes, client, server);
            isOpen = !isCut && !bytes.isEmpty() && sendAll(to, bytes.constData(), bytes.size());
        }
    }
    ::close(client);
    if (server >= 0)
        ::close(server);
}

bool FaultProxy::cutHere(const QByteArray &bytes, int client, int server)
{
    if (bytes != commit || !m_isCutting.exchange(false))
        return false;
    Cut cut;
    {
        const std::lock_guard lock(m_mutex);
        cut = m_cut;
    }
    sendAll(server, bytes.constData(), std::min(cut.requestBytes, commitBytes));
    if (cut.requestBytes >= commitBytes) {
        QByteArray answer;
        for (QByteArray more = receive(server); !more.isEmpty(); more = answer.size() < answerBytes ? receive(server) : QByteArray())
            answer += more;
        sendAll(client, answer.constData(), std::min<qsizetype>(cut.replyBytes, answer.size()));
    }
    ++m_cuts;
    return true;
}

} // namespace lectern
