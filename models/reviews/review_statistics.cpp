// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/review_statistics.h"

#include "models/reviews/filter_state.h"
#include "models/reviews/review_labels.h"

#include <QLocale>

#include <algorithm>

namespace lectern::models {

std::vector<Bar> ratingBars(const ReviewStats &stats)
{
    std::vector<Bar> bars;
    for (int stars = ReviewStats::ratingBucketCount - 1; stars >= 0; --stars) {
        Bar bar{QLocale().toString(stars), stats.byRating[size_t(stars)], {}, {}};
        setStars(bar.opens, {stars, stars});
        bar.meaning = ratingsText({stars, stars});
        if (stars > 0 || bar.count > 0)
            bars.push_back(bar);
    }
    if (stats.unrated > 0) {
        Bar bar{ReviewStatistics::tr("not rated"), stats.unrated, {}, {}};
        bar.opens.isRated = false;
        bars.push_back(bar);
    }
    return bars;
}

std::vector<Bar> platformBars(const ReviewStats &stats)
{
    std::vector<Bar> bars;
    for (int i = 0; i < platformCount; ++i) {
        const ReviewStats::PerPlatform &platform = stats.byPlatform[size_t(i)];
        Bar bar{displayNameOf(Platform(i)), platform.count, platform.averageRating, {}};
        bar.opens.platforms = {Platform(i)};
        if (bar.count > 0)
            bars.push_back(bar);
    }
    return largest(std::move(bars), platformCount);
}

std::vector<Bar> sentimentBars(const ReviewStats &stats)
{
    std::vector<Bar> bars;
    for (const Sentiment sentiment : {Sentiment::Positive, Sentiment::Neutral, Sentiment::Negative}) {
        Bar bar{displayNameOf(sentiment), stats.bySentiment[size_t(sentiment)], {}, {}};
        bar.opens.sentiments = {sentiment};
        bars.push_back(bar);
    }
    if (stats.withoutSentiment > 0) {
        Bar bar{ReviewStatistics::tr("unknown"), stats.withoutSentiment, {}, {}};
        bar.opens.hasSentiment = false;
        bars.push_back(bar);
    }
    return bars;
}

std::vector<Bar> monthBars(const ReviewStats &stats)
{
    std::vector<Bar> bars;
    const auto add = [&bars](QDate first, qint64 count, std::optional<double> average) {
        Bar bar{first.isValid() ? QLocale().toString(first, u"yyyy-MM") : ReviewStatistics::tr("no date"), count, average, {}};
        if (first.isValid()) {
            bar.opens.from = first;
            bar.opens.until = first.addMonths(1);
        }
        bar.canOpen = first.isValid();
        bars.push_back(bar);
    };
    QDate expected;
    for (const ReviewStats::Month &month : stats.byMonth) {
        for (; expected.isValid() && month.first.isValid() && expected < month.first; expected = expected.addMonths(1))
            add(expected, 0, {});
        add(month.first, month.count, month.averageRating);
        expected = month.first.isValid() ? month.first.addMonths(1) : QDate();
    }
    return bars;
}

std::vector<Bar> largest(std::vector<Bar> bars, int count)
{
    std::stable_sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.count > b.count; });
    if (int(bars.size()) <= count)
        return bars;
    Bar others{ReviewStatistics::tr("%n more", nullptr, int(bars.size()) - count + 1), 0, {}, {}, false};
    for (size_t i = size_t(count) - 1; i < bars.size(); ++i)
        others.count += bars[i].count;
    bars.resize(size_t(count) - 1);
    bars.push_back(others);
    return bars;
}

std::chrono::milliseconds recountDelayAfter(std::chrono::microseconds cost)
{
    using namespace std::chrono_literals;
    return std::clamp(std::chrono::ceil<std::chrono::milliseconds>(10 * cost), 3000ms, std::chrono::milliseconds(5min));
}

ReviewStatistics::ReviewStatistics(ReviewSource &source, QObject *parent) : QObject(parent), m_source(source) {}

void ReviewStatistics::setFilter(const ReviewFilter &filter)
{
    if (m_hasAsked && filter == m_filter && !m_error)
        return;
    m_filter = filter;
    refresh();
}

void ReviewStatistics::compareWith(const RowCount &newest)
{
    const bool isOlder = m_stats && newest.isExact && newest.value != m_stats->count;
    if (isOlder == m_isOlder)
        return;
    m_isOlder = isOlder;
    Q_EMIT changed();
}

void ReviewStatistics::refuse(const StorageError &error)
{
    m_answer.stop();
    m_stats.reset();
    m_isOlder = false;
    m_provenance.reset();
    m_error = error;
    Q_EMIT changed();
}

void ReviewStatistics::refresh()
{
    m_hasAsked = true;
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchStats(m_filter, stop); },
        [this](const Result<Answer<ReviewStats>> &result) {
            const bool isNews = !result || m_error || m_stats != result->value || m_statsFilter != m_filter || m_isOlder
                || (m_provenance->source == Source::Stale) != (result->provenance.source == Source::Stale);
            m_error.reset();
            if (result) {
                m_stats = result->value;
                m_statsFilter = m_filter;
                m_isOlder = false;
                m_provenance = result->provenance;
                if (m_provenance->source == Source::Postgres)
                    m_cost = m_provenance->took;
            } else {
                m_error = result.error();
            }
            if (isNews)
                Q_EMIT changed();
        });
}

} // namespace lectern::models
