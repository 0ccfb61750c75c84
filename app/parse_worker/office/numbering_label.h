// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace lectern::parse {

/// Format of the numbers of one list level.
enum class NumberFormat { Decimal, DecimalZero, LowerLetter, UpperLetter, LowerRoman, UpperRoman, Ordinal, CardinalWord, OrdinalWord, Bullet, None };

/// Number 1 as LowerLetter is "a", 27 is "aa"; numbers that a format cannot express (0, 5,000 in Roman) become decimal.
[[nodiscard]] QString numberText(NumberFormat format, int number);

/// One level of a list's definition.
struct NumberingLevel {
    NumberFormat format = NumberFormat::Decimal;
    QString pattern; ///< "%1.%2." or "(%3)", where %1 is the number of the first level.
    int first = 1;
    bool isLegal = false; ///< All numbers in it are decimal, whatever their levels' formats.
};
inline constexpr size_t numberingDepth = 10;
using NumberingLevels = std::array<NumberingLevel, numberingDepth>;

/// The current numbers of a list.
class NumberingCounter
{
public:
    /// Counts one item at `level` and returns its label ("2.1", "(c)"); deeper levels start again.
    [[nodiscard]] QString next(const NumberingLevels &levels, size_t level);
    /// Sets the number of the level's next item.
    void restart(size_t level, int number);

private:
    std::array<int, numberingDepth> m_numbers{};
    std::array<bool, numberingDepth> m_isBegun{};
};

} // namespace lectern::parse
