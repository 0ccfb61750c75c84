// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/result_set.h"

#include <memory>

namespace lectern::models {

/// The generation that is shown, the one that is on its way to take its place, and the error that holds either up.
///
/// Thread: GUI. Borrows the source, owns both generations.
class ReviewGenerations : public QObject
{
    Q_OBJECT
public:
    enum class LoadState {
        Loaded,
        Loading, ///< On its way, or waiting for the way to it.
        Failed,  ///< retry() asks again.
        Gone,    ///< Was here, but was deleted or no longer matches.
    };
    Q_ENUM(LoadState)

    explicit ReviewGenerations(ReviewSource &source, QObject *parent = nullptr);

    /// Begins a new one, in place of any that is on its way.
    void begin(const ReviewQuery &query);
    /// The one that has arrived is shown from now on; the one before is retired. Tells nobody.
    void showPending();
    /// Both are retired. Tells nobody.
    void clear();
    /// Asks again what failed.
    void retry();
    void setError(std::optional<StorageError> error);
    /// Both inclusive: what is seen of the shown one, of that many rows. Notes the pages beside as wanted.
    void look(int first, int last, int rowCount);

    [[nodiscard]] ResultSet *shown() const { return m_shown.get(); }     ///< Null: none.
    [[nodiscard]] ResultSet *pending() const { return m_pending.get(); } ///< Null: none.
    [[nodiscard]] bool isSettled() const { return !(m_pending && m_pending->isBusy()) && !(m_shown && m_shown->isBusy()); }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }

    /// Of the shown one, as the following are. Empty while the row is on its way. Valid until the event loop runs.
    [[nodiscard]] std::optional<ReviewRow> findRow(int row) const;
    /// The row's source; Stale when it was not proved again in time. Empty while on its way.
    [[nodiscard]] std::optional<Provenance> findProvenance(int row) const;
    /// Of the loaded rows from the first to the last one, both inclusive; absent: none of them is loaded.
    [[nodiscard]] std::optional<std::chrono::milliseconds> oldestAge(int first, int last) const;
    [[nodiscard]] LoadState loadState(int row) const;

Q_SIGNALS:
    void begun();          ///< Nothing was asked for it yet.
    void pendingArrived(); ///< showPending() is due.
    void countChanged();   ///< Of the shown one, as the following are.
    void pageArrived(qint64 pageNumber);
    void pageRefreshed(qint64 pageNumber, const lectern::models::PageChanges &changes);
    void settled();
    /// An error began, changed or ended; told once, not per request.
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
