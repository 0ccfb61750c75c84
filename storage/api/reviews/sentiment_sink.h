// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace lectern {

/// The text of a review that has no sentiment yet.
struct UnscoredReview {
    ReviewId id;
    QString title;
    QString text;
    QString language; ///< BCP 47 primary tag; empty: unknown.
};

/// An engine's result for a review. No label: the engine cannot tell, and the review is not tried again.
struct ReviewSentiment {
    std::optional<Sentiment> label;
    double score = 0; ///< -1..1; ignored without a label.
};

/// Result of one step.
struct SentimentBatch {
    qint64 storedCount = 0;
    bool isLast = false; ///< No more reviews are waiting.
};

/// Lets an engine score the reviews that wait for a sentiment, and stores the results with the engine's name and version. Never
/// touches a sentiment that a platform delivered. A kill at any point loses at most one step, which is repeated.
///
/// Thread: one; every function blocks. Several may run at once, on several machines: each review is given to only one.
class SentimentSink
{
public:
    /// Returns one result per review, in the same order. Called inside a transaction that locks the reviews: be quick.
    using Scorer = std::function<std::vector<ReviewSentiment>(std::span<const UnscoredReview>)>;

    virtual ~SentimentSink() = default;
    /// Restarts: the next step takes the first reviews that wait for this engine's version, including those that an earlier
    /// version scored.
    virtual void begin(const QString &engine, const QString &version) = 0;
    /// Scores at most `maxRows` reviews in one transaction. Requires: begin(). Denied: this login may not change reviews.
    [[nodiscard]] virtual Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token stop) = 0;
};

} // namespace lectern
