// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"

#include <QVariantMap>

namespace lectern::models {

/// A filter in the saved state of the window: readable names.
[[nodiscard]] QVariantMap toVariant(const FilterState &state);
/// Names that are unknown are skipped; what is no filter at all gives an empty one.
[[nodiscard]] FilterState filterFromVariant(const QVariantMap &map);
/// "date", "-rating": what reviewSortFromName() reads.
[[nodiscard]] QString sortName(const ReviewSort &sort);

} // namespace lectern::models
