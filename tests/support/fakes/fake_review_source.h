// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"

#include <QPromise>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>

namespace lectern {

/// A review source without servers: any number of made-up rows, computed on demand. Answers come at
/// once, or, with `holdsAnswers`, when deliver() is called. Header only, so that model tests need not link storage.
///
/// Rows are numbered by a serial, which descends with the date; sorts other than by date also order by the newest first. The text filter
/// "nothing" matches nothing, any platform or rating filter every tenth row. Otherwise it behaves like PostgreSQL:
/// tests/storage/tst_review_contract.cpp.
///
/// Thread: the test's.
class FakeReviewSource : public ReviewSource
{
public:
    explicit FakeReviewSource(qint64 rowCount) : m_end(rowCount) {}

    bool holdsAnswers = false;
    std::optional<StorageError> failure; ///< Every answer fails with it.
    Source answersFrom = Source::Memory;
    std::chrono::milliseconds age{120};    ///< Age of every answer on delivery.
    bool renews = false;                   ///< Shown answers can be proved again without a request.
    std::vector<PageRequest> pageRequests; ///< All requests.
    std::map<qint64, qint64> versions;     ///< By serial; 1 if absent.
    std::set<qint64> deleted;              ///< Serials.
    int indexRequests = 0, countRequests = 0, estimateRequests = 0, statsRequests = 0;
    bool estimates = true;    ///< false: fetchIndex stays the only count.
    QString nameEnd, textEnd; ///< Appended to every name and every text from other people.
    std::vector<ReviewFilter> statsFilters;
    std::optional<ReviewStats> stats; ///< Instead of made-up ones.

    void insertOnTop(int count) { m_begin -= count; }
    [[nodiscard]] static ReviewId idOf(qint64 serial)
    {
        return {QUuid(uint(serial & 0xffffffff), ushort(serial >> 32), 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1)};
    }
    [[nodiscard]] int heldCount() const { return int(m_held.size()); }
    [[nodiscard]] int stoppedCount() const
    {
        return int(std::count_if(m_held.begin(), m_held.end(), [](const Held &held) { return held.stop.stop_requested(); }));
    }
    /// Answers held requests, oldest first; stopped ones end as Cancelled.
    void deliver(int count = 1'000'000)
    {
        for (; count > 0 && !m_held.empty(); --count) {
            const Held held = std::move(m_held.front());
            m_held.pop_front();
            held.finish(held.stop.stop_requested());
        }
    }

    FutureAnswer<ReviewPage> fetchPage(const PageRequest &request, std::stop_token stop, std::chrono::milliseconds) override
    {
        pageRequests.push_back(request);
        return answer<ReviewPage>(stop, request.check(), [this, request] { return pageFor(request); });
    }
    FutureAnswer<RowCount> fetchEstimate(const ReviewFilter &filter, std::stop_token stop) override
    {
        ++estimateRequests;
        return answer<RowCount>(stop, filter.check(), [this, filter] { return RowCount{estimates ? rowCount(filter) * 11 / 10 : 0, false}; });
    }
    FutureAnswer<RowCount> fetchCount(const ReviewFilter &filter, std::stop_token stop) override
    {
        ++countRequests;
        return answer<RowCount>(stop, filter.check(), [this, filter] { return RowCount{rowCount(filter), true}; });
    }
    FutureAnswer<RowIndex> fetchIndex(const ReviewQuery &query, std::stop_token stop) override
    {
        ++indexRequests;
        return answer<RowIndex>(stop, query.filter.check(), [this, query]() -> Result<RowIndex> {
            RowIndex index{rowCount(query.filter), {}};
            for (qint64 row = 0; row < index.rowCount; row += RowIndex::rowsPerAnchor)
                index.anchors.push_back(anchorOf(serialAt(row, query), query.sort));
            return index;
        });
    }
    FutureAnswer<RowCount> fetchRankOfDate(const ReviewQuery &query, QDate date, std::stop_token stop) override
    {
        return answer<RowCount>(stop, query.filter.check(), [this, query, date]() -> Result<RowCount> {
            if (query.sort.key != ReviewSortKey::Date || !date.isValid())
                return lectern::failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("not by date"));
            // Rows of this day and all later ones.
            const auto newerThan = [&](QDate day) {
                const qint64 serials = day.daysTo(newestDay()) * rowsPerDay;
                return std::clamp<qint64>(placeOf(serials, query.filter), 0, rowCount(query.filter));
            };
            return RowCount{isReversed(query) ? rowCount(query.filter) - newerThan(date.addDays(-1)) : newerThan(date), true};
        });
    }
    FutureAnswer<Review> fetchReview(ReviewId id, std::stop_token stop, std::chrono::milliseconds) override
    {
        return answer<Review>(stop, {}, [id, this]() -> Result<Review> {
            const qint64 serial = serialOf(id);
            if (id != idOf(serial) || serial < m_begin || serial >= m_end)
                return lectern::failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("there is none"));
            return reviewFor(id);
        });
    }
    FutureAnswer<ReviewStats> fetchStats(const ReviewFilter &filter, std::stop_token stop) override
    {
        ++statsRequests;
        statsFilters.push_back(filter);
        return answer<ReviewStats>(stop, filter.check(), [this, filter] { return stats ? *stats : statsFor(filter); });
    }
    std::optional<Provenance> renewed(const PageRequest &, const ReviewPage &) override { return renewal(); }
    std::optional<Provenance> renewed(const Review &) override { return renewal(); }
    FutureAnswer<ReviewFacets> fetchFacets(const ReviewFilter &filter, std::stop_token stop) override
    {
        return answer<ReviewFacets>(stop, filter.check(), [this, filter] { return facetsFor(filter); });
    }

    static constexpr qint64 rowsPerDay = 2000;
    [[nodiscard]] static QDate newestDay() { return QDate(2026, 11, 20); }
    [[nodiscard]] qint64 rowCount(const ReviewFilter &filter = {}) const
    {
        if (filter.text == u"nothing")
            return 0;
        return (m_end - m_begin - qint64(deleted.size())) / stepOf(filter);
    }

private:
    struct Held {
        std::stop_token stop;
        std::function<void(bool isCancelled)> finish;
    };

    template <typename T>
    FutureAnswer<T> answer(std::stop_token stop, const Result<void> &question, std::function<Result<T>()> make)
    {
        auto promise = std::make_shared<QPromise<Result<Answer<T>>>>();
        promise->start();
        auto finish = [this, promise, question, make = std::move(make)](bool isCancelled) {
            if (isCancelled)
                promise->addResult(lectern::failure(ErrorCode::Cancelled, FaultyPart::Lectern, {}));
            else if (failure || !question)
                promise->addResult(Result<Answer<T>>(tl::make_unexpected(failure ? *failure : question.error())));
            else
                promise->addResult(make().map([this](T &&value) { return Answer<T>{std::make_shared<const T>(std::move(value)), provenance()}; }));
            promise->finish();
        };
        const auto future = promise->future();
        if (holdsAnswers)
            m_held.push_back({stop, finish});
        else
            finish(stop.stop_requested());
        return future;
    }
    [[nodiscard]] Provenance provenance() const
    {
        Provenance provenance{.source = answersFrom, .family = QStringLiteral("reviews:list"), .age = age};
        provenance.provenAt = Clock::boot().now() - age;
        provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-age.count());
        provenance.lifetimeLeft = std::chrono::seconds(1680);
        provenance.took = std::chrono::microseconds(180);
        return provenance;
    }
    [[nodiscard]] std::optional<Provenance> renewal() const { return renews && !failure ? std::optional(provenance()) : std::nullopt; }
    [[nodiscard]] static qint64 stepOf(const ReviewFilter &filter)
    {
        return filter.platforms.empty() && !filter.ratingMin && !filter.ratingMax ? 1 : 10;
    }
    [[nodiscard]] static bool isReversed(const ReviewQuery &query) { return query.sort == ReviewSort{ReviewSortKey::Date, Qt::AscendingOrder}; }
    /// Number of rows with a lower serial that match the filter.
    [[nodiscard]] qint64 placeOf(qint64 serial, const ReviewFilter &filter) const
    {
        const qint64 gone = std::count_if(deleted.begin(), deleted.end(), [serial](qint64 each) { return each < serial; });
        const qint64 step = stepOf(filter);
        return (serial - m_begin - gone + step - 1) / step;
    }
    [[nodiscard]] qint64 serialAt(qint64 row, const ReviewQuery &query) const
    {
        const qint64 place = isReversed(query) ? rowCount(query.filter) - 1 - row : row;
        qint64 serial = m_begin + place * stepOf(query.filter);
        for (const qint64 gone : deleted)
            serial += gone <= serial ? 1 : 0;
        return serial;
    }
    [[nodiscard]] static qint64 serialOf(ReviewId id) { return qint64(int(id.value.data1)) | (qint64(id.value.data2) << 32); }
    /// The sort key (unless it is the date), then serial and id, like PostgreSQL's key, date and id.
    [[nodiscard]] static Anchor anchorOf(qint64 serial, ReviewSort sort)
    {
        QStringList values{QString::number(serial), QStringLiteral("id")};
        if (sort.key != ReviewSortKey::Date)
            values.prepend(nameOf(sort.key));
        return {values};
    }
    [[nodiscard]] Result<ReviewPage> pageFor(const PageRequest &request) const;
    [[nodiscard]] Review reviewFor(ReviewId id) const;
    [[nodiscard]] ReviewStats statsFor(const ReviewFilter &filter) const;
    [[nodiscard]] ReviewFacets facetsFor(const ReviewFilter &filter) const;

    qint64 m_begin = 0;
    qint64 m_end = 0; ///< Exclusive.
    std::deque<Held> m_held;
};

} // namespace lectern

#include "tests/support/fakes/fake_review_rows.h" // IWYU pragma: keep: the functions that make up rows
