// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/ollama/http_channel.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace lectern::ollama {

namespace {

using Clock = std::chrono::steady_clock;

constexpr qsizetype errorBodyBytes = 4096;
constexpr qsizetype readAheadBytes = 256LL * 1024;

tl::unexpected<StorageError> fail(ErrorCode code, const QString &detail) { return failure(code, FaultyPart::Lectern, detail); }

} // namespace

/// State of one request, shared by the socket's thread and the caller.
struct HttpChannel::Exchange {
    struct State {
        QByteArray arrived; ///< Bytes since the previous look().
        int status = 0;
        bool isSent = false;
        bool isFinished = false;
        bool isTooLong = false;
        QString error; ///< When finished; empty: the whole answer arrived.
    };
    std::mutex mutex;
    std::condition_variable_any changed;
    State state;
    qint64 bytesLeft = 0;          ///< How many more bytes are accepted.
    QPointer<QNetworkReply> reply; ///< Used on the socket's thread only.

    /// On the socket's thread: copies data and state from the reply.
    void take(QNetworkReply &from, bool isFinished);
    /// On the caller's thread: waits for a change and takes what has arrived.
    [[nodiscard]] State look(bool wasSent, Clock::time_point deadline, const std::stop_token &stop);
};

void HttpChannel::Exchange::take(QNetworkReply &from, bool isFinished)
{
    const std::lock_guard lock(mutex);
    const QByteArray piece = from.isOpen() ? from.readAll() : QByteArray(); // An aborted reply is closed.
    bytesLeft -= piece.size();
    state.isTooLong = bytesLeft < 0;
    if (!state.isTooLong)
        state.arrived += piece;
    state.status = from.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    state.isSent = true;
    state.isFinished = state.isFinished || isFinished || state.isTooLong;
    // An answer with an HTTP error status is a complete answer: the status describes it, not QNetworkReply's error.
    if (isFinished && from.error() != QNetworkReply::NoError && state.status < 300)
        state.error = from.errorString();
    changed.notify_all();
}

HttpChannel::Exchange::State HttpChannel::Exchange::look(bool wasSent, Clock::time_point deadline, const std::stop_token &stop)
{
    std::unique_lock lock(mutex);
    changed.wait_until(lock, stop, deadline, [&] { return state.isFinished || !state.arrived.isEmpty() || state.isSent != wasSent; });
    State now = state;
    state.arrived.clear();
    return now;
}

struct HttpChannel::Private {
    QThread thread;
    QObject home; ///< Lives on the thread, as do its children, the sockets.

    void begin(const std::shared_ptr<Exchange> &exchange, const QUrl &url, const std::optional<QByteArray> &json);
    void abort(const std::shared_ptr<Exchange> &exchange);

    QNetworkAccessManager *network = nullptr;
};

HttpChannel::HttpChannel() : d(std::make_unique<Private>())
{
    d->home.moveToThread(&d->thread);
    // Objects that live on the thread must be destroyed there.
    QObject::connect(
        &d->thread, &QThread::finished, &d->home,
        [this] {
            delete d->network;
            d->network = nullptr;
        },
        Qt::DirectConnection);
    d->thread.setObjectName(QStringLiteral("lectern http"));
    d->thread.start();
}

HttpChannel::~HttpChannel()
{
    d->thread.quit();
    d->thread.wait();
}

/// POSTs the JSON, or GETs without one.
void HttpChannel::Private::begin(const std::shared_ptr<Exchange> &exchange, const QUrl &url, const std::optional<QByteArray> &json)
{
    if (network == nullptr) {
        network = new QNetworkAccessManager;
        network->setProxy(QNetworkProxy::NoProxy);
        network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QNetworkReply *reply = json ? network->post(request, *json) : network->get(request);
    reply->setReadBufferSize(readAheadBytes);
    exchange->reply = reply;
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [exchange, reply] { exchange->take(*reply, false); });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [exchange, reply] {
        exchange->take(*reply, false);
        if (exchange->bytesLeft < 0)
            reply->abort();
    });
    QObject::connect(reply, &QNetworkReply::finished, reply, [exchange, reply] {
        exchange->take(*reply, true);
        reply->deleteLater();
    });
}

void HttpChannel::Private::abort(const std::shared_ptr<Exchange> &exchange)
{
    QMetaObject::invokeMethod(
        &home,
        [exchange] {
            if (exchange->reply)
                exchange->reply->abort();
        },
        Qt::QueuedConnection);
}

namespace {

/// The deadlines of one request, and the error text when one passes.
struct Patience {
    const HttpChannel::Limits &limits;
    Clock::time_point begun = Clock::now();
    Clock::time_point lastNews = begun;

    [[nodiscard]] Clock::time_point deadline(bool isSent) const
    {
        return std::min(begun + limits.whole, isSent ? lastNews + limits.inactivity : begun + limits.connect);
    }
    [[nodiscard]] QString complaint(bool isSent) const
    {
        const auto seconds = [](std::chrono::milliseconds time) { return QString::number(double(time.count()) / 1000); };
        if (Clock::now() >= begun + limits.whole)
            return QStringLiteral("the answer took longer than %1 s").arg(seconds(limits.whole));
        return isSent ? QStringLiteral("nothing came for %1 s").arg(seconds(limits.inactivity))
                      : QStringLiteral("no connection within %1 s").arg(seconds(limits.connect));
    }
};

} // namespace

Result<int> HttpChannel::post(const QUrl &url, const QByteArray &json, const Limits &limits, const Take &take, QByteArray &errorBody,
                              std::stop_token stop)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->bytesLeft = limits.answerBytes;
    QMetaObject::invokeMethod(
        &d->home, [this, exchange, url, json] { d->begin(exchange, url, json); }, Qt::QueuedConnection);
    return await(exchange, limits, take, errorBody, stop);
}

Result<int> HttpChannel::get(const QUrl &url, const Limits &limits, const Take &take, std::stop_token stop)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->bytesLeft = limits.answerBytes;
    QMetaObject::invokeMethod(
        &d->home, [this, exchange, url] { d->begin(exchange, url, std::nullopt); }, Qt::QueuedConnection);
    QByteArray errorBody;
    return await(exchange, limits, take, errorBody, stop);
}

Result<int> HttpChannel::await(const std::shared_ptr<Exchange> &exchange, const Limits &limits, const Take &take, QByteArray &errorBody,
                               const std::stop_token &stop)
{
    errorBody.clear();
    Patience timeout{limits};
    for (bool wasSent = false; true;) {
        const Clock::time_point deadline = timeout.deadline(wasSent);
        const Exchange::State now = exchange->look(wasSent, deadline, stop);
        const bool isNews = !now.arrived.isEmpty() || now.isSent != wasSent || now.isFinished;
        if (stop.stop_requested() || (!isNews && Clock::now() >= deadline)) {
            d->abort(exchange);
            return stop.stop_requested() ? fail(ErrorCode::Cancelled, QStringLiteral("the request was stopped"))
                                         : fail(ErrorCode::Timeout, timeout.complaint(now.isSent));
        }
        if (isNews)
            timeout.lastNews = Clock::now();
        wasSent = now.isSent;
        if (now.status > 299) {
            errorBody += now.arrived.left(errorBodyBytes - errorBody.size());
        } else if (!now.arrived.isEmpty() && !take(now.arrived)) {
            d->abort(exchange);
            return now.status;
        }
        if (now.isTooLong)
            return fail(ErrorCode::Corrupt, QStringLiteral("the answer is longer than %1 bytes").arg(limits.answerBytes));
        if (now.isFinished)
            return now.error.isEmpty() ? Result<int>(now.status) : fail(ErrorCode::Unavailable, now.error);
    }
}

} // namespace lectern::ollama
