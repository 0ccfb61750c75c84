// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/comparison.h"
#include "tests/support/servers.h"

#include <vector>

namespace lectern::bench {

/// Opening a contract of 300 pages: from the question to the first page's text and picture, in a process whose memory and Redis
/// hold nothing of it. First with everything still to be made (the file from PostgreSQL, a sealed worker, the drawing), then with
/// the picture on this machine's disk from an earlier time. Beside `pdftoppm` of the same page from the same file, a process too.
/// Requires: a QGuiApplication, pdftoppm.
[[nodiscard]] std::vector<Comparison> compareOpening(const QString &postgresUrl, TestRedis &redis);

/// A file of 64 MiB into PostgreSQL, document, audit row and job included, beside the same bytes by libpq into a bare table; and back.
[[nodiscard]] std::vector<Comparison> compareTransfer(const QString &postgresUrl);

} // namespace lectern::bench
