// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/newest_answer.h"

#include <QObject>

namespace lectern::models {

/// Everything about one review, asked for when it becomes current.
///
/// Thread: GUI. Borrows the source.
class ReviewDetail : public QObject
{
    Q_OBJECT
public:
    explicit ReviewDetail(ReviewSource &source, QObject *parent = nullptr);

    /// Absent: nothing is current. The review before stays until the answer is here.
    void setCurrent(std::optional<ReviewId> id);
    /// Asks again; changed() only follows when something differs.
    void refresh();
    /// Something may have changed: proves what is shown again, or asks for it.
    void renew();
    /// The login may not read reviews any more: nothing of it is kept.
    void refuse(const StorageError &error);

    [[nodiscard]] const std::optional<ReviewId> &current() const { return m_id; }
    /// The current review; while it cannot be read because a server is away, the one before it: see isOfCurrent().
    [[nodiscard]] const Review *find() const { return m_review.get(); }
    [[nodiscard]] bool isOfCurrent() const { return m_review && m_id && m_review->id == *m_id; }
    [[nodiscard]] const Provenance &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy(); }

Q_SIGNALS:
    void changed();           ///< Another review, another version of it, or another error.
    void provenanceChanged(); ///< Only where it comes from.

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
