// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::network {

/// Whether a host is written as an address that never leaves this machine: 127.0.0.0/8, ::1 or ::ffff:127.0.0.0/8, in
/// their usual spelling. A name is not: what it means is for the resolver to say, and that may be another machine.
[[nodiscard]] bool isLoopbackAddress(const QString &host);

/// Whether a host is the name "localhost". Lectern connects it to 127.0.0.1 and ::1 itself and asks no resolver.
[[nodiscard]] bool isLocalhostName(const QString &host);

} // namespace lectern::network
