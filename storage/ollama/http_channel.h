// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace lectern::ollama {

/// Asks and posts JSON over HTTP and hands out the answer while it arrives. Sockets live on a thread with an event loop of its own, so
/// that a caller on another thread can wait, give up at once, and never run events itself.
/// Goes to the given URL only: no redirect is followed, no proxy, no cookie and no stored credential is used.
///
/// Thread: get() and post() block their caller; one at a time. Owns: the thread.
class HttpChannel
{
public:
    struct Limits {
        std::chrono::milliseconds connect{5'000};      ///< Until the request is on its way.
        std::chrono::milliseconds inactivity{120'000}; ///< Between two pieces of the answer, or until the first one.
        std::chrono::milliseconds whole{600'000};
        qint64 answerBytes = 4 * 1024 * 1024;
    };
    /// Takes a piece of the answer's body, on the caller's thread. False: enough, the rest is not wanted.
    using Take = std::function<bool(QByteArrayView piece)>;

    HttpChannel();
    ~HttpChannel();
    HttpChannel(const HttpChannel &) = delete;
    HttpChannel &operator=(const HttpChannel &) = delete;

    /// The HTTP status of an answer that came whole, or as far as it was wanted. Of an answer above 299 nothing reaches `take`,
    /// but the beginning of its body is in `errorBody`. Unavailable: no connection, or it broke. Timeout, Corrupt (too long), Cancelled.
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
