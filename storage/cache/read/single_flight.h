// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_source.h"
#include "storage/cache/read/executor.h"
#include "storage/cache/read/read_path.h"

#include <QHash>
#include <QPromise>

#include <functional>
#include <memory>
#include <mutex>

namespace lectern::cache {

/// Single flight: a question that is already being read is not read again; its callers share the answer.
///
/// Thread: any. Borrows the read path and the executor, which must be closed before this object is destroyed.
class SingleFlight
{
public:
    SingleFlight(ReadPath &path, Executor &executor, const Clock &clock);
    ~SingleFlight();

    /// Answers from memory at once if freshness is proved, else by a flight. InvalidRequest, at once, if the question is not valid.
    template <typename T>
    [[nodiscard]] FutureAnswer<T> fetch(QuestionOf<T> question, std::stop_token stop)
    {
        if (!question.valid)
            return QtFuture::makeReadyFuture(Result<Answer<T>>(failureOf(question.valid)));
        const Instant askedAt = m_clock.now();
        if (const std::optional<AnyAnswer> held = m_path.findProven(question, askedAt))
            return QtFuture::makeReadyFuture(Result<Answer<T>>(answerAs<T>(*held)));
        auto promise = std::make_shared<QPromise<Result<Answer<T>>>>();
        promise->start();
        board(std::move(question), askedAt, std::move(stop), [promise](const Result<AnyAnswer> &answer) {
            promise->addResult(answer.map(answerAs<T>));
            promise->finish();
        });
        return promise->future();
    }

private:
    class Flight;
    using Receiver = std::function<void(const Result<AnyAnswer> &)>;

    void board(Question question, Instant askedAt, std::stop_token stop, Receiver receiver);
    [[nodiscard]] bool isJoinable(const Flight &flight) const;
    void run(const QByteArray &key, const std::shared_ptr<Flight> &flight, Connections *connections, const std::stop_token &closing);
    void land(const QByteArray &key, const std::shared_ptr<Flight> &flight, const Result<AnyAnswer> &answer);

    ReadPath &m_path;
    Executor &m_executor;
    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<Flight>> m_flights;
};

} // namespace lectern::cache
