// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/text/sentence_around.h"

#include <vector>

namespace lectern::analysis {

/// Splits a text into pieces of at most `length` units that overlap by about `overlap`, so that any clause shorter than that
/// is complete in one piece. Pieces end at a paragraph, a sentence or at least a word, and together cover the text.
/// Requires: 0 <= overlap < length / 2.
[[nodiscard]] std::vector<UnitSpan> textPieces(QStringView text, qsizetype length, qsizetype overlap);

} // namespace lectern::analysis
