// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/filter_state.h"

#include <QVariantMap>

namespace lectern::models {

/// The filter as saved in the window's state, with readable names.
[[nodiscard]] QVariantMap toVariant(const FilterState &state);
/// Skips unknown names; returns an empty filter if the map is none.
[[nodiscard]] FilterState filterFromVariant(const QVariantMap &map);
/// "date", "-rating": the format of reviewSortFromName().
[[nodiscard]] QString sortName(const ReviewSort &sort);

} // namespace lectern::models
