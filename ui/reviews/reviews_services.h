// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"
#include "storage/api/metrics.h"
#include "storage/api/reviews/review_source.h"

namespace lectern::ui {

/// What the reviews place works with. Borrowed: outlives it.
struct ReviewsServices {
    ReviewSource *reviews = nullptr;
    /// Null: what is shown is asked again only by hand.
    ChangeFeed *changes = nullptr;
    /// Null: nothing is known of the search index.
    MetricsSource *metrics = nullptr;
};

} // namespace lectern::ui
