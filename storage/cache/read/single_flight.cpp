// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/single_flight.h"

#include <atomic>
#include <list>
#include <stop_token>
#include <vector>

namespace lectern::cache {

/// One running read and all callers who wait for its answer. When every caller has asked to stop, the read is stopped.
///
/// Thread: any; join(), begin() and startedAt() under the mutex of SingleFlight.
class SingleFlight::Flight
{
public:
    Flight(Question question, Instant askedAt) : m_question(std::move(question)), m_askedAt(askedAt) {}

    /// Adds a caller, who waits until `stop` is requested. False: all callers have left, so the flight cannot be joined any more.
    [[nodiscard]] bool join(std::stop_token stop, Receiver receiver)
    {
        if (!m_receivers.empty()) {
            int waiting = m_waiting.load();
            do {
                if (waiting == 0)
                    return false;
            } while (!m_waiting.compare_exchange_weak(waiting, waiting + 1));
        }
        m_receivers.push_back(std::move(receiver));
        if (stop.stop_possible()) {
            m_leaving.emplace_back(std::move(stop), [this] {
                if (m_waiting.fetch_sub(1) == 1)
                    m_stop.request_stop();
            });
        }
        return true;
    }
    /// A thread begins the read.
    void begin(Instant now) { m_startedAt = now; }
    /// When a thread began the read; min(): not yet.
    [[nodiscard]] Instant startedAt() const { return m_startedAt; }
    [[nodiscard]] Instant askedAt() const { return m_askedAt; }
    [[nodiscard]] const Question &question() const { return m_question; }
    /// Stops the read although callers wait: the storage closes.
    void cancel() { m_stop.request_stop(); }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Delivers the answer to all callers. Called once, when nobody can join any more.
    void land(const Result<AnyAnswer> &answer)
    {
        for (const Receiver &receiver : m_receivers)
            receiver(answer);
    }

private:
    using Leaving = std::stop_callback<std::function<void()>>;

    const Question m_question;
    const Instant m_askedAt;
    Instant m_startedAt = Instant::min();
    std::atomic<int> m_waiting{1}; ///< Starts at 1, for the first caller.
    std::vector<Receiver> m_receivers;
    std::stop_source m_stop;
    std::list<Leaving> m_leaving; ///< Last member: its callbacks use the members above.
};

SingleFlight::SingleFlight(ReadPath &path, Executor &executor, const Clock &clock) : m_path(path), m_executor(executor), m_clock(clock) {}

SingleFlight::~SingleFlight() = default;

/// Whether a caller who asks now may get this flight's answer instead of a read of its own.
bool SingleFlight::isJoinable(const Flight &flight) const
{
    const Instant startedAt = flight.startedAt();
    if (startedAt == Instant::min())
        return true; // not started yet: it will read a state later than now
    if (startedAt < m_path.freshness().ownWriteAt())
        return false;
    if (traitsOf(flight.question().family).isAggregate && flight.question().bound.count() > 0)
        return true; // slow reads are not run twice; the answer tells its age
    return m_clock.now() - startedAt <= flight.question().bound;
}

/// Joins the flight of an equal question, or starts one.
void SingleFlight::board(Question question, Instant askedAt, std::stop_token stop, Receiver receiver)
{
    const QByteArray key = question.localKey() + '@' + QByteArray::number(qint64(question.bound.count()));
    std::unique_lock lock(m_mutex);
    if (const std::shared_ptr<Flight> flight = m_flights.value(key); flight && isJoinable(*flight) && flight->join(stop, receiver))
        return;
    const auto flight = std::make_shared<Flight>(std::move(question), askedAt);
    static_cast<void>(flight->join(std::move(stop), std::move(receiver)));
    m_flights.insert(key, flight);
    lock.unlock();
    const bool isAggregate = traitsOf(flight->question().family).isAggregate;
    m_executor.enqueue(isAggregate ? Executor::Lane::Aggregate : Executor::Lane::Interactive,
                       [this, key, flight](Connections *connections, const std::stop_token &closing) { run(key, flight, connections, closing); });
}

void SingleFlight::run(const QByteArray &key, const std::shared_ptr<Flight> &flight, Connections *connections, const std::stop_token &closing)
{
    const std::stop_callback close(closing, [&flight] { flight->cancel(); });
    const Instant startedAt = [&] {
        const std::lock_guard lock(m_mutex); // so that every caller who has joined asked before `startedAt`
        flight->begin(m_clock.now());
        return flight->startedAt();
    }();
    if (!connections || flight->stopToken().stop_requested()) {
        land(key, flight, failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("nobody waits for the answer any more")));
        return;
    }
    m_path.read(flight->question(), *connections, {flight->askedAt(), startedAt}, flight->stopToken(),
                [&](const Result<AnyAnswer> &answer) { land(key, flight, answer); });
}

void SingleFlight::land(const QByteArray &key, const std::shared_ptr<Flight> &flight, const Result<AnyAnswer> &answer)
{
    {
        const std::lock_guard lock(m_mutex); // afterwards nobody can join
        if (m_flights.value(key) == flight)
            m_flights.remove(key);
    }
    flight->land(answer);
}

} // namespace lectern::cache
