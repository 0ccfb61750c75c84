// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"

#include <QObject>

#include <chrono>

namespace lectern::models {

/// One bar of a breakdown, and the filter that its rows pass in addition to the present one.
struct Bar {
    QString label;
    qint64 count = 0;
    std::optional<double> averageRating;
    ReviewFilter opens;  ///< Only the bar's own restriction.
    bool canOpen = true; ///< false: no single filter describes its rows ("14 more").
    QString meaning{};   ///< What the label stands for, where that is not plain: "3.5 to 4.49".
};

/// What a statistics panel shows. Bars add up to the statistics' count.
[[nodiscard]] std::vector<Bar> ratingBars(const ReviewStats &stats);
[[nodiscard]] std::vector<Bar> platformBars(const ReviewStats &stats);
[[nodiscard]] std::vector<Bar> sentimentBars(const ReviewStats &stats);
/// Every month between the first and the last one with reviews, ascending; undated reviews first.
[[nodiscard]] std::vector<Bar> monthBars(const ReviewStats &stats);
/// At most `count` bars: the largest and one for all others.
[[nodiscard]] std::vector<Bar> largest(std::vector<Bar> bars, int count);

/// How long to wait before the same statistics are asked for again because rows changed. Asking takes a tenth of a
/// server's time at most: `cost` is what PostgreSQL last took for it. 3 s to 5 min.
[[nodiscard]] std::chrono::milliseconds recountDelayAfter(std::chrono::microseconds cost);

/// The statistics of the shown filter.
///
/// Thread: GUI. Borrows the source.
class ReviewStatistics : public QObject
{
    Q_OBJECT
public:
    explicit ReviewStatistics(ReviewSource &source, QObject *parent = nullptr);

    /// Asks, unless the filter is the one already shown. The old statistics stay until the new ones are here.
    void setFilter(const ReviewFilter &filter);
    /// Asks again for the same.
    void refresh();
    /// The login may not read reviews any more: nothing of them is kept.
    void refuse(const StorageError &error);

    [[nodiscard]] const ReviewStats *find() const { return m_stats.get(); }
    [[nodiscard]] const std::optional<Provenance> &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }
    /// How many reviews there are by the newest count of the same filter: statistics of another number are of an earlier moment.
    void compareWith(const RowCount &newest);
    [[nodiscard]] bool isOlder() const { return m_isOlder; }
    /// Of what find() is; of another filter's while the new ones are on their way.
    [[nodiscard]] const ReviewFilter &filter() const { return m_statsFilter; }
    /// What PostgreSQL took when it was last asked; zero: everything came from the cache.
    [[nodiscard]] std::chrono::microseconds cost() const { return m_cost; }

Q_SIGNALS:
    void changed(); ///< Statistics or error; not when they were only proved again.

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
