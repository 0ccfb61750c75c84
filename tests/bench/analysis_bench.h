// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/kit/comparison.h"

#include <vector>

namespace lectern::bench {

/// The built-in engine over a contract of 50 pages, beside one pass of a regular expression over its words.
[[nodiscard]] Comparison compareAnalysis();
/// Clauses like one clause among 50,000: the median and the longest of 60 questions, each beside one pass of a string search over the same clauses.
[[nodiscard]] std::vector<Comparison> compareSimilarClauses();
/// The sentiment of 20,000 reviews, beside cutting them into words at spaces.
[[nodiscard]] Comparison compareSentiment();

} // namespace lectern::bench
