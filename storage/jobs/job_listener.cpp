// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/jobs/job_listener.h"

#include "storage/api/waiting.h"
#include "storage/jobs/job_messages.h"

#include <QLoggingCategory>

namespace lectern::jobs {

using namespace metrics;
using namespace redis;

namespace {

Q_LOGGING_CATEGORY(jobsLog, "lectern.jobs")

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

/// Longest delay until a stop request is noticed.
constexpr std::chrono::milliseconds step = 100ms;
/// Messages handled in one go, before the pause. In a flood the rest waits in the socket, then in Redis, which finally
/// closes the connection.
constexpr int mostMessagesAtOnce = 1000;

} // namespace

JobListener::JobListener(const QString &redisUrl, const KeySpace &keys, WakeCounter &wakes, std::function<void()> changed, Breaker &breaker,
                         ReadMetrics &metrics)
    : m_redisUrl(redisUrl)
    , m_jobsChannel(jobsChannel(keys))
    , m_changesChannel(changesChannel(keys))
    , m_wakes(wakes)
    , m_changed(std::move(changed))
    , m_breaker(breaker)
    , m_metrics(metrics)
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

void JobListener::run(const std::stop_token &stop)
{
    RedisConnection connection(m_redisUrl, "lectern-workers");
    while (!stop.stop_requested()) {
        auto wait = recovery;
        if (m_breaker.isClosed()) {
            if (const Result<void> subscribed = subscribe(connection)) {
                m_breaker.noteSuccess();
                m_wakes.ring();
                listen(connection, stop);
            } else if (subscribed.error().code == ErrorCode::Denied) {
                qCWarning(jobsLog, "Redis does not let this program hear of new work, workers look for it themselves: %s",
                          qUtf8Printable(subscribed.error().detail));
                wait = refusedRecovery;
            } else {
                m_breaker.noteFailure();
            }
            connection.close();
        }
        (void)waitUnlessStopped(wait, stop);
    }
}

Result<void> JobListener::subscribe(RedisConnection &connection) const
{
    if (const Result<void> opened = connection.open(); !opened)
        return opened;
    const auto confirms = [](const RedisReply &reply, const QByteArray &channel) {
        return reply.type == RedisReply::Type::Array && reply.elements.size() == 3 && reply.elements[0].bytes == "subscribe"
            && reply.elements[1].bytes == channel;
    };
    const Result<RedisReply> first = connection.ask(RedisCommand::subscribe({m_jobsChannel, m_changesChannel}));
    if (!first)
        return failureOf(first);
    const Result<std::optional<RedisReply>> second = connection.awaitMessage(RedisConnection::connectDeadline);
    if (!second)
        return failureOf(second);
    const bool isConfirmed = confirms(*first, m_jobsChannel) && *second && confirms(**second, m_changesChannel);
    return isConfirmed ? Result<void>()
                       : failure(ErrorCode::Corrupt, FaultyPart::Redis, QStringLiteral("a subscription was answered with something else"));
}

void JobListener::listen(RedisConnection &connection, const std::stop_token &stop)
{
    auto heardAt = SteadyClock::now();
    bool isAsked = false;
    while (!stop.stop_requested()) {
        Result<std::optional<RedisReply>> message = connection.awaitMessage(step);
        if (!message)
            return;
        const auto silent = SteadyClock::now() - heardAt;
        if (*message) {
            if (!take(connection, std::move(**message)))
                return;
            (void)waitUnlessStopped(quiet, stop);
            heardAt = SteadyClock::now();
            isAsked = false;
        } else if (silent > silence + RedisConnection::connectDeadline && isAsked) {
            m_breaker.noteFailure();
            return;
        } else if (silent > silence && !isAsked) {
            isAsked = true;
            if (!connection.send(RedisCommand::ping()))
                return;
        }
    }
}

Result<void> JobListener::take(RedisConnection &connection, RedisReply first)
{
    Result<std::optional<RedisReply>> message = std::optional(std::move(first));
    bool isCalled = false, isChanged = false;
    for (int i = 1; message && *message; ++i) {
        const Message meaning = meaningOf(**message);
        isCalled = isCalled || meaning == Message::Call;
        isChanged = isChanged || meaning == Message::Change;
        if (meaning == Message::Foreign)
            m_metrics.noteRefusedSignal();
        if (i == mostMessagesAtOnce)
            break;
        message = connection.awaitMessage(0ms);
    }
    if (isCalled) {
        m_metrics.noteWakeUp();
        m_wakes.ring();
    }
    if (isChanged && m_changed)
        m_changed();
    return message ? Result<void>() : failureOf(message);
}

JobListener::Message JobListener::meaningOf(const RedisReply &message) const
{
    if (message.type != RedisReply::Type::Array || message.elements.empty())
        return Message::Foreign;
    const auto &elements = message.elements;
    if (elements.size() == 3 && elements[0].bytes == "message" && elements[2].bytes == wakeUpMessage) {
        if (elements[1].bytes == m_jobsChannel)
            return Message::Call;
        return elements[1].bytes == m_changesChannel ? Message::Change : Message::Foreign;
    }
    return elements.size() == 2 && elements[0].bytes == "pong" ? Message::Own : Message::Foreign;
}

} // namespace lectern::jobs
