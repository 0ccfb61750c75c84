// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/comparison.h"
#include "tests/bench/page_bench.h"
#include "tests/support/servers.h"

namespace lectern::bench {

/// `lecternctl import` of a CSV of `rows` generated reviews into an empty schema, process start to exit, against raw
/// COPY of the same file into a table without index or trigger. Rows per second: the ratio should be at least 0.5.
[[nodiscard]] Comparison compareImport(TestPostgres &server, const Site &site, qint64 rows);

} // namespace lectern::bench
