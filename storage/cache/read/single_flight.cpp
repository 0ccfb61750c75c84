// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/single_flight.h"

#include <atomic>
#include <list>
#include <stop_token>
#include <vector>

namespace lectern::cache {

/// One question on its way and all who wait for its answer. When the last of them no longer wants it, it is asked to stop.
///
/// Thread: any; what changes who waits and when it began, under the lock of the flights.
class SingleFlight::Flight
{
public:
    Flight(Question question, Instant askedAt) : m_question(std::move(question)), m_askedAt(askedAt) {}

    /// One more waits, until `stop` says otherwise. False when all have left already: then nobody can join any more.
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
    /// A thread takes it up.
    void begin(Instant now) { m_startedAt = now; }
    /// When a thread took it up; min() while it waits.
    [[nodiscard]] Instant startedAt() const { return m_startedAt; }
    [[nodiscard]] Instant askedAt() const { return m_askedAt; }
    [[nodiscard]] const Question &question() const { return m_question; }
    /// Stops whatever those who wait say: the storage closes.
    void cancel() { m_stop.request_stop(); }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Hands the answer to all who wait. Once, when nobody can join any more.
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
    std::atomic<int> m_waiting{1}; ///< The first one counts from the start.
    std::vector<Receiver> m_receivers;
    std::stop_source m_stop;
    std::list<Leaving> m_leaving; ///< Last: its callbacks use what stands above.
};

SingleFlight::SingleFlight(ReadPath &path, Executor &executor, const Clock &clock) : m_path(path), m_executor(executor), m_clock(clock) {}

SingleFlight::~SingleFlight() = default;

/// Whether an answer to this flight is as good, for a caller of now, as one to a flight of its own.
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
        const std::lock_guard lock(m_mutex); // so that whoever joined before asked before this moment
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
        const std::lock_guard lock(m_mutex); // from here on nobody joins
        if (m_flights.value(key) == flight)
            m_flights.remove(key);
    }
    flight->land(answer);
}

} // namespace lectern::cache
