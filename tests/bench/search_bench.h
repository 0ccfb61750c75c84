// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/comparison.h"

#include <vector>

namespace lectern::bench {

/// Full-text search over generated documents, the first page as the window asks for it: ranked, with snippets and the exact
/// count. A word on every page, a common word, a phrase, an exclusion, a rare number; each not cached, then from
/// memory, beside the plain SQL for the same page by libpq (rank everything, cut snippets for the rows shown).
[[nodiscard]] std::vector<Comparison> compareDocumentSearch(const QString &postgresUrl, const QString &redisSocket);

} // namespace lectern::bench
