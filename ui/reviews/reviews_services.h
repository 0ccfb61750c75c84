// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/change_feed.h"
#include "storage/api/metrics.h"
#include "storage/api/reviews/review_source.h"

namespace lectern::ui {

/// What the reviews place needs. Borrowed: must outlive it.
struct ReviewsServices {
    ReviewSource *reviews = nullptr;
    /// Null: refreshed by hand only.
    ChangeFeed *changes = nullptr;
    /// Null: the state of the search index is unknown.
    MetricsSource *metrics = nullptr;
};

} // namespace lectern::ui
