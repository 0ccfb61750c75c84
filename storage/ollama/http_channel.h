// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::ollama {

/// Sends HTTP GET and POST (JSON) and delivers the answer while it arrives. Sockets live on a thread with its own event loop, so
/// that a caller on another thread can wait, give up at once, and never process events itself.
/// Connects to the given URL only: no redirects, proxy, cookies or stored credentials.
///
/// Thread: get() and post() block the caller; one at a time. Owns: the thread.
class HttpChannel
{
public:
    struct Limits {
        std::chrono::milliseconds connect{5'000};      ///< Until the request was sent.
        std::chrono::milliseconds inactivity{120'000}; ///< Without any new data.
        std::chrono::milliseconds whole{600'000};
        qint64 answerBytes = 4LL * 1024 * 1024;
    };
    /// Receives a piece of the answer's body, on the caller's thread. False: no more is wanted.
    using Take = std::function<bool(QByteArrayView piece)>;

    HttpChannel();
    ~HttpChannel();
    HttpChannel(const HttpChannel &) = delete;
    HttpChannel &operator=(const HttpChannel &) = delete;

    /// The HTTP status of an answer that was complete, or as far as `take` wanted it. Bodies of a status above 299 do not reach `take`;
    /// `errorBody` gets their beginning. Unavailable: not connected or disconnected. Timeout, Corrupt (too long), Cancelled.
    [[nodiscard]] Result<int> post(const QUrl &url, const QByteArray &json, const Limits &limits, const Take &take, QByteArray &errorBody,
                                   std::stop_token stop);
    /// The same without a body.
    [[nodiscard]] Result<int> get(const QUrl &url, const Limits &limits, const Take &take, std::stop_token stop);

private:
    struct Exchange;
    [[nodiscard]] Result<int> await(const std::shared_ptr<Exchange> &exchange, const Limits &limits, const Take &take, QByteArray &errorBody,
                                    const std::stop_token &stop);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern::ollama
