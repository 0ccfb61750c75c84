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

/// How often one analyst may ask a language model, over all of their windows and workers together: a bucket of tokens in
/// Redis. Each token is a key that expires by itself and is then there again, taken by one SET NX, so that no script is needed
/// and nothing has to be put back: at most `tokenCount` requests in any `refill`. Without Redis the bucket is this process' own.
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
    /// Waits; tests put their own here. Returns early when stopped.
    using Pause = std::function<void(std::chrono::milliseconds, std::stop_token)>;

    /// `redisUrl` empty: no Redis. `analyst`: any name; only its hash leaves this process.
    RequestBudget(const QString &redisUrl, const QByteArray &analyst, const Size &size, const Clock &clock, Pause pause);

    /// Takes a token, waiting for one if there is none. Denied after `timeout`; Cancelled.
    [[nodiscard]] Result<void> take(std::stop_token stop);

private:
    /// Nothing: Redis cannot be asked.
    [[nodiscard]] std::optional<bool> takeFromRedis() const;
    [[nodiscard]] bool takeOwn();

    QString m_redisUrl;
    QByteArray m_keyStem;
    Size m_size;
    const Clock &m_clock;
    Pause m_pause;
    std::mutex m_mutex;
    std::vector<Instant> m_backAt; ///< When each of this process' own tokens is there again; under the mutex. Its size never changes.
};

/// Sleeps until the time is over or the token is stopped.
void pauseUntilStopped(std::chrono::milliseconds time, std::stop_token stop);

} // namespace lectern::ollama
