// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtGlobal>
#ifdef Q_OS_WIN

#include "storage/postgres/connect/socket_calls.h"

#include <winsock2.h>

namespace lectern::postgres {

bool waitForSocket(int socket, SocketWait wanted, std::chrono::milliseconds longest)
{
    WSAPOLLFD descriptor{SOCKET(socket), SHORT(wanted == SocketWait::Readable ? POLLRDNORM : POLLWRNORM), 0};
    return WSAPoll(&descriptor, 1, INT(longest.count())) > 0;
}

void shutDownSocket(int socket) { shutdown(SOCKET(socket), SD_BOTH); }

} // namespace lectern::postgres

#endif
