// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/review_detail.h"

namespace lectern::models {

ReviewDetail::ReviewDetail(ReviewSource &source, QObject *parent) : QObject(parent), m_source(source) {}

void ReviewDetail::setCurrent(std::optional<ReviewId> id)
{
    if (id == m_id)
        return;
    m_id = id;
    if (id)
        return refresh();
    m_answer.stop();
    m_review.reset();
    m_error.reset();
    Q_EMIT changed();
}

void ReviewDetail::refresh()
{
    if (!m_id)
        return;
    m_answer.ask(
        this, [this](std::stop_token stop) { return m_source.fetchReview(*m_id, stop); },
        [this](const Result<Answer<Review>> &result) { take(result); });
}

void ReviewDetail::renew()
{
    if (!m_id || m_answer.isBusy())
        return;
    const bool isShown = m_review && m_review->id == *m_id && !m_error;
    const std::optional<Provenance> provenance = isShown ? m_source.renewed(*m_review) : std::nullopt;
    if (!provenance)
        return refresh();
    m_provenance = *provenance;
    Q_EMIT provenanceChanged();
}

void ReviewDetail::refuse(const StorageError &error)
{
    m_answer.stop();
    m_review.reset();
    m_error = error;
    Q_EMIT changed();
}

void ReviewDetail::take(const Result<Answer<Review>> &result)
{
    const bool hadError = m_error.has_value();
    m_error.reset();
    if (!result) {
        m_error = result.error();
        // While a server is away the previous review stays. Otherwise a review that is not the requested one, or may not be read, is dropped.
        const bool isAway = m_error->code == ErrorCode::Unavailable || m_error->code == ErrorCode::Timeout;
        if (m_review && (m_error->code == ErrorCode::Denied || (m_review->id != *m_id && !isAway)))
            m_review.reset();
        Q_EMIT changed();
        return;
    }
    const bool isNews = hadError || !m_review || m_review->id != result->value->id || m_review->version != result->value->version;
    m_review = result->value;
    m_provenance = result->provenance;
    if (isNews)
        Q_EMIT changed();
    Q_EMIT provenanceChanged();
}

} // namespace lectern::models
