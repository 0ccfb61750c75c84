// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace lectern::ui {

/// A paragraph broken into lines of at most `width` pixels; one too many ends in an ellipsis. Plain text.
[[nodiscard]] QStringList brokenLines(const QString &text, const QFont &font, int width, int maxLines);
/// The type in which a document's own words stand.
[[nodiscard]] QFont quoteFont();

} // namespace lectern::ui
