// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <vector>

namespace lectern::bench {

/// One line of the bench: Lectern beside its peer, measured in pairs in one run.
struct Comparison {
    QString name;
    double lectern = 0; ///< Median, in `unit`.
    double peer = 0;    ///< Median, in `unit`.
    QString unit;       ///< "us", "ms", "s", "rows/s"
    double ratio = 0;   ///< Median of the pairs' ratios, lectern / peer (for rates: lectern / peer as well).
    QString goal;       ///< What the ratio should be, in words ("<= 4").
};

/// Times both sides alternately, `pairs` times, each called with the pair's number. Whichever goes first alternates,
/// so that neither always finds the other's pages warm. Milliseconds.
[[nodiscard]] Comparison comparePairs(const QString &name, int pairs, const std::function<void(int)> &lectern,
                                      const std::function<void(int)> &peer, const QString &goal);

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double percentile(std::vector<double> values, double fraction);

/// A table for people on standard output, then the same as one JSON array on the last line.
void print(const std::vector<Comparison> &comparisons);

} // namespace lectern::bench
