// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/connect/socket_calls.h"

#include <winsock2.h>

namespace lectern::postgres {

/// By select(), because WSAPoll() does not report a refused connection before Windows 10 2004.
bool waitForSocket(int socket, SocketWait wanted, std::chrono::milliseconds longest)
{
    fd_set watched;
    FD_ZERO(&watched);
    FD_SET(SOCKET(socket), &watched);
    fd_set failed = watched;
    timeval time{};
    time.tv_sec = long(longest.count() / 1000);
    time.tv_usec = long(longest.count() % 1000 * 1000);
    const bool isForReading = wanted == SocketWait::Readable;
    return ::select(0, isForReading ? &watched : nullptr, isForReading ? nullptr : &watched, &failed, longest.count() < 0 ? nullptr : &time) > 0;
}

void shutDownSocket(int socket) { ::shutdown(SOCKET(socket), SD_BOTH); }

} // namespace lectern::postgres
