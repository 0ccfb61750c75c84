// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/result_set.h"

#include <memory>

namespace lectern::models {

/// The shown generation, the pending one that will replace it, and the error of either.
///
/// Thread: GUI. Borrows the source, owns both generations.
class ReviewGenerations : public QObject
{
    Q_OBJECT
public:
    enum class LoadState {
        Loaded,
        Loading, ///< Requested, or waiting until it can be.
        Failed,  ///< retry() requests it again.
        Gone,    ///< Was loaded, but was deleted or no longer matches.
    };
    Q_ENUM(LoadState)

    explicit ReviewGenerations(ReviewSource &source, QObject *parent = nullptr);

    /// Begins a new generation, replacing a pending one.
    void begin(const ReviewQuery &query);
    /// The pending generation becomes the shown one; the old one is dropped. Emits nothing.
    void showPending();
    /// Drops both. Emits nothing.
    void clear();
    /// Repeats failed requests.
    void retry();
    void setError(std::optional<StorageError> error);
    /// The visible rows (both inclusive) of the shown generation, of `rowCount`. Also notes the neighbouring pages as wanted.
    void look(int first, int last, int rowCount);

    [[nodiscard]] ResultSet *shown() const { return m_shown.get(); }     ///< Null: none.
    [[nodiscard]] ResultSet *pending() const { return m_pending.get(); } ///< Null: none.
    [[nodiscard]] bool isSettled() const { return !(m_pending && m_pending->isBusy()) && !(m_shown && m_shown->isBusy()); }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }

    /// In the shown generation, like the functions below. Empty while the row is not loaded. Valid until the event loop runs.
    [[nodiscard]] std::optional<ReviewRow> findRow(int row) const;
    /// The row's provenance; Stale if it was not proved fresh in time. Empty while not loaded.
    [[nodiscard]] std::optional<Provenance> findProvenance(int row) const;
    /// Of the loaded ones among the rows from first to last, both inclusive; absent: none is loaded.
    [[nodiscard]] std::optional<std::chrono::milliseconds> oldestAge(int first, int last) const;
    [[nodiscard]] LoadState loadState(int row) const;

Q_SIGNALS:
    void begun();          ///< Before any request of it.
    void pendingArrived(); ///< Call showPending().
    void countChanged();   ///< Of the shown generation, like the signals below.
    void pageArrived(qint64 pageNumber);
    void pageRefreshed(qint64 pageNumber, const lectern::models::PageChanges &changes);
    void settled();
    /// An error began, changed or ended; emitted once, not per request.
    void errorChanged();

private:
    void recover();
    void retire(std::unique_ptr<ResultSet> set);
    [[nodiscard]] const ResidentPage *pageWith(int row) const;

    ReviewSource &m_source;
    std::unique_ptr<ResultSet> m_shown;
    std::unique_ptr<ResultSet> m_pending;
    std::optional<StorageError> m_error;
};

} // namespace lectern::models
