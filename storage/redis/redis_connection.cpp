// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_connection.h"

#include "storage/api/clock.h"
#include "storage/metrics/server_log.h"
#include "storage/redis/owed_replies.h"
#include "storage/redis/redis_state_reader.h"
#include "storage/redis/redis_transport.h"

#include <array>
#include <utility>

namespace lectern::redis {

using namespace metrics;

namespace {

tl::unexpected<StorageError> redisFailure(ErrorCode code, const QString &detail) { return failure(code, FaultyPart::Redis, detail); }

/// An error with Redis's own message: "NOPERM this user has no permissions ...".
tl::unexpected<StorageError> refusal(ErrorCode code, const QByteArray &words)
{
    return tl::make_unexpected(
        StorageError{.code = code, .part = FaultyPart::Redis, .detail = QString::fromUtf8(words), .state = words.left(words.indexOf(' '))});
}

} // namespace

struct RedisConnection::Private {
    QString url;
    QByteArray name;
    const Clock &clock = Clock::boot();
    std::unique_ptr<RedisTransport> transport;
    std::unique_ptr<OwedReplies> owed;
    QString server; ///< Description of the server, for the log; empty: not connected.

    ~Private() { close(); }
    void noteServer(const RedisAddress &address, const QByteArray &info);
    Result<void> connectAndIntroduce(std::chrono::milliseconds within);
    Result<void> introduce(const RedisAddress &address, const QDeadlineTimer &timer);
    Result<RedisReply> receive(const QDeadlineTimer &timer, WhenLate whenLate);
    Result<std::optional<RedisReply>> awaitMessage(const QDeadlineTimer &timer);
    Result<void> send(const RedisCommand &command, bool isForgotten);
    Result<std::optional<RedisReply>> nextWanted();
    Result<void> readArrived();
    Result<void> settle();
    void close();
    tl::unexpected<StorageError> closeWith(ErrorCode code, const QString &detail);
};

void RedisConnection::Private::noteServer(const RedisAddress &address, const QByteArray &info)
{
    ServerState::Redis state;
    readInfo(info, state);
    const QString version = state.version.isEmpty() ? QStringLiteral("of a version that it does not tell") : state.version;
    const QString place = address.transport == RedisAddress::Transport::Local ? address.path
                                                                              : QStringLiteral("%1 port %2").arg(address.host).arg(address.port);
    server = QStringLiteral("Redis %1 at %2, database %3").arg(version, place).arg(address.database);
    qCInfo(serverLog, "connected to %s: %s", qUtf8Printable(server), name.constData());
}

void RedisConnection::Private::close()
{
    if (!server.isEmpty())
        qCInfo(serverLog, "left %s: %s", qUtf8Printable(std::exchange(server, QString())), name.constData());
    transport.reset();
    owed.reset();
}

tl::unexpected<StorageError> RedisConnection::Private::closeWith(ErrorCode code, const QString &detail)
{
    const QString reason = detail.isEmpty() ? transport->device().errorString() : detail;
    close();
    return redisFailure(code, reason);
}

/// Reads the bytes that have arrived. Unavailable when the server closed the connection.
Result<void> RedisConnection::Private::readArrived()
{
    QIODevice &device = transport->device();
    std::array<char, size_t(64) * 1024> block;
    while (device.isOpen()) {
        const qint64 size = device.read(block.data(), qint64(block.size()));
        if (size <= 0)
            break;
        if (const Result<void> fed = owed->feed(QByteArrayView(block.data(), qsizetype(size))); !fed)
            return closeWith(fed.error().code, fed.error().detail);
    }
    if (!transport->isConnected())
        return closeWith(ErrorCode::Unavailable, QString());
    return {};
}

/// See OwedReplies::next(); an error closes the connection.
Result<std::optional<RedisReply>> RedisConnection::Private::nextWanted()
{
    Result<std::optional<RedisReply>> reply = owed->next();
    if (!reply)
        return closeWith(reply.error().code, reply.error().detail);
    return reply;
}

/// Reads the bytes that arrived since the last use; closes a connection that is lost or has owed a reply for too long.
/// Requires: every reply was received or forgotten.
Result<void> RedisConnection::Private::settle()
{
    transport->device().waitForReadyRead(0);
    if (const Result<void> arrived = readArrived(); !arrived)
        return arrived;
    if (const Result<std::optional<RedisReply>> reply = nextWanted(); !reply)
        return failureOf(reply);
    if (owed->areOwedSince(clock.now() - deadline))
        return closeWith(ErrorCode::Timeout, QStringLiteral("no reply within %1 ms").arg(deadline.count()));
    return {};
}

Result<void> RedisConnection::Private::connectAndIntroduce(std::chrono::milliseconds within)
{
    const Result<RedisAddress> address = redisAddressFromUrl(url);
    if (!address)
        return failureOf(address);
    transport = std::make_unique<RedisTransport>(address->transport);
    owed = std::make_unique<OwedReplies>();
    const QDeadlineTimer timer(within, Qt::PreciseTimer); // the server's time, without what a transport reads here first
    if (const Result<void> connected = transport->connect(*address, timer); !connected) {
        close();
        return connected;
    }
    return introduce(*address, timer);
}

/// AUTH, SELECT, CLIENT SETNAME and the question for the version in one round trip. The last two may be refused.
Result<void> RedisConnection::Private::introduce(const RedisAddress &address, const QDeadlineTimer &timer)
{
    std::vector<RedisCommand> commands;
    if (!address.password.isEmpty())
        commands.push_back(RedisCommand::auth(address.user, address.password));
    if (address.database != 0)
        commands.push_back(RedisCommand::select(address.database));
    const size_t needed = commands.size();
    commands.push_back(RedisCommand::setName(name));
    commands.push_back(RedisCommand::info("server"));
    for (const RedisCommand &command : commands) {
        if (const Result<void> sent = send(command, false); !sent)
            return sent;
    }
    QByteArray info;
    for (size_t i = 0; i < commands.size(); ++i) {
        const Result<RedisReply> reply = receive(timer, WhenLate::Close);
        if (!reply)
            return failureOf(reply);
        if (reply->type == RedisReply::Type::Error && i < needed) {
            close();
            return refusal(ErrorCode::Denied, reply->bytes);
        }
        if (reply->type == RedisReply::Type::Bulk)
            info = reply->bytes;
    }
    noteServer(address, info);
    return {};
}

Result<void> RedisConnection::Private::send(const RedisCommand &command, bool isForgotten)
{
    if (!transport)
        return redisFailure(ErrorCode::Unavailable, QStringLiteral("not connected"));
    const QByteArray &bytes = command.bytes();
    if (transport->device().write(bytes) != bytes.size())
        return closeWith(ErrorCode::Unavailable, QString());
    transport->flush();
    owed->noteSent(clock.now(), isForgotten);
    return {};
}

Result<RedisReply> RedisConnection::Private::receive(const QDeadlineTimer &timer, WhenLate whenLate)
{
    if (!transport)
        return redisFailure(ErrorCode::Unavailable, QStringLiteral("not connected"));
    for (;;) {
        Result<std::optional<RedisReply>> reply = nextWanted();
        if (!reply)
            return tl::make_unexpected(std::move(reply.error()));
        if (*reply)
            return std::move(**reply);
        const bool hasArrived = transport->device().waitForReadyRead(int(timer.remainingTime()));
        if (!hasArrived && timer.hasExpired()) {
            const QString late = QStringLiteral("no reply in time");
            if (whenLate == WhenLate::Close)
                return closeWith(ErrorCode::Timeout, late);
            owed->forgetAll();
            return redisFailure(ErrorCode::Timeout, late);
        }
        if (const Result<void> arrived = readArrived(); !arrived)
            return failureOf(arrived);
    }
}

Result<std::optional<RedisReply>> RedisConnection::Private::awaitMessage(const QDeadlineTimer &timer)
{
    if (!transport)
        return redisFailure(ErrorCode::Unavailable, QStringLiteral("not connected"));
    for (;;) {
        Result<std::optional<RedisReply>> message = owed->nextUnasked();
        if (!message)
            return closeWith(message.error().code, message.error().detail);
        if (*message)
            return message;
        const bool hasArrived = transport->device().waitForReadyRead(int(timer.remainingTime()));
        if (const Result<void> arrived = readArrived(); !arrived)
            return failureOf(arrived);
        if (!hasArrived && timer.hasExpired())
            return std::optional<RedisReply>();
    }
}

RedisConnection::RedisConnection(QString url, QByteArray name) : d(std::make_unique<Private>())
{
    d->url = std::move(url);
    d->name = std::move(name);
}

RedisConnection::~RedisConnection() = default;

Result<void> RedisConnection::open(std::chrono::milliseconds within)
{
    if (d->transport) {
        const Result<void> settled = d->settle();
        // Reconnects at once only if the server closed the connection, not if it hangs or sent an invalid reply.
        if (settled || settled.error().code != ErrorCode::Unavailable)
            return settled;
    }
    return d->connectAndIntroduce(within);
}

int RedisConnection::openCount() { return RedisTransport::openCount(); }

bool RedisConnection::isOpen() const { return d->transport && d->transport->isConnected(); }

void RedisConnection::close() { d->close(); }

Result<void> RedisConnection::send(const RedisCommand &command) { return d->send(command, false); }

Result<void> RedisConnection::sendAndForget(const RedisCommand &command) { return d->send(command, true); }

Result<RedisReply> RedisConnection::receive(std::chrono::milliseconds within, WhenLate whenLate)
{
    return d->receive(QDeadlineTimer(within, Qt::PreciseTimer), whenLate);
}

Result<std::optional<RedisReply>> RedisConnection::awaitMessage(std::chrono::milliseconds within)
{
    return d->awaitMessage(QDeadlineTimer(within, Qt::PreciseTimer));
}

Result<RedisReply> RedisConnection::ask(const RedisCommand &command, std::chrono::milliseconds within)
{
    if (const Result<void> sent = send(command); !sent)
        return failureOf(sent);
    Result<RedisReply> reply = receive(within);
    if (reply && reply->type == RedisReply::Type::Error) {
        const bool isDenied = reply->bytes.startsWith("NOPERM") || reply->bytes.startsWith("NOAUTH") || reply->bytes.startsWith("WRONGPASS");
        return refusal(isDenied ? ErrorCode::Denied : ErrorCode::Unavailable, reply->bytes);
    }
    return reply;
}

} // namespace lectern::redis
