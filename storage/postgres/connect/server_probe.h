// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/connect/connection_target.h"

#include <chrono>
#include <stop_token>

namespace lectern::postgres {

/// How far probe() goes.
enum class ProbeDepth {
    FirstWord, ///< Until the server has said anything, if only a refusal: it is there and does not hang.
    Login,     ///< Until it let us in, or told why not.
};

/// Tries a server without blocking longer than asked: QPSQL's own open() can neither be stopped nor given a deadline
/// below two seconds, and hides the SQLSTATE of a refusal. Errors: Unavailable, Denied, NotFound (no such database),
/// Timeout, Cancelled; each names its reason.
///
/// Thread: any; blocks until `deadline` at most.
[[nodiscard]] Result<void> probe(const ConnectionTarget &target, ProbeDepth until, std::chrono::steady_clock::time_point deadline,
                                 const std::stop_token &stop);

} // namespace lectern::postgres
