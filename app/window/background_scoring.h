// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/sentiment_sink.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace lectern::app {

/// Gives reviews without a sentiment one, while the program runs: what is there at the start, and what imports bring,
/// whoever makes them. Looks every few seconds, which costs two index probes.
///
/// Thread: created and destroyed on one; the end stops the running step and waits for it.
/// Owns: a thread, and on it the sink.
class BackgroundScoring
{
public:
    using MakeSink = std::function<std::unique_ptr<SentimentSink>()>;

    explicit BackgroundScoring(MakeSink makeSink, std::chrono::milliseconds interval = std::chrono::seconds(5));

private:
    void run(const std::stop_token &stop) const;

    MakeSink m_makeSink;
    std::chrono::milliseconds m_interval;
    std::jthread m_thread; ///< Last: uses what stands above.
};

} // namespace lectern::app
