// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace lectern::ui {

/// How well `pattern` abbreviates `text`: its characters must occur in order, case aside; blanks in it
/// are passed over. Beginnings of words and runs of neighbours count more, so "ih" finds "Import history"
/// before "within". Absent: it does not match. An empty pattern matches everything with 0.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace lectern::ui
