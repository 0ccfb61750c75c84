// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/read_path.h"

#include "storage/cache/read/reading.h"

#include <QRandomGenerator>

namespace lectern::cache {

using namespace postgres;

ReadPath::ReadPath(Config config, const Clock &clock, Background background)
    : m_config(std::move(config))
    , m_clock(clock)
    , m_background(std::move(background))
    , m_freshness(clock)
    , m_poller(m_freshness, m_metrics, clock)
    , m_memory(m_config.memoryTierBytes)
    , m_breaker(clock)
    , m_sealKey(clock)
{
}

std::optional<AnyAnswer> ReadPath::findProven(const Question &question, Instant askedAt)
{
    const QByteArray key = question.localKey();
    std::optional<AnyAnswer> answer = Reading(*this, question, {askedAt, askedAt}).fromMemory();
    if (answer && question.isLive && question.isLive(answer->value))
        return std::nullopt; // it lacks what Redis says
    if (answer) {
        m_metrics.noteAnswer(question.family, Source::Memory, m_clock.now() - askedAt);
        noteReread(question, key);
        considerHit(question, key);
    }
    return answer;
}

void ReadPath::read(const Question &question, Connections &connections, Times times, std::stop_token stop, const Answered &answered)
{
    m_metrics.noteStep(Step::Queue, times.startedAt - times.askedAt);
    noteReread(question, question.localKey());
    Reading reading(*this, question, times);
    Result<AnyAnswer> answer = reading.fromAnywhere(connections, stop);
    if (answer)
        m_metrics.noteAnswer(question.family, answer->provenance.source, m_clock.now() - times.askedAt);
    else
        m_metrics.noteError(question.family);
    if (answer && question.isLive && question.isLive(answer->value))
        question.overlayLive(answer->value, connections.redis);
    const bool isHit = answer && (answer->provenance.source == Source::Memory || answer->provenance.source == Source::Redis);
    answered(std::move(answer));
    if (isHit)
        considerHit(question, question.localKey());
    reading.fillRedis(connections);
    connections.redis.warmUp();
}

Result<void> ReadPath::keepProof(PostgresConnection &connection, std::stop_token stop) { return poll(connection, m_clock.now(), std::move(stop)); }

Result<void> ReadPath::poll(PostgresConnection &connection, Instant notBefore, std::stop_token stop)
{
    Result<void> polled = m_poller.poll(connection, notBefore, std::move(stop));
    if (!polled && polled.error().code == ErrorCode::Denied)
        m_freshness.noteDenied();
    const Readable readable = m_freshness.readable();
    if (!readable.reviews || !readable.documents) {
        m_memory.removeIf([&readable](const QByteArray &key) { return !isReadable(Question::familyOfKey(key), readable); });
        if (!readable.reviews)
            m_sealKey.forget();
    }
    return polled;
}

std::optional<Provenance> ReadPath::renewed(const Question &question, const void *value)
{
    Reading reading(*this, question, {m_clock.now(), m_clock.now()});
    std::optional<AnyAnswer> answer = reading.fromMemory();
    if (!answer || answer->value.get() != value)
        return std::nullopt;
    return std::move(answer->provenance);
}

/// For the monitor: a family whose entries end before they are asked for again caches in vain.
void ReadPath::noteReread(const Question &question, const QByteArray &key)
{
    if (const std::optional<Instant> after = m_history.noteRead(key, m_clock.now()))
        m_metrics.noteReread(question.family, *after);
}

/// Sends one hit in some hundred to the auditor, and an aggregate near its end to be computed again before anybody waits.
void ReadPath::considerHit(const Question &question, const QByteArray &key)
{
    const bool isAudited = QRandomGenerator::global()->generateDouble() < m_config.auditedShare;
    const bool isAggregate = traitsOf(question.family).isAggregate;
    if (!isAudited && !isAggregate)
        return;
    const std::shared_ptr<const CachedAnswer> held = m_memory.find(key);
    if (!held)
        return;
    if (isAudited) {
        m_background([this, question, held](Connections &connections, const std::stop_token &stop) { audit(question, *held, connections, stop); });
    }
    if (isAggregate && held->expiresAt - m_clock.now() < m_config.lifetimes.of(question.family) / 10) {
        const std::lock_guard lock(m_refreshMutex);
        if (!m_refreshing.insert(key).second)
            return;
        m_background([this, question, key](Connections &connections, const std::stop_token &stop) { refresh(question, key, connections, stop); });
    }
}

/// A difference that a logged change explains is no fault: it is one only if, after a poll that saw at least what the second
/// reading saw, the log still says that nothing changed.
void ReadPath::audit(const Question &question, const CachedAnswer &held, Connections &connections, const std::stop_token &stop)
{
    const Result<Stamped<AnyValue>> again = question.readPostgres(connections.postgres, {std::chrono::seconds(60), stop});
    if (!again && again.error().code != ErrorCode::NotFound)
        return;
    bool isMismatch = false;
    if (!again || question.encode(again->value) != question.encode(held.value)) {
        if (!poll(connections.postgres, m_clock.now(), stop))
            return;
        isMismatch = m_freshness.judge(held.boot, held.snapshot, held.scopes).verdict == Freshness::Verdict::Fresh;
    }
    m_metrics.noteAudit(isMismatch);
    if (isMismatch) {
        m_freshness.distrust(QStringLiteral("an audited %1 differs from PostgreSQL though no change was logged").arg(nameOf(question.family)));
    }
}

void ReadPath::refresh(const Question &question, const QByteArray &key, Connections &connections, const std::stop_token &stop)
{
    const Instant now = m_clock.now();
    Reading reading(*this, question, {now, now});
    if (reading.fromPostgres(connections, stop))
        reading.fillRedis(connections);
    const std::lock_guard lock(m_refreshMutex);
    m_refreshing.erase(key);
}

void ReadPath::fill(MetricsSnapshot &snapshot) const
{
    m_metrics.fill(snapshot);
    for (size_t i = 0; i < snapshot.families.size(); ++i)
        snapshot.families[i].lifetime = m_config.lifetimes.of(Family(i));
    const Instant now = m_clock.now();
    const Instant polledAt = m_freshness.polledAt();
    snapshot.at = std::chrono::duration_cast<std::chrono::milliseconds>(now);
    if (polledAt != Instant::min())
        snapshot.provenAge = std::chrono::ceil<std::chrono::milliseconds>(now - polledAt);
    snapshot.breaker = m_breaker.state();
    snapshot.cacheDistrustReason = m_freshness.distrustReason();
    snapshot.cacheTrusted = snapshot.cacheDistrustReason.isEmpty();
    snapshot.memoryTierBytes = m_memory.bytes();
    snapshot.memoryTierEntries = m_memory.entryCount();
}

} // namespace lectern::cache
