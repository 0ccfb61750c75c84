// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/page_window.h"
#include "storage/api/reviews/review_source.h"

#include <QObject>

#include <map>
#include <set>

namespace lectern::models {

/// One generation: the loaded rows of one query, and the requests for the rest.
/// Its destructor stops every request and drops pending answers.
///
/// Pages are requested in batches: want() notes a page, and fetchWanted() requests the noted ones,
/// those nearest to the visible rows first, and stops requests for pages that were scrolled past.
///
/// Thread: GUI. Borrows the source.
class ResultSet : public QObject
{
    Q_OBJECT
public:
    ResultSet(ReviewSource &source, ReviewQuery query, QObject *parent = nullptr);
    ~ResultSet() override;

    /// Requests the first page and the estimate, then the exact count with the anchors.
    void start();

    [[nodiscard]] const ReviewQuery &query() const { return m_query; }
    [[nodiscard]] bool hasFirstPage() const { return m_hasFirstPage; }
    /// The best known count: rows seen, the estimate, or the exact count.
    [[nodiscard]] RowCount count() const { return m_count; }
    [[nodiscard]] Instant countedAt() const { return m_countedAt; } ///< When the exact count was true.
    [[nodiscard]] const ResidentPage *findPage(qint64 pageNumber) const { return m_window.find(pageNumber); }
    void touchPage(qint64 pageNumber) { m_window.touch(pageNumber); }
    [[nodiscard]] std::optional<qint64> rowOf(ReviewId id) const { return m_window.rowOf(id); }
    [[nodiscard]] int residentPageCount() const { return m_window.count(); }
    [[nodiscard]] bool hasFailed(qint64 pageNumber) const { return m_failedPages.contains(pageNumber); }
    /// Whether a request is unanswered or a page is wanted.
    [[nodiscard]] bool isBusy() const { return m_openRequests > 0 || !m_wanted.empty(); }
    [[nodiscard]] bool hasIndexFailed() const { return m_hasIndexFailed; }

    /// Both inclusive.
    void setVisibleRows(qint64 first, qint64 last) { m_visible = {first, last}; }
    void want(qint64 pageNumber) { m_wanted.insert(pageNumber); }
    void fetchWanted();
    /// Stops every request. Loaded pages stay.
    void stop();
    /// Repeats failed requests.
    void retry();
    /// Requests the first page and the visible pages again, if they were proved fresh at least
    /// `sinceProof` ago. The answers may be `bound` old.
    void refresh(std::chrono::milliseconds sinceProof, std::chrono::milliseconds bound);

Q_SIGNALS:
    void firstPageArrived();
    void pageArrived(qint64 pageNumber);
    void countChanged();
    /// A refresh has proved the page fresh again or changed some of its rows.
    void pageRefreshed(qint64 pageNumber, const lectern::models::PageChanges &changes);
    void failed(const lectern::StorageError &error);
    void settled(); ///< isBusy() became false.

private:
    struct Span {
        qint64 first = 0;
        qint64 last = 0;
    };
    void fetchPage(qint64 pageNumber);
    void acceptPage(qint64 pageNumber, const PageRequest &request, const Result<Answer<ReviewPage>> &result);
    void fetchEstimate();
    void fetchIndex();
    [[nodiscard]] bool renew(qint64 pageNumber, ResidentPage &page);
    void refreshPage(qint64 pageNumber, const PageRequest &request, std::chrono::milliseconds bound);
    void setCount(RowCount count);
    void closeRequest();
    void report(const StorageError &error);
    void stopPagesScrolledPast();
    [[nodiscard]] qint64 distanceFromView(qint64 pageNumber) const;
    template <typename T, typename Handle>
    void await(const FutureAnswer<T> &future, Handle &&handle);

    ReviewSource &m_source;
    ReviewQuery m_query;
    PageWindow m_window;
    std::shared_ptr<const RowIndex> m_index;
    RowCount m_count;
    Instant m_countedAt{0};
    Span m_visible;
    bool m_hasFirstPage = false;
    bool m_hasIndexFailed = false;
    int m_openRequests = 0;
    std::set<qint64> m_wanted;                     ///< Noted, but not requested yet.
    std::map<qint64, std::stop_source> m_fetching; ///< Pages being requested.
    std::set<qint64> m_failedPages;
    std::set<qint64> m_refreshing;
    std::stop_source m_stop; ///< For all requests except pages.
};

} // namespace lectern::models
