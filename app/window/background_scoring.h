// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/sentiment_sink.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace lectern::app {

/// Scores reviews without a sentiment while the program runs: those that exist at the start and those that
/// anybody imports. Checks every few seconds, which costs two index probes.
///
/// Thread: created and destroyed on one; the destructor stops the current step and waits for it.
/// Owns: a thread, and the sink used on it.
class BackgroundScoring
{
public:
    using MakeSink = std::function<std::unique_ptr<SentimentSink>()>;

    explicit BackgroundScoring(MakeSink makeSink, std::chrono::milliseconds interval = std::chrono::seconds(5));

private:
    void run(const std::stop_token &stop) const;

    MakeSink m_makeSink;
    std::chrono::milliseconds m_interval;
    std::jthread m_thread; ///< Last member: uses the members above.
};

} // namespace lectern::app
