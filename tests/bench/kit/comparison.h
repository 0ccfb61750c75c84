// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace lectern::bench {

/// One line of the bench: Lectern compared with its peer, measured in pairs in one run.
struct Comparison {
    QString name;
    double lectern = 0;       ///< Median, in `unit`.
    double peer = 0;          ///< Median, in `unit`.
    QString unit;             ///< "us", "ms", "s", "rows/s"
    double ratio = 0;         ///< Median of the pairs' ratios, lectern / peer (for rates: lectern / peer as well).
    QString goal;             ///< The intended ratio, as text ("<= 4").
    double processor = 0;     ///< Lectern's processor time in ms, including servers, median; 0: not measured.
    double peerProcessor = 0; ///< The peer's.
};

/// Times both sides `pairs` times in ms, each called with the pair's number. They take turns in going first,
/// so that none always finds pages warmed by the other.
[[nodiscard]] Comparison comparePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                                      const QString &goal);

/// Also measures processor time, for calls of a millisecond or more. `prepare` is called before each pair and not measured.
[[nodiscard]] Comparison measurePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                                      const QString &goal, const std::function<void(int)> &prepare = {});

/// Converts times into rates, with `amount` of `unit` per pair.
[[nodiscard]] Comparison asRate(Comparison times, double amount, const QString &unit);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double percentile(std::vector<double> values, double fraction);

/// Prints a readable table to standard output, then the same as one JSON array on the last line.
void print(const std::vector<Comparison> &comparisons);

} // namespace lectern::bench
