// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"

#include <QObject>

namespace lectern::models {

/// All data of the current review.
///
/// Thread: GUI. Borrows the source.
class ReviewDetail : public QObject
{
    Q_OBJECT
public:
    explicit ReviewDetail(ReviewSource &source, QObject *parent = nullptr);

    /// Absent: no review is current. The previous review stays until the answer arrives.
    void setCurrent(std::optional<ReviewId> id);
    /// Reads again; emits changed() only if something differs.
    void refresh();
    /// Something may have changed: proves the shown review fresh again, or reads it.
    void renew();
    /// The login may no longer read reviews: drops the review.
    void refuse(const StorageError &error);

    [[nodiscard]] const std::optional<ReviewId> &current() const { return m_id; }
    /// The current review; while a server is away, the previous one: see isOfCurrent().
    [[nodiscard]] const Review *find() const { return m_review.get(); }
    [[nodiscard]] bool isOfCurrent() const { return m_review && m_id && m_review->id == *m_id; }
    [[nodiscard]] const Provenance &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }

Q_SIGNALS:
    void changed();           ///< Another review, version or error.
    void provenanceChanged(); ///< Only the provenance changed.

private:
    void take(const Result<Answer<Review>> &result);

    ReviewSource &m_source;
    std::optional<ReviewId> m_id;
    std::shared_ptr<const Review> m_review;
    Provenance m_provenance;
    std::optional<StorageError> m_error;
    NewestAnswer<Review> m_answer;
};

} // namespace lectern::models
