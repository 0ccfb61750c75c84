// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::postgres {

/// The same for all statements of a chunk: the server's timeout cannot be changed in a failed transaction.
inline constexpr std::chrono::seconds chunkDeadline{60};

} // namespace lectern::postgres
