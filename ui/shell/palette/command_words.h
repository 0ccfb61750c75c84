// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// Whether each word of `pattern` begins a word of `text`, or means the same as one ("trash" for Delete, "csv" for an export).
/// Words of fewer than three letters mean nothing but themselves.
[[nodiscard]] bool meansTheSame(const QString &pattern, const QString &text);

} // namespace lectern::ui
