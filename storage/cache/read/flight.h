// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"
#include "storage/cache/read/question.h"
#include "storage/cache/read/read_path.h"

#include <QFuture>
#include <QPromise>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <stop_token>

namespace lectern::cache {

/// One question on its way and all who wait for its answer. When the last of them no longer wants it, it is
/// asked to stop.
///
/// Thread: any.
class Flight
{
public:
    Flight(Question question, Instant askedAt) : m_question(std::move(question)), m_askedAt(askedAt) {}
    virtual ~Flight() = default;
    Flight(const Flight &) = delete;
    Flight &operator=(const Flight &) = delete;

    /// One more waits, until `stop` says otherwise. False when all have left already: then nobody can join any more.
    [[nodiscard]] bool join(std::stop_token stop);
    /// Stops whatever the callers say: the storage closes.
    void cancel() { m_stop.request_stop(); }
    /// A thread takes it up. Both under the lock of the flights.
    void begin(Instant now) { m_startedAt = now; }
    /// When a thread took it up; min() while it waits.
    [[nodiscard]] Instant startedAt() const { return m_startedAt; }
    [[nodiscard]] Instant askedAt() const { return m_askedAt; }
    [[nodiscard]] const Question &question() const { return m_question; }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Hands the answer to all who wait. Once.
    virtual void finish(Result<AnyAnswer> answer) = 0;

private:
    using Leaving = std::stop_callback<std::function<void()>>;

    const Question m_question;
    const Instant m_askedAt;
    Instant m_startedAt = Instant::min();
    std::atomic<int> m_waiting{1}; ///< The first caller counts from the start.
    bool m_hasFirst = false;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::list<Leaving> m_leaving; ///< Last: its callbacks use what stands above.
};

/// A flight whose answer is a T.
template <typename T>
class FlightOf final : public Flight
{
public:
    FlightOf(Question question, Instant askedAt) : Flight(std::move(question), askedAt) { m_promise.start(); }
    [[nodiscard]] FutureAnswer<T> future() const { return m_promise.future(); }
    void finish(Result<AnyAnswer> answer) override
    {
        m_promise.addResult(std::move(answer).map([](AnyAnswer &&any) {
            return Answer<T>{std::static_pointer_cast<const T>(std::move(any.value)), std::move(any.provenance)};
        }));
        m_promise.finish();
    }

private:
    QPromise<Result<Answer<T>>> m_promise;
};

} // namespace lectern::cache
