// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/cache_checker.h"
#include "storage/api/metrics.h"

namespace lectern::ui {

/// What the monitor needs. Borrowed: must outlive it.
struct MonitorServices {
    MetricsSource *metrics = nullptr;
    CacheChecker *cacheChecker = nullptr; ///< Null: the cache cannot be checked.
};

} // namespace lectern::ui
