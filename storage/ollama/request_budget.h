// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace lectern::ollama {

/// Limits how often one analyst may ask a language model, over all their windows and workers together: a bucket of tokens in
/// Redis. Each token is a key that is taken by SET NX and becomes free when it expires, so no script is needed and nothing
/// has to be returned: at most `tokenCount` requests per `refill`. Without Redis the bucket is this process's own.
///
/// Thread: any. Borrows the clock.
class RequestBudget
{
public:
    struct Size {
        int tokenCount = 30;
        std::chrono::milliseconds refill{60'000};
        std::chrono::milliseconds timeout{120'000}; ///< How long take() waits for a token.
    };
    /// Waits, or returns early when stopped; tests pass their own.
    using Pause = std::function<void(std::chrono::milliseconds, std::stop_token)>;

    /// `redisUrl` empty: no Redis. `analyst`: any name; only its hash is sent.
    RequestBudget(const QString &redisUrl, const QByteArray &analyst, const Size &size, const Clock &clock, Pause pause);

    /// Takes a token, waiting for one if none is free. Denied: none within `timeout`; Cancelled.
    [[nodiscard]] Result<void> take(std::stop_token stop);

private:
    /// Whether a token was taken; nothing: Redis cannot be asked.
    [[nodiscard]] std::optional<bool> takeFromRedis() const;
    [[nodiscard]] bool takeOwn();

    QString m_redisUrl;
    QByteArray m_keyStem;
    Size m_size;
    const Clock &m_clock;
    Pause m_pause;
    std::mutex m_mutex;
    std::vector<Instant> m_backAt; ///< When each of this process's tokens is free again; guarded by the mutex. Its size never changes.
};

/// Sleeps for the given time or until stopped.
void pauseUntilStopped(std::chrono::milliseconds time, std::stop_token stop);

} // namespace lectern::ollama
