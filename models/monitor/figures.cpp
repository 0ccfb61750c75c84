// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lectern::models::figures {

namespace {

QString tr(const char *text) { return QCoreApplication::translate("Figures", text); }

QString unknown() { return QStringLiteral("\u2013"); }

QString number(double value, int decimals) { return QLocale().toString(value, 'f', decimals); }

/// Number of decimals that leaves about three significant digits.
int decimalsOf(double value)
{
    if (value >= 100)
        return 0;
    if (value >= 10)
        return 1;
    return 2;
}

} // namespace

QString percent(std::optional<double> share)
{
    if (!share)
        return unknown();
    double percents = *share * 100;
    if (percents < 100)
        percents = std::min(percents, 99.9);
    return tr("%1 %").arg(number(percents, percents < 100 ? 1 : 0));
}

QString milliseconds(std::optional<double> microseconds)
{
    if (!microseconds)
        return unknown();
    const double value = *microseconds / 1000;
    return number(value, value < 0.1 ? 3 : decimalsOf(value));
}

QString withUnit(std::optional<double> microseconds)
{
    if (!microseconds)
        return unknown();
    if (*microseconds >= 1'000'000)
        return tr("%1 s").arg(number(*microseconds / 1'000'000, decimalsOf(*microseconds / 1'000'000)));
    return tr("%1 ms").arg(milliseconds(microseconds));
}

QString duration(std::chrono::microseconds length)
{
    const double inSeconds = std::chrono::duration<double>(length).count();
    if (inSeconds < 1)
        return tr("%1 ms").arg(number(inSeconds * 1000, 0));
    if (inSeconds < 60)
        return tr("%1 s").arg(number(inSeconds, inSeconds < 10 ? 1 : 0));
    if (inSeconds < 3600)
        return tr("%1 min").arg(number(inSeconds / 60, inSeconds < 600 ? 1 : 0));
    constexpr double day = 24 * 3600;
    if (inSeconds < 2 * day)
        return tr("%1 h").arg(number(inSeconds / 3600, 1));
    return tr("%1 d").arg(number(inSeconds / day, std::fmod(inSeconds, day) == 0 ? 0 : 1));
}

QString seconds(std::chrono::milliseconds length) { return tr("%1 s").arg(number(std::chrono::duration<double>(length).count(), 1)); }

QString bytes(std::int64_t count) { return QLocale().formattedDataSize(count, count < 10LL * 1024 ? 0 : 1, QLocale::DataSizeSIFormat); }

QString count(std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); }

} // namespace lectern::models::figures
