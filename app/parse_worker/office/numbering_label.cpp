// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/numbering_label.h"

namespace lectern::parse {

namespace {

constexpr std::array<const char *, 20> cardinals{
    "Zero", "One",    "Two",    "Three",    "Four",     "Five",    "Six",     "Seven",     "Eight",    "Nine",
    "Ten",  "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
};
constexpr std::array<const char *, 20> ordinals{
    "Zeroth", "First",    "Second",  "Third",      "Fourth",     "Fifth",     "Sixth",     "Seventh",     "Eighth",     "Ninth",
    "Tenth",  "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
};

/// a .. z, aa, bb, ..., as in word processors.
QString letters(int number)
{
    constexpr int alphabet = 26, mostRepeats = 8;
    const int repeats = (number - 1) / alphabet + 1;
    return repeats <= mostRepeats ? QString(repeats, QChar(u'a' + (number - 1) % alphabet)) : QString::number(number);
}

QString roman(int number)
{
    struct Numeral {
        int value;
        const char *digits;
    };
    static constexpr std::array<Numeral, 13> numerals{Numeral{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                      {40, "xl"},         {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    constexpr int most = 4999;
    if (number > most)
        return QString::number(number);
    QString text;
    for (const Numeral &numeral : numerals) {
        for (; number >= numeral.value; number -= numeral.value)
            text += QLatin1String(numeral.digits);
    }
    return text;
}

QString ordinalNumber(int number)
{
    const int tens = number % 100, ones = number % 10;
    const bool isTeen = tens >= 11 && tens <= 13;
    const char *ending = !isTeen && ones == 1 ? "st" : !isTeen && ones == 2 ? "nd" : !isTeen && ones == 3 ? "rd" : "th";
    return QString::number(number) + QLatin1String(ending);
}

QString word(const std::array<const char *, 20> &words, int number)
{
    return size_t(number) < words.size() ? QString::fromLatin1(words[size_t(number)]) : QString::number(number);
}

} // namespace

QString numberText(NumberFormat format, int number)
{
    if (format == NumberFormat::None || format == NumberFormat::Bullet)
        return {};
    if (number < 1)
        return QString::number(number);
    switch (format) {
    case NumberFormat::DecimalZero: return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    case NumberFormat::LowerLetter: return letters(number);
    case NumberFormat::UpperLetter: return letters(number).toUpper();
    case NumberFormat::LowerRoman: return roman(number);
    case NumberFormat::UpperRoman: return roman(number).toUpper();
    case NumberFormat::Ordinal: return ordinalNumber(number);
    case NumberFormat::CardinalWord: return word(cardinals, number);
    case NumberFormat::OrdinalWord: return word(ordinals, number);
    default: return QString::number(number);
    }
}

QString NumberingCounter::next(const NumberingLevels &levels, size_t level)
{
    level = std::min(level, numberingDepth - 1);
    // A skipped level counts as begun.
    for (size_t i = 0; i <= level; ++i) {
        if (!m_isBegun[i])
            m_numbers[i] = levels[i].first;
        else if (i == level)
            m_numbers[i] = std::min(m_numbers[i] + 1, 1'000'000);
        m_isBegun[i] = true;
    }
    for (size_t i = level + 1; i < numberingDepth; ++i)
        m_isBegun[i] = false;
    const NumberingLevel &shape = levels[level];
    if (shape.format == NumberFormat::Bullet)
        return QString(QChar(u'\u2022'));
    QString label;
    for (qsizetype i = 0; i < shape.pattern.size(); ++i) {
        const int digit = shape.pattern[i] == u'%' && i + 1 < shape.pattern.size() ? shape.pattern[i + 1].digitValue() : -1;
        if (digit < 1 || size_t(digit) > numberingDepth) {
            label += shape.pattern[i];
            continue;
        }
        const auto shown = size_t(digit - 1);
        const NumberFormat format = shape.isLegal && levels[shown].format != NumberFormat::None ? NumberFormat::Decimal : levels[shown].format;
        label += numberText(format, m_numbers[shown]);
        ++i;
    }
    return label.trimmed();
}

void NumberingCounter::restart(size_t level, int number)
{
    level = std::min(level, numberingDepth - 1);
    m_numbers[level] = number - 1;
    m_isBegun[level] = true;
}

} // namespace lectern::parse
