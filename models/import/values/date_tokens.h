// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QTime>

#include <optional>
#include <vector>

namespace lectern::imports {

/// The parts of a date written for people: numbers, month name, time, zone, other words.
struct DateTokens {
    struct Number {
        int value = 0;
        int digits = 0;
    };
    std::vector<Number> numbers;
    std::optional<int> month; ///< From a month's name.
    std::optional<QTime> time;
    std::optional<int> zoneOffset; ///< Seconds east of UTC.
    QStringList words;             ///< All other words, normalised.
    bool isHyphenated = false;     ///< "Sep-19"
    bool hasDots = false;          ///< "3.8.2017"
};

[[nodiscard]] DateTokens tokeniseDate(QStringView text);

} // namespace lectern::imports
