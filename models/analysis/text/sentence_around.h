// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace lectern::analysis {

/// A half-open range of a text in UTF-16 units.
struct UnitSpan {
    qsizetype start = 0;
    qsizetype end = 0;
    friend bool operator==(const UnitSpan &, const UnitSpan &) = default;
};

/// The sentence or sentences that contain a span, without surrounding white space. Extends at most to an empty line, and at most
/// `reach` units before and after the span.
[[nodiscard]] UnitSpan sentenceAround(QStringView text, UnitSpan span, qsizetype reach = 1'500);

} // namespace lectern::analysis
