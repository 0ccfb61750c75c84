// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/read_path.h"

#include "storage/cache/tiers/entry.h"

#include <algorithm>

namespace lectern::cache {

using namespace metrics;

namespace {

using namespace std::chrono_literals;

bool isDatabaseAway(const StorageError &error)
{
    return error.part == FaultyPart::PostgreSql && (error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout);
}

} // namespace

/// The state of one read.
struct ReadPath::Reading {
    const Question &question;
    const ReadTimes times;
    const ReadBound bound{question.bound, times.startedAt};
    const QByteArray key = question.localKey();
    std::shared_ptr<const CachedAnswer> held; ///< The last known answer, proved or not.
    std::optional<MissReason> missReason;     ///< The first one found: memory is checked before the remote cache.
    std::chrono::seconds lifetime{0};         ///< For storing the answer remotely; zero: it is not stored.

    void miss(MissReason reason) { missReason = missReason.value_or(reason); }
    /// Whether a poll could prove the answer in memory.
    [[nodiscard]] bool mayBeProvedInMemory() const { return held && !missReason; }
};

ReadPath::ReadPath(const Config &config, const Clock &clock, HitCheck::Background background, WaitForOther wait)
    : m_config(config)
    , m_clock(clock)
    , m_freshness(clock)
    , m_poller(m_freshness, m_metrics, clock, std::move(wait))
    , m_memory(m_config.memoryTierBytes)
    , m_shared(m_config.keys, m_freshness, m_history, m_metrics, clock)
    , m_database(m_history, m_metrics, clock)
    , m_breaker(clock)
    , m_hitCheck(*this, m_memory, clock, m_config.auditedShare, m_config.lifetimes, std::move(background))
{
}

std::optional<AnyAnswer> ReadPath::findProven(const Question &question, Instant askedAt)
{
    Reading reading{question, {askedAt, askedAt}};
    std::optional<AnyAnswer> answer = fromMemory(reading);
    if (answer && question.isLive && question.isLive(answer->value))
        return std::nullopt; // its live data must come from the remote cache
    if (answer) {
        m_metrics.noteAnswer(question.family, Source::Memory, m_clock.now() - askedAt);
        noteReread(question);
        m_hitCheck.consider(question);
    }
    return answer;
}

std::optional<AnyAnswer> ReadPath::findUncounted(const Question &question)
{
    const Instant now = m_clock.now();
    Reading reading{question, {now, now}};
    return fromMemory(reading);
}

void ReadPath::read(const Question &question, Connections &connections, ReadTimes times, std::stop_token stop, const Answered &answered)
{
    m_metrics.noteStep(ReadStep::Queue, times.startedAt - times.askedAt);
    noteReread(question);
    Reading reading{question, times};
    Result<AnyAnswer> answer = fromAnywhere(reading, connections, stop);
    if (answer)
        m_metrics.noteAnswer(question.family, answer->provenance.source, m_clock.now() - times.askedAt);
    else
        m_metrics.noteError(question.family);
    if (answer && question.isLive && question.isLive(answer->value))
        question.overlayLive(answer->value, *connections.remote);
    const bool isHit = answer && (answer->provenance.source == Source::Memory || answer->provenance.source == Source::Redis);
    answered(std::move(answer));
    if (isHit)
        m_hitCheck.consider(question);
    if (reading.lifetime > 0s)
        m_shared.store(question, *reading.held, reading.lifetime, connections);
    connections.remote->warmUp();
}

void ReadPath::readAnew(const Question &question, Connections &connections, std::stop_token stop)
{
    const Instant now = m_clock.now();
    Reading reading{question, {now, now}};
    if (fromDatabase(reading, *connections.database, stop) && reading.lifetime > 0s)
        m_shared.store(question, *reading.held, reading.lifetime, connections);
}

Result<AnyAnswer> ReadPath::fromAnywhere(Reading &reading, Connections &connections, const std::stop_token &stop)
{
    if (std::optional<AnyAnswer> answer = fromMemory(reading))
        return std::move(*answer);
    // Requested before the poll, so that both run at the same time.
    QByteArray requested = reading.mayBeProvedInMemory() ? QByteArray() : m_shared.request(reading.question, connections);
    const Result<void> proved = polled(m_poller.prove(*connections.database, reading.bound, stop));
    if (!proved && proved.error().code == ErrorCode::Denied)
        return failureOf(proved);
    if (reading.mayBeProvedInMemory()) {
        if (std::optional<AnyAnswer> answer = fromMemory(reading))
            return std::move(*answer);
    }
    if (requested.isEmpty())
        requested = m_shared.request(reading.question, connections);
    if (!requested.isEmpty()) {
        if (std::optional<AnyAnswer> answer = fromRemote(reading, requested, connections))
            return std::move(*answer);
    }
    if (!proved && proved.error().code == ErrorCode::Timeout && reading.held)
        return staleOr(reading, proved.error()); // the database hangs: a stale answer, marked, is better than a second wait
    m_metrics.noteMiss(reading.question.family, reading.missReason.value_or(MissReason::Bypass));
    return fromDatabase(reading, *connections.database, stop);
}

std::optional<AnyAnswer> ReadPath::fromMemory(Reading &reading)
{
    if (!isPermitted(reading.question))
        return std::nullopt;
    if (!reading.held)
        reading.held = m_memory.find(reading.key);
    if (!reading.held)
        return std::nullopt;
    const CachedAnswer &held = *reading.held;
    if (held.expiresAt <= m_clock.now()) {
        reading.miss(MissReason::Expired);
        return std::nullopt;
    }
    const Freshness::Judgement judgement = m_freshness.judge(held.provableBoot(), held.snapshot, held.scopes, held.readAt);
    if (judgement.isOverthrown())
        reading.miss(MissReason::Invalidated);
    if (!mayShow(reading, judgement) || !m_history.show(reading.key, held.boot, held.snapshot, judgement.provenAt, m_clock.now()))
        return std::nullopt;
    return answer(reading, held, Source::Memory, judgement.provenAt);
}

/// The remote cache's answer if it is proved fresh; also stores it in memory.
std::optional<AnyAnswer> ReadPath::fromRemote(Reading &reading, const QByteArray &name, Connections &connections)
{
    SharedTier::Reply reply = m_shared.receive(reading.question, name, connections);
    if (reply.missReason)
        reading.miss(*reply.missReason);
    if (!reply.held)
        return std::nullopt;
    CachedAnswer &held = *reply.held;
    const Freshness::Judgement judgement = m_freshness.judge(held.provableBoot(), held.snapshot, held.scopes);
    if (judgement.isOverthrown()) {
        reading.miss(MissReason::Invalidated);
        return std::nullopt;
    }
    if (!isPermitted(reading.question))
        return std::nullopt;
    held.readAt = judgement.provenAt;
    if (!mayShow(reading, judgement)) {
        if (!reading.held)
            reading.held = std::make_shared<const CachedAnswer>(std::move(held));
        return std::nullopt;
    }
    if (!m_history.show(reading.key, held.boot, held.snapshot, judgement.provenAt, m_clock.now())) {
        reading.miss(MissReason::Invalidated);
        return std::nullopt;
    }
    AnyAnswer shown = answer(reading, held, Source::Redis, judgement.provenAt);
    m_memory.put(reading.key, std::move(held));
    return shown;
}

Result<AnyAnswer> ReadPath::fromDatabase(Reading &reading, Database &database, const std::stop_token &stop)
{
    Result<DatabaseTier::Reply> read = m_database.ask(reading.question, reading.times, database, stop);
    if (!read) {
        if (read.error().code == ErrorCode::NotFound)
            m_memory.remove(reading.key);
        return isDatabaseAway(read.error()) ? staleOr(reading, read.error()) : Result<AnyAnswer>(failureOf(read));
    }
    Stamped<AnswerValue> &stamped = read->answer;
    m_freshness.noteBoot(stamped.boot);
    const std::chrono::seconds lifetime = m_config.lifetimes.jittered(reading.question.family);
    const bool isProvable = !stamped.boot.isNull() && stamped.snapshot.inProgress.size() <= maxInProgress && m_freshness.isUsable();
    if (isProvable)
        reading.lifetime = lifetime;
    CachedAnswer held{.value = stamped.value,
                      .boot = stamped.boot,
                      .snapshot = std::move(stamped.snapshot),
                      .isProvable = isProvable,
                      .scopes = reading.question.scopesOfAnswer(stamped.value),
                      .readAt = read->readAt,
                      .expiresAt = m_clock.now() + lifetime};
    reading.held = std::make_shared<const CachedAnswer>(held);
    m_memory.put(reading.key, std::move(held));
    return answer(reading, *reading.held, Source::Postgres, read->readAt);
}

/// The last known answer, marked as stale, unless a newer one was shown already; else the error.
Result<AnyAnswer> ReadPath::staleOr(Reading &reading, StorageError error)
{
    if (!reading.held)
        reading.held = m_memory.find(reading.key);
    if (!reading.held || !isPermitted(reading.question)
        || !m_history.show(reading.key, reading.held->boot, reading.held->snapshot, Instant::min(), m_clock.now()))
        return tl::make_unexpected(std::move(error));
    const CachedAnswer &held = *reading.held;
    const Freshness::Judgement judgement = m_freshness.judge(held.provableBoot(), held.snapshot, held.scopes);
    const bool wasTrueLater = judgement.outcome == Freshness::Outcome::Fresh && judgement.provenAt > held.readAt;
    return answer(reading, held, Source::Stale, wasTrueLater ? judgement.provenAt : held.readAt);
}

Result<void> ReadPath::keepProof(ChangeLog &log, std::stop_token stop) { return polled(m_poller.poll(log, m_clock.now(), std::move(stop))); }

/// Drops all answers that this login may no longer read.
Result<void> ReadPath::polled(Result<void> outcome)
{
    if (!outcome && outcome.error().code == ErrorCode::Denied)
        m_freshness.noteDenied();
    const Readable readable = m_freshness.readable();
    if (!readable.reviews || !readable.documents) {
        m_memory.removeIf([&readable](const QByteArray &key) { return !isReadable(Question::familyOfKey(key), readable); });
        if (!readable.reviews)
            m_shared.forgetSealKey();
    }
    return outcome;
}

bool ReadPath::mayShow(const Reading &reading, const Freshness::Judgement &judgement) const
{
    return judgement.outcome == Freshness::Outcome::Fresh && reading.bound.allows(judgement.provenAt, m_clock.now());
}

/// Whether the login may read the answer; freshness does not imply it.
bool ReadPath::isPermitted(const Question &question) const { return isReadable(question.family, m_freshness.readable()); }

AnyAnswer ReadPath::answer(const Reading &reading, const CachedAnswer &held, Source source, Instant provenAt) const
{
    const Instant now = m_clock.now();
    Provenance provenance = provenanceOf(reading.question.family, source, provenAt, reading.times.askedAt, now);
    if (held.isProvable && source != Source::Stale)
        provenance.lifetimeLeft = std::max(std::chrono::duration_cast<std::chrono::seconds>(held.expiresAt - now), 0s);
    return {held.value, std::move(provenance)};
}

/// For the monitor: shows whether a family's entries expire before they are asked for again.
void ReadPath::noteReread(const Question &question)
{
    if (const std::optional<Instant> after = m_history.noteRead(question.localKey(), m_clock.now()))
        m_metrics.noteReread(question.family, *after);
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
