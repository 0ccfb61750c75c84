// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/values/date_normaliser.h"

#include "models/import/values/date_tokens.h"
#include "models/import/values/date_words.h"
#include "models/import/values/value_normaliser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern::imports {

namespace {

using Outcome = tl::expected<std::optional<ParsedDate>, QString>;

constexpr int firstYear = 1900, lastYear = 2100;

Outcome notADate(QStringView text) { return tl::make_unexpected(QStringLiteral("\"%1\" is not a date").arg(shortened(text))); }

Outcome checked(QStringView text, int year, int month, int day, QTime time, int zoneOffset, DatePrecision precision)
{
    if (year < firstYear || year > lastYear)
        return tl::make_unexpected(
            QStringLiteral("the date \"%1\" lies outside the years %2 to %3").arg(shortened(text)).arg(firstYear).arg(lastYear));
    const QDate date(year, month, day);
    if (!date.isValid() || !time.isValid())
        return notADate(text);
    return ParsedDate{QDateTime(date, time, Qt::UTC).addSecs(-zoneOffset), precision};
}

int fourDigitYear(int twoDigits) { return twoDigits + (twoDigits < 70 ? 2000 : 1900); }

int number(QStringView digits, qsizetype from, qsizetype length)
{
    int value = 0;
    for (qsizetype i = from; i < from + length; ++i) {
        if (digits[i] < u'0' || digits[i] > u'9')
            return -1;
        value = value * 10 + (digits[i].unicode() - u'0');
    }
    return value;
}

/// Fast path for 2025-12-15 and 2025-12-15[ T]18:43:30, which nearly all programs write.
std::optional<Outcome> isoDate(QStringView text)
{
    if (text.size() < 10 || text[4] != u'-' || text[7] != u'-')
        return std::nullopt;
    const int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    if (year < 0 || month < 0 || day < 0)
        return std::nullopt;
    if (text.size() == 10)
        return checked(text, year, month, day, QTime(0, 0), 0, DatePrecision::Day);
    if (text.size() < 19 || (text[10] != u' ' && text[10] != u'T') || text[13] != u':' || text[16] != u':')
        return std::nullopt;
    const QTime time(number(text, 11, 2), number(text, 14, 2), number(text, 17, 2));
    if (!time.isValid())
        return std::nullopt;
    qsizetype at = 19;
    int milliseconds = 0;
    if (at < text.size() && text[at] == u'.') {
        int factor = 100;
        for (++at; at < text.size() && text[at].isDigit(); ++at, factor /= 10)
            milliseconds += (text[at].unicode() - u'0') * factor;
    }
    const bool isUtc = at == text.size() || (at + 1 == text.size() && text[at] == u'Z');
    if (!isUtc)
        return std::nullopt;
    return checked(text, year, month, day, time.addMSecs(milliseconds), 0, DatePrecision::Second);
}

/// A single number: Unix time, yyyymmdd, a year, or a spreadsheet's day count.
std::optional<Outcome> numericDate(QStringView text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    if (!isNumber || text.contains(u'-') || text.count(u'.') > 1)
        return std::nullopt;
    const qsizetype digits = text.indexOf(u'.') >= 0 ? text.indexOf(u'.') : text.size();
    if (value == 0)
        return Outcome(std::nullopt);
    if (digits == 4)
        return checked(text, int(value), 1, 1, QTime(0, 0), 0, DatePrecision::Year);
    if (digits == 6)
        return checked(text, int(value) / 100, int(value) % 100, 1, QTime(0, 0), 0, DatePrecision::Month);
    if (digits == 8)
        return checked(text, int(value) / 10000, int(value) / 100 % 100, int(value) % 100, QTime(0, 0), 0, DatePrecision::Day);
    if (digits == 14) {
        const QTime time(number(text, 8, 2), number(text, 10, 2), number(text, 12, 2));
        return checked(text, number(text, 0, 4), number(text, 4, 2), number(text, 6, 2), time, 0, DatePrecision::Second);
    }
    if (digits == 5) {
        const QDate date = QDate(1899, 12, 30).addDays(qint64(value));
        return checked(text, date.year(), date.month(), date.day(), QTime(0, 0), 0, DatePrecision::Day);
    }
    const double milliseconds = value < 1e11 ? value * 1e3 : value < 1e14 ? value : value < 1e17 ? value / 1e3 : value / 1e6;
    if (digits < 9 || milliseconds > 4.2e12)
        return notADate(text);
    return Outcome(ParsedDate{QDateTime::fromMSecsSinceEpoch(qint64(milliseconds), Qt::UTC), DatePrecision::Second});
}

Outcome withMonthName(QStringView text, const DateTokens &tokens, const QDateTime &relativeTo)
{
    std::optional<int> year, day;
    for (const DateTokens::Number &n : tokens.numbers) {
        if (n.digits >= 4 && !year)
            year = n.value;
        else if (n.digits <= 2 && n.value >= 1 && n.value <= 31 && !day)
            day = n.value;
        else if (n.digits <= 2 && !year)
            year = fourDigitYear(n.value);
    }
    if (!year && day && tokens.isHyphenated && tokens.numbers.size() == 1)
        year = fourDigitYear(*std::exchange(day, std::nullopt)); // "Sep-19"
    if (!year && day && relativeTo.isValid())                    // "8 January": the latest one, by month
        year = relativeTo.date().year() - (QDate(relativeTo.date().year(), *tokens.month, 1) > relativeTo.date() ? 1 : 0);
    if (!year)
        return tl::make_unexpected(QStringLiteral("the date \"%1\" has no year").arg(shortened(text)));
    const DatePrecision precision = !day ? DatePrecision::Month : tokens.time ? DatePrecision::Second : DatePrecision::Day;
    return checked(text, *year, *tokens.month, day.value_or(1), tokens.time.value_or(QTime(0, 0)), tokens.zoneOffset.value_or(0), precision);
}

/// A date of up to three numbers without a month's name; `order` decides what is ambiguous.
Outcome fromNumbers(QStringView text, const DateTokens &tokens, DateOrder order)
{
    const auto &n = tokens.numbers;
    const QTime time = tokens.time.value_or(QTime(0, 0));
    const int zone = tokens.zoneOffset.value_or(0);
    const DatePrecision precise = tokens.time ? DatePrecision::Second : DatePrecision::Day;
    if (n.size() == 1 && n[0].digits == 4)
        return checked(text, n[0].value, 1, 1, QTime(0, 0), 0, DatePrecision::Year);
    if (n.size() == 2 && n[0].digits == 4)
        return checked(text, n[0].value, n[1].value, 1, QTime(0, 0), 0, DatePrecision::Month);
    if (n.size() == 2 && n[1].digits == 4)
        return checked(text, n[1].value, n[0].value, 1, QTime(0, 0), 0, DatePrecision::Month);
    if (n.size() != 3)
        return notADate(text);
    if (n[0].digits == 4 || n[0].value > 31)
        return checked(text, n[0].digits == 4 ? n[0].value : fourDigitYear(n[0].value), n[1].value, n[2].value, time, zone, precise);
    const int year = n[2].digits <= 2 ? fourDigitYear(n[2].value) : n[2].value;
    const bool monthFirst = n[1].value > 12 || (n[0].value <= 12 && order == DateOrder::MonthFirst);
    return checked(text, year, monthFirst ? n[0].value : n[1].value, monthFirst ? n[1].value : n[0].value, time, zone, precise);
}

/// "2 weeks ago", "vor einem Monat", "yesterday". Nothing for any other date.
std::optional<Outcome> relativeDate(const DateTokens &tokens, const QDateTime &relativeTo)
{
    std::optional<TimeUnit> unit;
    std::optional<int> count;
    bool isAgo = false;
    if (tokens.numbers.size() == 1)
        count = tokens.numbers.front().value;
    for (const QString &word : tokens.words) {
        if (const auto days = daysAgoNamed(word)) {
            unit = TimeUnit::Day;
            count = days;
            isAgo = true;
            break;
        }
        isAgo |= isAgoWord(word);
        if (!count && isOneWord(word))
            count = 1;
        else if (const auto named = timeUnitNamed(word))
            unit = named;
    }
    if (!unit || !isAgo || tokens.numbers.size() > 1)
        return std::nullopt;
    if (!relativeTo.isValid())
        return Outcome(std::nullopt);
    const int n = count.value_or(1);
    constexpr std::array<qint64, 5> seconds = {1, 60, 3600, 86400, 7LL * 86400};
    const QDateTime at = *unit == TimeUnit::Month ? relativeTo.addMonths(-n)
        : *unit == TimeUnit::Year                 ? relativeTo.addYears(-n)
                                                  : relativeTo.addSecs(-n * seconds[size_t(*unit)]);
    const DatePrecision precision = *unit == TimeUnit::Year ? DatePrecision::Year
        : *unit == TimeUnit::Month                          ? DatePrecision::Month
                                                            : DatePrecision::Day;
    return Outcome(ParsedDate{QDateTime(at.date(), QTime(0, 0), Qt::UTC), precision});
}

} // namespace

Outcome normaliseDate(QStringView text, const DateRule &rule, const QDateTime &relativeTo)
{
    const QStringView trimmed = text.trimmed();
    if (isNoValue(trimmed))
        return std::nullopt;
    if (auto iso = isoDate(trimmed))
        return *iso;
    if (auto numeric = numericDate(trimmed))
        return *numeric;
    const DateTokens tokens = tokeniseDate(trimmed.left(120));
    if (auto relative = relativeDate(tokens, relativeTo))
        return *relative;
    return tokens.month ? withMonthName(trimmed, tokens, relativeTo) : fromNumbers(trimmed, tokens, rule.order);
}

DateRule decideDateRule(const QStringList &values, std::optional<DateOrder> wanted)
{
    int dayFirst = 0, monthFirst = 0, undecided = 0, dotted = 0;
    for (const QString &value : values) {
        if (value.size() > 40 || isoDate(QStringView(value).trimmed()))
            continue;
        const DateTokens tokens = tokeniseDate(value);
        const auto &n = tokens.numbers;
        if (tokens.month || n.size() != 3 || n[0].digits == 4 || n[0].value > 31)
            continue;
        if (n[0].value > 12)
            ++dayFirst;
        else if (n[1].value > 12)
            ++monthFirst;
        else
            ++undecided;
        dotted += tokens.hasDots ? 1 : 0;
    }
    if (dayFirst + monthFirst + undecided == 0)
        return {};
    const auto words = [](DateOrder order) {
        return order == DateOrder::DayFirst ? QStringLiteral("day, month, year") : QStringLiteral("month, day, year");
    };
    if (wanted)
        return {*wanted, words(*wanted) + QStringLiteral(", as chosen"), {}};
    if (dayFirst == 0 && monthFirst == 0) {
        const DateOrder order = dotted > 0 ? DateOrder::DayFirst : DateOrder::MonthFirst;
        return {order, words(order),
                dotted > 0 ? QString() : QStringLiteral("Nothing in the sampled dates tells the day from the month: read as %1.").arg(words(order))};
    }
    const DateOrder order = dayFirst >= monthFirst ? DateOrder::DayFirst : DateOrder::MonthFirst;
    DateRule rule{order, words(order), {}};
    if (dayFirst > 0 && monthFirst > 0)
        rule.warning = QStringLiteral("The dates are written in two orders; where both are possible they are read as %1.").arg(words(order));
    return rule;
}

} // namespace lectern::imports
