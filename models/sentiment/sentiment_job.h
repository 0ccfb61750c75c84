// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/sentiment_model.h"
#include "storage/api/reviews/sentiment_sink.h"

#include <array>
#include <functional>
#include <stop_token>

namespace lectern::sentiment {

/// Result of a pass.
struct SentimentCounts {
    std::array<qint64, sentimentCount> byLabel{};
    qint64 unknown = 0; ///< Reviews that the model could not score.
    [[nodiscard]] qint64 count() const { return byLabel[0] + byLabel[1] + byLabel[2] + unknown; }
};

enum class SentimentPace {
    Full,   ///< Somebody waits for it.
    Gentle, ///< In the background: pauses as long as it works.
};

/// Scores every review that waits for a sentiment, in transactions of well under a second each. After a stop or an
/// error, finished steps remain, and the next pass continues there. Costs two index probes when none is waiting.
///
/// Thread: blocks the caller's, which also uses the sink. `progress` is called there after each step.
[[nodiscard]] Result<SentimentCounts> runSentimentPass(SentimentSink &sink, const SentimentModel &model, SentimentPace pace,
                                                       std::stop_token stop = {}, const std::function<void(const SentimentCounts &)> &progress = {});

} // namespace lectern::sentiment
