// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace lectern::ui {

/// How well `pattern` abbreviates `text`: its characters must occur in order, ignoring case; blanks in it
/// are skipped. Beginnings of words and adjacent characters score higher, so "ih" prefers "Import history"
/// to "within". Absent: no match. An empty pattern matches everything with 0.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace lectern::ui
