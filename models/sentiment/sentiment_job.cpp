// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_job.h"

#include "storage/api/waiting.h"

#include <algorithm>
#include <chrono>

namespace lectern::sentiment {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr int firstRows = 500;
constexpr int fewestRows = 50;
constexpr int mostRows = 4000;
constexpr auto wantedTime = 400ms; ///< Target duration of a step: rows are locked that long, and readers see the changes in such portions.

/// The number of rows that would have taken the target duration.
int nextRows(int rows, Steady::duration took)
{
    const double factor = std::chrono::duration<double>(wantedTime) / std::max<std::chrono::duration<double>>(took, 1ms);
    return int(std::clamp(rows * std::min(factor, 2.0), double(fewestRows), double(mostRows)));
}

} // namespace

Result<SentimentCounts> runSentimentPass(SentimentSink &sink, const SentimentModel &model, SentimentPace pace, std::stop_token stop,
                                         const std::function<void(const SentimentCounts &)> &progress)
{
    SentimentCounts counts;
    SentimentCounts ofStep;
    const auto scorer = [&](std::span<const UnscoredReview> reviews) {
        ofStep = {};
        std::vector<ReviewSentiment> said;
        said.reserve(reviews.size());
        for (const UnscoredReview &review : reviews) {
            const ScoredSentiment scored = model.score(review.title, review.text, review.language);
            said.push_back({scored.label, scored.score});
            ++(scored.label ? ofStep.byLabel[size_t(*scored.label)] : ofStep.unknown);
        }
        return said;
    };
    sink.begin(SentimentModel::engine(), model.version());
    int rows = firstRows;
    while (!stop.stop_requested()) {
        const auto began = Steady::now();
        ofStep = {};
        const auto step = sink.step(rows, scorer, stop);
        if (!step && stop.stop_requested())
            break; // the step was rolled back
        if (!step)
            return failureOf(step);
        for (size_t k = 0; k < counts.byLabel.size(); ++k)
            counts.byLabel[k] += ofStep.byLabel[k];
        counts.unknown += ofStep.unknown;
        if (progress && step->storedCount > 0)
            progress(counts);
        if (step->isLast)
            break;
        const auto took = Steady::now() - began;
        rows = nextRows(rows, took);
        if (pace == SentimentPace::Gentle && step->storedCount > 0)
            (void)waitUnlessStopped(took, stop);
    }
    return counts;
}

} // namespace lectern::sentiment
