// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::postgres {

/// What of sockets Qt does not offer on a descriptor that libpq owns. One file per system implements it.
enum class SocketWait { Readable, Writable };

/// Whether the socket became ready within `longest`.
[[nodiscard]] bool waitForSocket(int socket, SocketWait wanted, std::chrono::milliseconds longest);
/// Ends both directions, so that a thread blocked on the socket returns. The descriptor stays open.
void shutDownSocket(int socket);

} // namespace lectern::postgres
