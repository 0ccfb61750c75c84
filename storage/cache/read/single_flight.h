// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/flight.h"
#include "storage/cache/read/storage_threads.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace lectern::cache {

/// Single-flight: who asks what is on its way already gets the same future.
///
/// Thread: any. Borrows the read path and the pool, which must be closed before this is destroyed.
class SingleFlight
{
public:
    SingleFlight(ReadPath &path, StorageThreads &pool, const Clock &clock) : m_path(path), m_threads(pool), m_clock(clock) {}

    /// Memory at once, if it can be proved; else a flight.
    template <typename T>
    [[nodiscard]] FutureAnswer<T> fetch(Question question, std::stop_token stop)
    {
        const Instant askedAt = m_clock.now();
        if (std::optional<AnyAnswer> held = m_path.findProven(question, askedAt)) {
            return QtFuture::makeReadyFuture(
                Result<Answer<T>>(Answer<T>{std::static_pointer_cast<const T>(std::move(held->value)), std::move(held->provenance)}));
        }
        const QByteArray key = question.localKey() + '@' + QByteArray::number(qint64(question.bound.count()));
        std::unique_lock lock(m_mutex);
        if (const std::shared_ptr<Flight> flight = m_flights.value(key); flight && isJoinable(*flight) && flight->join(stop))
            return static_cast<FlightOf<T> &>(*flight).future();
        auto flight = std::make_shared<FlightOf<T>>(std::move(question), askedAt);
        static_cast<void>(flight->join(stop));
        m_flights.insert(key, flight);
        lock.unlock();
        launch(key, flight);
        return flight->future();
    }

private:
    /// Whether an answer to this flight is as good, for a caller of now, as one to a flight of its own.
    [[nodiscard]] bool isJoinable(const Flight &flight) const;
    void launch(const QByteArray &key, const std::shared_ptr<Flight> &flight);
    void run(const QByteArray &key, const std::shared_ptr<Flight> &flight, Connections *connections, const std::stop_token &closing);
    [[nodiscard]] Instant begin(Flight &flight);
    void remove(const QByteArray &key, const std::shared_ptr<Flight> &flight);

    ReadPath &m_path;
    StorageThreads &m_threads;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<Flight>> m_flights;
};

} // namespace lectern::cache
