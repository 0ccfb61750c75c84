// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace lectern::bench {

/// One line of the bench: Lectern beside its peer, measured in pairs in one run.
struct Comparison {
    QString name;
    double lectern = 0;       ///< Median, in `unit`.
    double peer = 0;          ///< Median, in `unit`.
    QString unit;             ///< "us", "ms", "s", "rows/s"
    double ratio = 0;         ///< Median of the pairs' ratios, lectern / peer (for rates: lectern / peer as well).
    QString goal;             ///< What the ratio should be, in words ("<= 4").
    double processor = 0;     ///< Lectern's milliseconds of processor, servers included, median; 0: not measured.
    double peerProcessor = 0; ///< The peer's.
};

/// Times both sides alternately, `pairs` times, each called with the pair's number. Whichever goes first alternates,
/// so that neither always finds the other's pages warm. Milliseconds.
[[nodiscard]] Comparison comparePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                                      const QString &goal);

/// The same with processor time beside it, for what takes a millisecond or more. `prepare` comes before each pair and is not measured.
[[nodiscard]] Comparison measurePairs(const QString &name, int pairs, const std::function<void(int)> &lectern, const std::function<void(int)> &peer,
                                      const QString &goal, const std::function<void(int)> &prepare = {});

/// So many of `unit` in each pair: times become rates.
[[nodiscard]] Comparison asRate(Comparison times, double amount, const QString &unit);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double percentile(std::vector<double> values, double fraction);

/// A table for people on standard output, then the same as one JSON array on the last line.
void print(const std::vector<Comparison> &comparisons);

} // namespace lectern::bench
