// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/reading.h"

#include "storage/cache/tiers/entry.h"
#include "storage/cache/tiers/key.h"
#include "storage/postgres/link/statement_log.h"

#include <algorithm>

namespace lectern::cache {

using namespace metrics;
using namespace postgres;

namespace {

using namespace std::chrono_literals;

/// A question that a person waits for is answered, one way or the other, within this.
constexpr std::chrono::milliseconds timeout = 5s;
/// Counts, statistics and anchors over millions of rows.
constexpr std::chrono::milliseconds aggregateTimeout = 60s;
/// A bound tighter than a panel's is met by asking PostgreSQL again when its answer took too long, up to here.
constexpr std::chrono::milliseconds tightTimeout = 1s;
constexpr int maxAttempts = 3;

/// What an answer may age on its way from here to whoever asked.
std::chrono::milliseconds allowance(std::chrono::milliseconds bound) { return std::min(bound / 8, 10ms); }

std::chrono::seconds wallClock() { return std::chrono::seconds(QDateTime::currentSecsSinceEpoch()); }

bool isPostgresAway(const StorageError &error)
{
    return error.part == FaultyPart::PostgreSql && (error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout);
}

} // namespace

Reading::Reading(ReadPath &path, const Question &question, ReadPath::Times times)
    : m_path(path)
    , m_question(question)
    , m_times(times)
    , m_key(question.localKey())
{
}

bool Reading::isWithinBound(Instant provenAt) const
{
    if (provenAt == Instant::min())
        return false;
    if (m_question.bound == 0ms)
        return provenAt >= m_times.startedAt;
    return m_path.m_clock.now() - provenAt <= m_question.bound - allowance(m_question.bound);
}

bool Reading::isPermitted() const { return isReadable(m_question.family, m_path.m_freshness.readable()); }

std::optional<AnyAnswer> Reading::fromMemory()
{
    if (!isPermitted())
        return std::nullopt;
    if (!m_held)
        m_held = m_path.m_memory.find(m_key);
    if (!m_held)
        return std::nullopt;
    if (m_held->expiresAt <= m_path.m_clock.now()) {
        miss(MissReason::Expired);
        return std::nullopt;
    }
    const Freshness::Judgement judgement = m_path.m_freshness.judge(m_held->boot, m_held->snapshot, m_held->scopes, m_held->readAt);
    if (judgement.verdict == Freshness::Verdict::Changed || judgement.verdict == Freshness::Verdict::Outdated)
        miss(MissReason::Invalidated);
    if (judgement.verdict != Freshness::Verdict::Fresh || !isWithinBound(judgement.provenAt))
        return std::nullopt;
    if (!m_path.m_history.show(m_key, m_held->boot, m_held->snapshot))
        return std::nullopt;
    return answer(*m_held, Source::Memory, judgement.provenAt);
}

/// Whether a poll is all that the answer in memory lacks.
bool Reading::mayBeProvedInMemory() const { return m_held && !m_missReason; }

Result<AnyAnswer> Reading::fromAnywhere(Connections &connections, const std::stop_token &stop)
{
    if (std::optional<AnyAnswer> answer = fromMemory())
        return std::move(*answer);
    bool isRequested = !mayBeProvedInMemory() && requestFromRedis(connections);
    const Result<void> proved = prove(connections, stop);
    if (!proved && proved.error().code == ErrorCode::Denied)
        return tl::make_unexpected(proved.error());
    if (mayBeProvedInMemory()) {
        if (std::optional<AnyAnswer> answer = fromMemory())
            return std::move(*answer);
    }
    if (!isRequested)
        isRequested = requestFromRedis(connections);
    if (isRequested) {
        if (std::optional<AnyAnswer> answer = fromRedis(connections))
            return std::move(*answer);
    }
    if (!proved && proved.error().code == ErrorCode::Timeout && m_held)
        return staleOr(proved.error()); // PostgreSQL hangs: what is known, marked, is better than a second wait
    m_path.m_metrics.noteMiss(m_question.family, m_missReason.value_or(MissReason::Bypass));
    return fromPostgres(connections, stop);
}

/// Polls until the newest poll is young enough for the bound, twice at most.
Result<void> Reading::prove(Connections &connections, const std::stop_token &stop)
{
    const auto isProved = [&] {
        const Instant polledAt = m_path.m_freshness.polledAt();
        return polledAt >= m_path.m_freshness.ownWriteAt() && isWithinBound(polledAt);
    };
    for (int attempt = 0; attempt < 2 && !isProved(); ++attempt) {
        const Instant youngEnough = m_question.bound == 0ms ? m_times.startedAt : m_path.m_clock.now() - m_question.bound / 2;
        const Instant notBefore = std::max(youngEnough, m_path.m_freshness.ownWriteAt());
        if (const Result<void> polled = m_path.poll(connections.postgres, notBefore, stop); !polled)
            return polled;
    }
    return {};
}

bool Reading::requestFromRedis(Connections &connections)
{
    const bool isUnusable = m_path.m_freshness.polledAt() != Instant::min() && !m_path.m_freshness.isUsable();
    if (isUnusable || !isPermitted())
        return false;
    const std::optional<QByteArray> sealKey = m_path.m_sealKey.findOrRead(connections.postgres);
    if (!sealKey)
        return false;
    m_redisKey = redisKey(m_question.family, m_question.text, m_path.m_config.schemaVersion, *sealKey);
    return connections.redis.request(m_redisKey);
}

std::optional<AnyAnswer> Reading::fromRedis(Connections &connections)
{
    const Result<std::optional<QByteArray>> reply = connections.redis.receive();
    if (!reply)
        return std::nullopt;
    if (!*reply) {
        miss(reasonOfAbsence());
        return std::nullopt;
    }
    return opened(**reply);
}

std::optional<AnyAnswer> Reading::opened(const QByteArray &entry)
{
    const Result<EntryHeader> header = headerOf(entry);
    const std::optional<QByteArray> sealKey = m_path.m_sealKey.find();
    if (!header || !sealKey || header->schemaVersion != m_path.m_config.schemaVersion) {
        miss(MissReason::Forged);
        return std::nullopt;
    }
    // What is already known to be outdated need not be opened.
    if (m_path.m_freshness.judge(header->boot, header->snapshot, {}).verdict == Freshness::Verdict::Outdated) {
        miss(MissReason::Invalidated);
        return std::nullopt;
    }
    Result<Unsealed> unsealed = [&] {
        const StepTimer timer(m_path.m_metrics, Step::Unseal);
        return unsealedPayload(entry, m_redisKey, *sealKey);
    }();
    const Result<AnyValue> value = [&] {
        const StepTimer timer(m_path.m_metrics, Step::Decode);
        return std::move(unsealed).and_then([&](Unsealed &&held) { return m_question.decode(std::move(held.answer)); });
    }();
    if (!value) {
        miss(MissReason::Forged);
        return std::nullopt;
    }
    const std::chrono::seconds left = std::clamp(header->filledAt + header->lifetime - wallClock(), 0s, header->lifetime);
    return judged({*value, header->boot, header->snapshot, m_question.scopesOfAnswer(*value), Instant::min(), m_path.m_clock.now() + left,
                   m_question.weightBytes(*value)});
}

/// The answer that Redis held, if it is proved fresh; then memory keeps it too.
std::optional<AnyAnswer> Reading::judged(CachedAnswer held)
{
    const Freshness::Judgement judgement = m_path.m_freshness.judge(held.boot, held.snapshot, held.scopes);
    if (judgement.verdict == Freshness::Verdict::Changed || judgement.verdict == Freshness::Verdict::Outdated) {
        miss(MissReason::Invalidated);
        return std::nullopt;
    }
    if (!isPermitted())
        return std::nullopt;
    held.readAt = judgement.provenAt;
    if (judgement.verdict != Freshness::Verdict::Fresh || !isWithinBound(judgement.provenAt)) {
        if (!m_held)
            m_held = std::make_shared<const CachedAnswer>(std::move(held));
        return std::nullopt;
    }
    if (!m_path.m_history.show(m_key, held.boot, held.snapshot)) {
        miss(MissReason::Invalidated);
        return std::nullopt;
    }
    AnyAnswer shown = answer(held, Source::Redis, judgement.provenAt);
    m_path.m_memory.put(m_key, std::move(held));
    return shown;
}

Result<AnyAnswer> Reading::fromPostgres(Connections &connections, const std::stop_token &stop)
{
    Result<Stamped<AnyValue>> read = readNotBackwards(connections, stop);
    if (!read) {
        if (read.error().code == ErrorCode::NotFound)
            m_path.m_memory.remove(m_key);
        return isPostgresAway(read.error()) ? staleOr(read.error()) : Result<AnyAnswer>(tl::make_unexpected(read.error()));
    }
    m_path.m_freshness.noteBoot(read->boot);
    m_isWorthFilling = !read->boot.isNull() && read->snapshot.inProgress.size() <= maxInProgress && m_path.m_freshness.isUsable();
    m_lifetime = m_path.m_config.lifetimes.jittered(m_question.family);
    CachedAnswer held{
        read->value, m_isWorthFilling ? read->boot : QUuid(), std::move(read->snapshot),          m_question.scopesOfAnswer(read->value),
        m_readAt,    m_path.m_clock.now() + m_lifetime,       m_question.weightBytes(read->value)};
    m_held = std::make_shared<const CachedAnswer>(held);
    m_path.m_memory.put(m_key, std::move(held));
    return answer(*m_held, Source::Postgres, m_readAt);
}

/// Asks again when the connection had died, when a newer answer was shown meanwhile, or when a tight bound was missed.
Result<Stamped<AnyValue>> Reading::readNotBackwards(Connections &connections, const std::stop_token &stop)
{
    const AskedFor asked(nameOf(m_question.family));
    for (int attempt = 1;; ++attempt) {
        m_readAt = m_path.m_clock.now();
        Result<Stamped<AnyValue>> read = [&] {
            const StepTimer timer(m_path.m_metrics, Step::PostgresRoundTrip);
            return m_question.readPostgres(connections.postgres, limits(stop));
        }();
        const bool hasTime = m_path.m_clock.now() - m_times.startedAt < tightTimeout && attempt < maxAttempts;
        if (!read) {
            if (hasTime && attempt == 1 && read.error().code == ErrorCode::Unavailable && !stop.stop_requested())
                continue;
            return read;
        }
        const bool isLate = m_question.bound > 0ms && !isWithinBound(m_readAt);
        if (isLate && hasTime)
            continue;
        if (m_path.m_history.show(m_key, read->boot, read->snapshot))
            return read;
        if (attempt >= maxAttempts)
            return failure(ErrorCode::Timeout, FaultyPart::PostgreSql, QStringLiteral("newer answers overtook this one"));
    }
}

/// The last known answer, marked, when there is one that does not lead backwards; else the error.
Result<AnyAnswer> Reading::staleOr(StorageError error)
{
    if (!m_held)
        m_held = m_path.m_memory.find(m_key);
    if (!m_held || !isPermitted() || !m_path.m_history.show(m_key, m_held->boot, m_held->snapshot))
        return tl::make_unexpected(std::move(error));
    const Freshness::Judgement judgement = m_path.m_freshness.judge(m_held->boot, m_held->snapshot, m_held->scopes);
    const bool wasTrueLater = judgement.verdict == Freshness::Verdict::Fresh && judgement.provenAt > m_held->readAt;
    return answer(*m_held, Source::Stale, wasTrueLater ? judgement.provenAt : m_held->readAt);
}

AnyAnswer Reading::answer(const CachedAnswer &held, Source source, Instant provenAt) const
{
    const Instant now = m_path.m_clock.now();
    Provenance provenance;
    provenance.source = source;
    provenance.family = nameOf(m_question.family);
    const Instant age = provenAt == Instant::min() ? now : now - provenAt; // not known when: at most since the machine started
    provenance.age = std::chrono::ceil<std::chrono::milliseconds>(age);
    provenance.provenAt = provenAt == Instant::min() ? Instant{0} : provenAt;
    provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-provenance.age.count());
    if (!held.boot.isNull() && source != Source::Stale)
        provenance.lifetimeLeft = std::max(std::chrono::duration_cast<std::chrono::seconds>(held.expiresAt - now), 0s);
    provenance.took = std::chrono::duration_cast<std::chrono::microseconds>(now - m_times.askedAt);
    return {held.value, std::move(provenance)};
}

/// The first reason found is the one: memory's word comes before Redis'.
void Reading::miss(MissReason reason)
{
    if (!m_missReason)
        m_missReason = reason;
}

MissReason Reading::reasonOfAbsence() const
{
    const std::optional<Instant> writtenUntil = m_path.m_history.writtenUntil(m_key);
    if (!writtenUntil)
        return MissReason::Cold;
    return *writtenUntil <= m_path.m_clock.now() ? MissReason::Expired : MissReason::Evicted;
}

StatementLimits Reading::limits(const std::stop_token &stop) const
{
    const auto whole = traitsOf(m_question.family).isAggregate ? aggregateTimeout : timeout;
    const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(m_path.m_clock.now() - m_times.askedAt);
    return {std::max(whole - used, std::chrono::milliseconds(100)), stop};
}

void Reading::fillRedis(Connections &connections)
{
    if (!m_isWorthFilling)
        return;
    const std::optional<QByteArray> sealKey = m_path.m_sealKey.findOrRead(connections.postgres);
    if (!sealKey || !m_path.m_breaker.isClosed())
        return;
    if (m_redisKey.isEmpty())
        m_redisKey = redisKey(m_question.family, m_question.text, m_path.m_config.schemaVersion, *sealKey);
    EntryHeader header;
    header.schemaVersion = m_path.m_config.schemaVersion;
    header.boot = m_held->boot;
    header.snapshot = m_held->snapshot;
    header.filledAt = wallClock();
    header.lifetime = m_lifetime;
    const std::optional<QByteArray> entry = sealedEntry(header, m_question.encode(m_held->value), m_question.text, m_redisKey, *sealKey);
    if (!entry)
        return;
    connections.redis.store(m_redisKey, *entry, m_lifetime);
    m_path.m_history.noteWritten(m_key, m_path.m_clock.now() + m_lifetime);
}

} // namespace lectern::cache
