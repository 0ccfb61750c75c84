// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/sentiment_model.h"
#include "storage/api/reviews/sentiment_sink.h"

#include <array>
#include <functional>
#include <stop_token>

namespace lectern::sentiment {

/// What a pass has judged.
struct SentimentCounts {
    std::array<qint64, sentimentCount> byLabel{};
    qint64 unknown = 0; ///< The model cannot tell.
    [[nodiscard]] qint64 count() const { return byLabel[0] + byLabel[1] + byLabel[2] + unknown; }
};

enum class SentimentPace {
    Full,   ///< Somebody waits for it.
    Gentle, ///< In the background: rests as long as it works.
};

/// Judges every review that waits for a sentiment, in transactions of well under a second each. Asked to stop, or
/// stopped by an error, it leaves what is done and goes on there the next time. Costs two index probes when nothing waits.
///
/// Thread: blocks the caller's, which also uses the sink. `progress` is called there after each step.
[[nodiscard]] Result<SentimentCounts> runSentimentPass(SentimentSink &sink, const SentimentModel &model, SentimentPace pace,
                                                       std::stop_token stop = {}, const std::function<void(const SentimentCounts &)> &progress = {});

} // namespace lectern::sentiment
