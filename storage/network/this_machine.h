// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::network {

/// Whether a host is written as an address that never leaves this machine: 127.0.0.0/8, ::1 or ::ffff:127.0.0.0/8, in
/// their usual spelling. False for names: a resolver may map them to another machine.
[[nodiscard]] bool isLoopbackAddress(const QString &host);

/// Whether a host is the name "localhost", which Lectern maps to 127.0.0.1 and ::1 itself, without a resolver.
[[nodiscard]] bool isLocalhostName(const QString &host);

} // namespace lectern::network
