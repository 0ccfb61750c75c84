// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/comparison.h"
#include "tests/bench/page_bench.h"
#include "tests/support/servers.h"

namespace lectern::bench {

/// p95 of page reads while Redis is stopped by SIGSTOP, against p95 without any Redis configured. The goal is an
/// added 20 ms at most (invariant I10).
[[nodiscard]] Comparison compareHungRedis(TestRedis &redis, const Site &site);

} // namespace lectern::bench
