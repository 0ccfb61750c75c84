// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QTime>

#include <optional>
#include <vector>

namespace lectern::imports {

/// What stands in a date written for people, apart: numbers, a month's name, a time, a zone, and other words.
struct DateTokens {
    struct Number {
        int value = 0;
        int digits = 0;
    };
    std::vector<Number> numbers;
    std::optional<int> month; ///< Of a month's name.
    std::optional<QTime> time;
    std::optional<int> zoneOffset; ///< Seconds east of UTC.
    QStringList words;             ///< Every other word, normalised.
    bool isHyphenated = false;     ///< "Sep-19"
    bool hasDots = false;          ///< "3.8.2017"
};

[[nodiscard]] DateTokens tokeniseDate(QStringView text);

} // namespace lectern::imports
