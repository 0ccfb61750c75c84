// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/background_scoring.h"
#include "models/errors/error_text.h"

#include "models/sentiment/sentiment_job.h"
#include "storage/api/waiting.h"

#include <QLoggingCategory>

namespace lectern::app {

using namespace errors;
using namespace sentiment;

namespace {

Q_LOGGING_CATEGORY(sentimentLog, "lectern.sentiment")

} // namespace

BackgroundScoring::BackgroundScoring(MakeSink makeSink, std::chrono::milliseconds interval)
    : m_makeSink(std::move(makeSink))
    , m_interval(interval)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

void BackgroundScoring::run(const std::stop_token &stop) const
{
    const std::unique_ptr<SentimentSink> sink = m_makeSink();
    const SentimentModel &model = SentimentModel::builtIn();
    std::optional<StorageError> lastTrouble;
    while (!stop.stop_requested()) {
        const auto done = runSentimentPass(*sink, model, SentimentPace::Gentle, stop);
        if (!done && !(lastTrouble && lastTrouble->isAlike(done.error()))) { // the same error is logged only once
            lastTrouble = done.error();
            qCWarning(sentimentLog, "Reviews wait for a sentiment: %s", qUtf8Printable(explanationOf(*lastTrouble)));
        }
        if (!done && done.error().code == ErrorCode::Denied)
            return; // this login may only read; another user's program will score
        if (done && done->count() > 0)
            qCInfo(sentimentLog, "%lld reviews judged, %lld of them cannot be told", done->count(), done->unknown);
        if (done)
            lastTrouble.reset();
        (void)waitUnlessStopped(m_interval, stop);
    }
}

} // namespace lectern::app
