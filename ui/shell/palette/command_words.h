// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::ui {

/// Whether each word of `pattern` begins a word of `text` or is a synonym of one ("trash" for Delete, "csv" for an export).
/// Words of fewer than three letters have no synonyms.
[[nodiscard]] bool meansTheSame(const QString &pattern, const QString &text);

} // namespace lectern::ui
