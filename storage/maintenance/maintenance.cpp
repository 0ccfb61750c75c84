// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/maintenance.h"

#include "storage/postgres/reviews/search_index.h"
#include "storage/postgres/state/freshness_reader.h"

#include <QRandomGenerator>

namespace lectern::maintenance {

using namespace cache;
using namespace postgres;

namespace {

using namespace std::chrono_literals;

/// Indexing this many reviews takes well under a second.
constexpr int indexedAtOnce = 1000;
constexpr std::chrono::seconds indexingPause = 5s;
/// The first page of a new program has the server to itself.
constexpr std::chrono::seconds pauseAtStart = 1s;

/// At a random moment, so that many desktops do not trim at once.
Instant nextTrim(Instant now) { return now + 5min + std::chrono::seconds(QRandomGenerator::global()->bounded(300)); }

} // namespace

Maintenance::Maintenance(Executor &executor, const Clock &clock)
    : m_executor(executor)
    , m_clock(clock)
    , m_indexAgainAt((clock.now() + pauseAtStart).count())
    , m_trimAt(nextTrim(clock.now()))
    , m_timer([this](const std::stop_token &stop) { keepTime(stop); })
{
}

void Maintenance::keepTime(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const Instant now = m_clock.now();
        enqueueProbe();
        if (now.count() >= m_indexAgainAt.load())
            enqueueIndexing();
        if (now >= m_trimAt) {
            m_trimAt = nextTrim(now);
            enqueueTrim();
        }
        m_wake.wait_for(lock, stop, interval, [] { return false; });
    }
}

void Maintenance::enqueueProbe()
{
    if (m_isProbing.exchange(true))
        return; // the previous probe has not finished
    m_executor.enqueue(Executor::Lane::Interactive, [this](Connections *connections, const std::stop_token &) {
        if (connections)
            connections->remote->probe();
        m_isProbing = false;
    });
}

void Maintenance::enqueueIndexing()
{
    if (m_isIndexing.exchange(true))
        return;
    m_executor.enqueue(Executor::Lane::Background, [this](Connections *connections, const std::stop_token &stop) {
        qint64 taken = 0;
        if (connections) {
            taken = stepSearchIndex(connections->postgres(), indexedAtOnce, {30s, stop}).value_or(0);
        }
        m_indexAgainAt = taken > 0 ? 0 : (m_clock.now() + indexingPause).count();
        m_isIndexing = false;
        if (taken > 0 && !stop.stop_requested())
            enqueueIndexing();
    });
}

void Maintenance::enqueueTrim()
{
    m_executor.enqueue(Executor::Lane::Background, [](Connections *connections, const std::stop_token &) {
        if (connections)
            static_cast<void>(trimChangeLog(connections->postgres())); // on failure another desktop will do it
    });
}

} // namespace lectern::maintenance
