// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <vector>

namespace lectern {

/// A half-open range [start, end) of a text, in Unicode code points.
struct TextRange {
    qint64 start = 0;
    qint64 end = 0;
    [[nodiscard]] qint64 length() const { return end - start; }
    [[nodiscard]] bool isEmpty() const { return end <= start; }
    [[nodiscard]] bool contains(qint64 position) const { return position >= start && position < end; }
    [[nodiscard]] bool overlaps(const TextRange &other) const { return start < other.end && other.start < end; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Converts positions in a QString (UTF-16 units) to code points and back. Logarithmic in the number of characters
/// outside the basic plane, so free for most texts.
///
/// Thread: any; immutable. Does not keep a copy of the text.
class CodePointIndex
{
public:
    explicit CodePointIndex(QStringView text = {});

    [[nodiscard]] qint64 codePointCount() const { return m_unitCount - qint64(m_pairs.size()); }
    /// `unit`: 0 .. length of the text. The middle of a surrogate pair counts as its beginning.
    [[nodiscard]] qint64 codePointOf(qint64 unit) const;
    /// `codePoint`: 0 .. codePointCount().
    [[nodiscard]] qint64 unitOf(qint64 codePoint) const;
    [[nodiscard]] TextRange toCodePoints(qint64 unitStart, qint64 unitEnd) const { return {codePointOf(unitStart), codePointOf(unitEnd)}; }
    [[nodiscard]] TextRange toUnits(const TextRange &codePoints) const { return {unitOf(codePoints.start), unitOf(codePoints.end)}; }

private:
    qint64 m_unitCount = 0;
    std::vector<qint64> m_pairs; ///< Units at which a surrogate pair begins, ascending.
};

/// Number of code points in a text.
[[nodiscard]] qint64 codePointCount(QStringView text);

} // namespace lectern
