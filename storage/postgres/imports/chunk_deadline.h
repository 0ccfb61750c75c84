// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace lectern::postgres {

/// One for all statements of a chunk: a change of the server's timeout cannot be made in a failed transaction.
inline constexpr std::chrono::seconds chunkDeadline{60};

} // namespace lectern::postgres
