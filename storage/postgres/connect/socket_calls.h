// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::postgres {

/// Socket functions that Qt does not offer for a descriptor owned by libpq. One source file per operating system.
enum class SocketWait { Readable, Writable };

/// Whether the socket became ready within `longest`.
[[nodiscard]] bool waitForSocket(int socket, SocketWait wanted, std::chrono::milliseconds longest);
/// Shuts down both directions, so that a thread blocked on the socket returns. The descriptor stays open.
void shutDownSocket(int socket);

} // namespace lectern::postgres
