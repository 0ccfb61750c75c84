// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/waiting.h"
#include "storage/cache/read/connections.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::cache {

/// Runs blocking work elsewhere. Thread: any.
class Executor
{
public:
    enum class Lane {
        Interactive, ///< Pages and single rows.
        Aggregate,   ///< Counts, statistics, anchors: may take seconds.
        Background,  ///< Nobody waits for the result.
    };
    /// `connections` is null if the executor closes before the job runs. The token is the executor's.
    using Job = std::function<void(Connections *connections, std::stop_token stop)>;

    virtual ~Executor() = default;
    virtual void enqueue(Lane lane, Job job) = 0;
};

/// Runs `work(connections, stop)`, which returns a Result<T>, on a storage thread. Its token is stopped when the caller's is or when
/// the storage closes. If that happens before the job's turn, the work is not run and the result is Cancelled.
template <typename T, typename Work>
[[nodiscard]] QFuture<Result<T>> onStorageThread(Executor &threads, Executor::Lane lane, std::stop_token stop, Work work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    threads.enqueue(lane, [promise, stop = std::move(stop), work = std::move(work)](Connections *connections, const std::stop_token &closing) {
        Result<T> result = failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("nobody waits for the answer any more"));
        if (connections && !stop.stop_requested()) {
            const EitherStop either(stop, closing);
            result = work(*connections, either.token());
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

} // namespace lectern::cache
