// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/intake_queue.h"
#include "storage/api/documents/document_source.h"

#include <optional>

namespace lectern::models {

/// Whether two answers about one row are displayed the same, so that it need not be repainted.
[[nodiscard]] bool isSame(const DocumentRow &one, const DocumentRow &other);
[[nodiscard]] bool isSame(const IntakeItem &one, const IntakeItem &other);

template <typename T>
bool isSame(const std::optional<T> &one, const std::optional<T> &other)
{
    return one.has_value() == other.has_value() && (!one || isSame(*one, *other));
}

} // namespace lectern::models
