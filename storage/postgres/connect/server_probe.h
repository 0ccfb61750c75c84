// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/connect/connection_target.h"

#include <chrono>
#include <stop_token>

namespace lectern::postgres {

/// How far probe() goes.
enum class ProbeDepth {
    FirstWord, ///< Until the server has sent anything, even a refusal: it exists and does not hang.
    Login,     ///< Until the login succeeded or was refused.
};

/// Connects to a server without blocking longer than asked: QPSQL's own open() can neither be stopped nor be given a deadline
/// below two seconds, and hides the SQLSTATE of a refusal. Errors: Unavailable, Denied, NotFound (no such database),
/// Timeout, Cancelled; each with its reason.
///
/// Thread: any; blocks, at most until `deadline`.
[[nodiscard]] Result<void> probe(const ConnectionTarget &target, ProbeDepth until, std::chrono::steady_clock::time_point deadline,
                                 const std::stop_token &stop);

} // namespace lectern::postgres
