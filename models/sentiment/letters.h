// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>
#include <QStringView>

/// Classifies characters of all scripts for reading reviews. Inline, because they are called for every character of every review.
///
/// Thread: any; pure functions.
namespace lectern::sentiment {

/// Stands for the end of a text.
inline constexpr char16_t noUnit = 0;

/// The unit at a position, with full-width forms replaced by the usual ones.
[[nodiscard]] inline char16_t unitAt(QStringView text, qsizetype at)
{
    const char16_t c = at < text.size() ? text[at].unicode() : noUnit;
    return c >= 0xff01 && c <= 0xff5e ? char16_t(c - 0xfee0) : c;
}

/// Scripts that write words without spaces between them.
[[nodiscard]] inline bool isUnspaced(char16_t c)
{
    return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || c == 0x3005;
}

[[nodiscard]] inline bool isMark(char16_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

/// Signs that are often left out: Arabic vowels and tatweel, Hebrew points, joiners, variation selectors.
[[nodiscard]] inline bool isOptional(char16_t c)
{
    return (c >= 0x064b && c <= 0x065f) || c == 0x0640 || c == 0x0670 || (c >= 0x0591 && c <= 0x05c7) || c == 0x00ad || (c >= 0x200b && c <= 0x200f)
        || (c >= 0xfe00 && c <= 0xfe0f) || c == 0x2060 || c == 0xfeff;
}

/// The same lower-case letter for all its variants.
[[nodiscard]] inline char16_t plainUnit(char16_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? char16_t(c + 32) : c;
    switch (c) {
    case 0x0131: return 'i';    // Turkish dotless i, whose capital is I
    case 0x03c2: return 0x03c3; // Greek final sigma
    case 0x0451:
    case 0x0401: return 0x0435; // Russian yo
    case 0x0622:
    case 0x0623:
    case 0x0625: return 0x0627; // Arabic alef
    case 0x0649:
    case 0x06cc: return 0x064a; // Arabic yeh
    case 0x0629: return 0x0647; // Arabic teh marbuta
    case 0x06a9: return 0x0643; // Persian kaf
    default: return char16_t(QChar::toLower(char32_t(c)));
    }
}

[[nodiscard]] inline bool isApostrophe(char16_t c) { return c == '\'' || c == 0x2019 || c == 0x02bc || c == 0x0060 || c == 0x00b4; }
[[nodiscard]] inline bool isSentenceEnd(char16_t c)
{
    return c == '.' || c == '!' || c == '?' || c == '\n' || c == 0x3002 || c == 0x061f || c == 0x2026 || c == 0x0964 || c == 0x203c;
}
[[nodiscard]] inline bool isClauseEnd(char16_t c)
{
    return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == 0x3001 || c == 0x060c || c == 0x061b || c == '|' || c == 0x2013
        || c == 0x2014;
}
[[nodiscard]] inline bool isPicture(char32_t c)
{
    return (c >= 0x1f300 && c <= 0x1faff && !(c >= 0x1f3fb && c <= 0x1f3ff)) || (c >= 0x2600 && c <= 0x27bf);
}

/// Whether it is a letter or a mark on one.
[[nodiscard]] inline bool isOfWord(char16_t c) { return !isOptional(c) && (QChar::isLetter(c) || isMark(c)); }

} // namespace lectern::sentiment
