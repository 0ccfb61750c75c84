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

/// Words of a review that waits for a sentiment.
struct UnscoredReview {
    ReviewId id;
    QString title;
    QString text;
    QString language; ///< BCP 47 primary tag, empty: not told.
};

/// What an engine says of it. Without a label it cannot tell, and is not asked again.
struct ReviewSentiment {
    std::optional<Sentiment> label;
    double score = 0; ///< -1..1; ignored without a label.
};

/// What became of one step.
struct SentimentBatch {
    qint64 storedCount = 0;
    bool isLast = false; ///< Nothing waited behind what this step took.
};

/// Gives reviews that wait for a sentiment to an engine, and stores what it says beside its name and version. Never
/// touches a sentiment that a platform delivered. A kill at any point loses at most one step, which is done again.
///
/// Thread: one, every function blocks. Several at once, on several machines: each review goes to one of them.
class SentimentSink
{
public:
    /// Returns one answer per review, in their order. Called inside a transaction that holds the reviews: be quick.
    using Scorer = std::function<std::vector<ReviewSentiment>(std::span<const UnscoredReview>)>;

    virtual ~SentimentSink() = default;
    /// Starts at the beginning: the next step takes the first reviews that wait for this engine's version or were judged
    /// by an earlier one.
    virtual void begin(const QString &engine, const QString &version) = 0;
    /// Takes at most `maxRows` reviews in one transaction. Requires: begin(). Errors: Denied, when this login may not
    /// change reviews.
    [[nodiscard]] virtual Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token stop) = 0;
};

} // namespace lectern
