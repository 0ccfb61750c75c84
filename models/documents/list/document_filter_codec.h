// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"

#include <QVariantMap>

namespace lectern::models {

/// The filter as saved in the window's state.
[[nodiscard]] QVariantMap toVariant(const DocumentFilterState &state);
/// Skips unknown values.
[[nodiscard]] DocumentFilterState documentFilterFromVariant(const QVariantMap &map);

} // namespace lectern::models
