// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/socket_calls.h"

#include <poll.h>
#include <sys/socket.h>

namespace lectern::postgres {

bool waitForSocket(int socket, SocketWait wanted, std::chrono::milliseconds longest)
{
    pollfd descriptor{socket, short(wanted == SocketWait::Readable ? POLLIN : POLLOUT), 0};
    return poll(&descriptor, 1, int(longest.count())) > 0;
}

void shutDownSocket(int socket) { shutdown(socket, SHUT_RDWR); }

} // namespace lectern::postgres
