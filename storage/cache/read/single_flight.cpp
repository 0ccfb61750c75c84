// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/single_flight.h"

namespace lectern::cache {

namespace {

tl::unexpected<StorageError> cancelled()
{
    return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("nobody waits for the answer any more"));
}

} // namespace

bool SingleFlight::isJoinable(const Flight &flight) const
{
    const Instant startedAt = flight.startedAt();
    if (startedAt == Instant::min())
        return true; // it waits for a thread: whatever it will read is of later than now
    if (startedAt < m_path.freshness().ownWriteAt())
        return false;
    if (traitsOf(flight.question().family).isAggregate && flight.question().bound.count() > 0)
        return true; // what takes seconds is not computed twice; its age is told
    return m_clock.now() - startedAt <= flight.question().bound;
}

void SingleFlight::launch(const QByteArray &key, const std::shared_ptr<Flight> &flight)
{
    const bool isAggregate = traitsOf(flight->question().family).isAggregate;
    m_threads.enqueue(isAggregate ? StorageThreads::Lane::Aggregate : StorageThreads::Lane::Interactive,
                      [this, key, flight](Connections *connections, const std::stop_token &closing) { run(key, flight, connections, closing); });
}

void SingleFlight::run(const QByteArray &key, const std::shared_ptr<Flight> &flight, Connections *connections, const std::stop_token &closing)
{
    const std::stop_callback close(closing, [&flight] { flight->cancel(); });
    const Instant startedAt = begin(*flight);
    if (!connections || flight->stopToken().stop_requested()) {
        remove(key, flight);
        flight->finish(cancelled());
        return;
    }
    m_path.read(flight->question(), *connections, {flight->askedAt(), startedAt}, flight->stopToken(), [&](Result<AnyAnswer> answer) {
        remove(key, flight);
        flight->finish(std::move(answer));
    });
}

/// Under the lock, so that whoever joined before asked before this moment.
Instant SingleFlight::begin(Flight &flight)
{
    const std::lock_guard lock(m_mutex);
    flight.begin(m_clock.now());
    return flight.startedAt();
}

void SingleFlight::remove(const QByteArray &key, const std::shared_ptr<Flight> &flight)
{
    const std::lock_guard lock(m_mutex);
    if (m_flights.value(key) == flight)
        m_flights.remove(key);
}

} // namespace lectern::cache
