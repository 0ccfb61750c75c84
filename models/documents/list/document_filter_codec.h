// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"

#include <QVariantMap>

namespace lectern::models {

/// A filter in the saved state of the window.
[[nodiscard]] QVariantMap toVariant(const DocumentFilterState &state);
/// What is unknown is skipped.
[[nodiscard]] DocumentFilterState documentFilterFromVariant(const QVariantMap &map);

} // namespace lectern::models
