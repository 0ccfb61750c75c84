// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_connection.h"

#include "storage/api/clock.h"
#include "storage/metrics/server_log.h"
#include "storage/network/certificate_text.h"
#include "storage/network/this_machine.h"
#include "storage/redis/redis_state_reader.h"
#include "storage/redis/redis_url.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>

#include <array>
#include <atomic>
#include <deque>
#include <utility>

namespace lectern::redis {

using namespace metrics;
using namespace network;

namespace {

Q_LOGGING_CATEGORY(redisLog, "lectern.redis", QtInfoMsg)

using namespace std::chrono_literals;

tl::unexpected<StorageError> redisFailure(ErrorCode code, const QString &detail) { return failure(code, FaultyPart::Redis, detail); }

/// What Redis itself says: "NOPERM this user has no permissions ...".
tl::unexpected<StorageError> refusal(ErrorCode code, const QByteArray &words)
{
    return tl::make_unexpected(
        StorageError{.code = code, .part = FaultyPart::Redis, .detail = QString::fromUtf8(words), .state = words.left(words.indexOf(' '))});
}

/// One reply on its way.
struct Expected {
    Instant sentAt;
    bool isForgotten;
};

/// Sockets that stand in this process.
std::atomic<int> openSockets{0};

/// What the three kinds of socket do differently.
class Transport
{
public:
    explicit Transport(RedisAddress::Transport kind)
    {
        ++openSockets;
        if (kind == RedisAddress::Transport::Local)
            m_local = std::make_unique<QLocalSocket>();
        else
            m_remote = kind == RedisAddress::Transport::Tls ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>();
    }

    ~Transport() { --openSockets; }
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    /// Says why it could not.
    [[nodiscard]] Result<void> connect(const RedisAddress &address, const QDeadlineTimer &timer)
    {
        if (m_local) {
            m_local->connectToServer(address.path);
            return m_local->waitForConnected(int(timer.remainingTime())) ? Result<void>() : failed(timer, m_local->errorString());
        }
        if (!isLocalhostName(address.host))
            return connectTo(address.host, address, timer);
        // No resolver has a say in what "localhost" is.
        const Result<void> first = connectTo(QStringLiteral("127.0.0.1"), address, timer);
        return first || connectTo(QStringLiteral("::1"), address, timer) ? Result<void>() : first;
    }
    [[nodiscard]] bool isConnected() const
    {
        return m_local ? m_local->state() == QLocalSocket::ConnectedState : m_remote->state() == QAbstractSocket::ConnectedState;
    }
    void flush()
    {
        if (m_local)
            m_local->flush();
        else
            m_remote->flush();
    }
    QIODevice &device() { return m_local ? static_cast<QIODevice &>(*m_local) : *m_remote; }

private:
    static Result<void> failed(const QDeadlineTimer &timer, const QString &why)
    {
        return redisFailure(timer.hasExpired() ? ErrorCode::Timeout : ErrorCode::Unavailable, why);
    }
    [[nodiscard]] Result<void> connectTo(const QString &host, const RedisAddress &address, const QDeadlineTimer &timer)
    {
        const auto left = [&timer] { return int(timer.remainingTime()); };
        if (auto *tls = qobject_cast<QSslSocket *>(m_remote.get())) {
            const Result<QSslConfiguration> trust = trustOf(address.authorityFile, FaultyPart::Redis);
            if (!trust)
                return failureOf(trust);
            tls->setSslConfiguration(*trust);
            tls->connectToHostEncrypted(host, address.port, address.host);
            if (tls->waitForEncrypted(left()))
                return {};
            const QList<QSslError> doubts = tls->sslHandshakeErrors();
            return doubts.isEmpty() ? failed(timer, tls->errorString()) : redisFailure(ErrorCode::Denied, certificateText(address.host, doubts));
        }
        m_remote->connectToHost(host, address.port);
        m_remote->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        return m_remote->waitForConnected(left()) ? Result<void>() : failed(timer, m_remote->errorString());
    }

    std::unique_ptr<QLocalSocket> m_local;
    std::unique_ptr<QTcpSocket> m_remote;
};

} // namespace

struct RedisConnection::Private {
    QString url;
    QByteArray name;
    const Clock &clock = Clock::boot();
    std::unique_ptr<Transport> transport;
    std::unique_ptr<RedisReplyReader> reader;
    std::deque<Expected> expected;
    QString server; ///< What is connected, for the log; empty: nothing.

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
    reader.reset();
    expected.clear();
}

tl::unexpected<StorageError> RedisConnection::Private::closeWith(ErrorCode code, const QString &detail)
{
    const QString reason = detail.isEmpty() ? transport->device().errorString() : detail;
    close();
    return redisFailure(code, reason);
}

/// Feeds what has arrived to the reader. Unavailable when the server closed the connection.
Result<void> RedisConnection::Private::readArrived()
{
    QIODevice &device = transport->device();
    std::array<char, 64 * 1024> block;
    while (device.isOpen()) {
        const qint64 size = device.read(block.data(), qint64(block.size()));
        if (size <= 0)
            break;
        if (const Result<void> fed = reader->feed(QByteArrayView(block.data(), qsizetype(size))); !fed)
            return closeWith(fed.error().code, fed.error().detail);
    }
    if (!transport->isConnected())
        return closeWith(ErrorCode::Unavailable, QString());
    return {};
}

/// The next reply that somebody waits for, dropping those that nobody does; nothing when it has not arrived.
Result<std::optional<RedisReply>> RedisConnection::Private::nextWanted()
{
    for (;;) {
        Result<std::optional<RedisReply>> reply = reader->next();
        if (!reply)
            return closeWith(reply.error().code, reply.error().detail);
        if (!*reply)
            return reply;
        if (expected.empty())
            return closeWith(ErrorCode::Corrupt, QStringLiteral("a reply that nobody asked for"));
        const bool isForgotten = expected.front().isForgotten;
        expected.pop_front();
        if (!isForgotten)
            return reply;
        if ((*reply)->type == RedisReply::Type::Error)
            qCDebug(redisLog, "Redis refused: %s", (*reply)->bytes.constData());
    }
}

/// Takes in what arrived since the last use; closes a connection that is lost or owes a reply for too long.
/// Requires: every reply was received or forgotten.
Result<void> RedisConnection::Private::settle()
{
    transport->device().waitForReadyRead(0);
    if (const Result<void> arrived = readArrived(); !arrived)
        return arrived;
    if (const Result<std::optional<RedisReply>> reply = nextWanted(); !reply)
        return failureOf(reply);
    if (!expected.empty() && clock.now() - expected.front().sentAt > deadline)
        return closeWith(ErrorCode::Timeout, QStringLiteral("no reply within %1 ms").arg(deadline.count()));
    return {};
}

Result<void> RedisConnection::Private::connectAndIntroduce(std::chrono::milliseconds within)
{
    const QDeadlineTimer timer(within, Qt::PreciseTimer);
    const Result<RedisAddress> address = redisAddressFromUrl(url);
    if (!address)
        return failureOf(address);
    transport = std::make_unique<Transport>(address->transport);
    reader = std::make_unique<RedisReplyReader>();
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
    expected.push_back({clock.now(), isForgotten});
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
            for (Expected &each : expected)
                each.isForgotten = true;
            return redisFailure(ErrorCode::Timeout, late);
        }
        if (const Result<void> arrived = readArrived(); !arrived)
            return failureOf(arrived);
    }
}

/// What comes answers nothing, so nothing is expected any more.
Result<std::optional<RedisReply>> RedisConnection::Private::awaitMessage(const QDeadlineTimer &timer)
{
    if (!transport)
        return redisFailure(ErrorCode::Unavailable, QStringLiteral("not connected"));
    expected.clear();
    for (;;) {
        Result<std::optional<RedisReply>> message = reader->next();
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
        // A server that hangs or lies is not asked again at once; one that merely closed the connection is.
        if (settled || settled.error().code != ErrorCode::Unavailable)
            return settled;
    }
    return d->connectAndIntroduce(within);
}

int RedisConnection::openCount() { return openSockets; }

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
