// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace lectern::parse {

/// How the numbers of one level of a list look.
enum class NumberFormat { Decimal, DecimalZero, LowerLetter, UpperLetter, LowerRoman, UpperRoman, Ordinal, CardinalWord, OrdinalWord, Bullet, None };

/// `number` 1 in LowerLetter is "a", 27 "aa"; what a format cannot say (0, 5,000 in Roman) is decimal.
[[nodiscard]] QString numberText(NumberFormat format, int number);

/// One level of a list's definition.
struct NumberingLevel {
    NumberFormat format = NumberFormat::Decimal;
    QString pattern; ///< "%1.%2." or "(%3)": the numbers of the levels, first level 1.
    int first = 1;
    bool isLegal = false; ///< Every number in it is decimal, whatever the format of its level.
};
inline constexpr size_t numberingDepth = 10;
using NumberingLevels = std::array<NumberingLevel, numberingDepth>;

/// The numbers a list has come to.
class NumberingCounter
{
public:
    /// Counts one item at `level` and returns its label ("2.1", "(c)"); deeper levels begin anew.
    [[nodiscard]] QString next(const NumberingLevels &levels, size_t level);
    /// The level's next item gets this number.
    void restart(size_t level, int number);

private:
    std::array<int, numberingDepth> m_numbers{};
    std::array<bool, numberingDepth> m_isBegun{};
};

} // namespace lectern::parse
