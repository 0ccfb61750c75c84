// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace lectern::ui {

/// Breaks a paragraph into lines of at most `width` pixels; if there are more than `maxLines`, the last ends in an ellipsis. Plain text.
[[nodiscard]] QStringList brokenLines(const QString &text, const QFont &font, int width, int maxLines);
/// The font for a document's own words.
[[nodiscard]] QFont quoteFont();

} // namespace lectern::ui
