// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review.h"

#include <optional>

namespace lectern::imports {

/// Parses "positive", "neg", "LABEL_2", "neutro" and the like, in five languages; nothing for anything else.
[[nodiscard]] std::optional<Sentiment> normaliseSentiment(const QString &label);

} // namespace lectern::imports
