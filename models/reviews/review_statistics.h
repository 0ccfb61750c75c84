// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"

#include <QObject>

#include <chrono>

namespace lectern::models {

/// One bar of a breakdown, with the additional filter that selects its rows.
struct Bar {
    QString label;
    qint64 count = 0;
    std::optional<double> averageRating;
    ReviewFilter opens;  ///< Contains only the bar's own restriction.
    bool canOpen = true; ///< false: no single filter describes its rows ("14 more").
    QString meaning{};   ///< What the label means, if it is not obvious: "3.5 to 4.49".
};

/// The bars of the statistics panel. Their counts add up to the statistics' count.
[[nodiscard]] std::vector<Bar> ratingBars(const ReviewStats &stats);
[[nodiscard]] std::vector<Bar> platformBars(const ReviewStats &stats);
[[nodiscard]] std::vector<Bar> sentimentBars(const ReviewStats &stats);
/// Every month between the first and the last one with reviews, ascending; undated reviews first.
[[nodiscard]] std::vector<Bar> monthBars(const ReviewStats &stats);
/// At most `count` bars: the largest, and one for all others.
[[nodiscard]] std::vector<Bar> largest(std::vector<Bar> bars, int count);

/// Delay before statistics are read again because rows changed, so that this takes at most a tenth of the
/// server's time: `cost` is what PostgreSQL last needed. 3 s to 5 min.
[[nodiscard]] std::chrono::milliseconds recountDelayAfter(std::chrono::microseconds cost);

/// The statistics of the current filter's reviews.
///
/// Thread: GUI. Borrows the source.
class ReviewStatistics : public QObject
{
    Q_OBJECT
public:
    explicit ReviewStatistics(ReviewSource &source, QObject *parent = nullptr);

    /// Reads the statistics unless they are those of this filter. The old ones stay until the new ones arrive.
    void setFilter(const ReviewFilter &filter);
    /// Reads the same statistics again.
    void refresh();
    /// The login may no longer read reviews: drops the statistics.
    void refuse(const StorageError &error);

    [[nodiscard]] const ReviewStats *find() const { return m_stats.get(); }
    [[nodiscard]] const std::optional<Provenance> &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }
    /// Compares with the newest count of the same filter: if it differs, the statistics are of an earlier moment.
    void compareWith(const RowCount &newest);
    [[nodiscard]] bool isOlder() const { return m_isOlder; }
    /// The filter of find(); still the old one while new statistics are being read.
    [[nodiscard]] const ReviewFilter &filter() const { return m_statsFilter; }
    /// The time PostgreSQL took when it was last asked; zero: all answers came from the cache.
    [[nodiscard]] std::chrono::microseconds cost() const { return m_cost; }

Q_SIGNALS:
    void changed(); ///< Statistics or error; not emitted if they were only proved fresh again.

private:
    ReviewSource &m_source;
    ReviewFilter m_filter;
    ReviewFilter m_statsFilter;
    bool m_hasAsked = false;
    bool m_isOlder = false;
    std::shared_ptr<const ReviewStats> m_stats;
    std::optional<Provenance> m_provenance;
    std::optional<StorageError> m_error;
    std::chrono::microseconds m_cost{0};
    NewestAnswer<ReviewStats> m_answer;
};

} // namespace lectern::models
