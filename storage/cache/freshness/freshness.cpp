// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/freshness/freshness.h"

#include <algorithm>

namespace lectern::cache {

using namespace postgres;

namespace {

/// Whether the snapshot does not see one of these transactions (ascending ids): it sees all below its xmin.
bool missesOneOf(const std::vector<TransactionId> &ids, const Snapshot &snapshot)
{
    for (auto id = ids.rbegin(); id != ids.rend() && *id >= snapshot.xmin; ++id) {
        if (!snapshot.sees(*id))
            return true;
    }
    return false;
}

} // namespace

std::optional<Snapshot> Freshness::newestSnapshot() const
{
    const std::lock_guard lock(m_mutex);
    if (m_boot.isNull())
        return std::nullopt;
    return m_newest;
}

bool Freshness::apply(const FreshnessPoll &poll, Instant sentAt, const std::optional<Snapshot> &last)
{
    const std::lock_guard lock(m_mutex);
    if (poll.boot != m_boot) {
        forgetEverything();
        if (last)
            return false; // the poll was asked relative to a snapshot of the old boot, so its list of changes is not complete
        m_boot = poll.boot;
    }
    if (!poll.isQuiet) {
        m_readable = poll.readable;
        noteTriggers(poll);
    }
    if (m_boot.isNull())
        return true;

    for (const FreshnessPoll::Change &change : poll.changes)
        addChange(change);
    if (!poll.snapshot.isOlderThan(m_newest)) {
        m_newest = poll.snapshot;
        m_polledAt = std::max(m_polledAt, sentAt);
    }
    if (poll.horizon > m_horizon)
        raiseHorizon(poll.horizon);
    if (m_changeCount > maxChanges)
        raiseHorizon(m_newest.xmax);
    return true;
}

Freshness::Judgement Freshness::judge(const QUuid &boot, const Snapshot &snapshot, const Scopes &scopes, Instant readAt) const
{
    const std::lock_guard lock(m_mutex);
    if (!isUsableLocked())
        return {Outcome::Unusable};
    if (boot != m_boot || snapshot.xmin < m_horizon || (m_trustedFrom && snapshot.isOlderThan(*m_trustedFrom)))
        return {Outcome::Outdated};
    for (const QByteArray &scope : scopes) {
        if (hasUnseenChange(scope, snapshot))
            return {Outcome::Changed};
    }
    const Instant provenAt = std::max(m_polledAt, readAt);
    return {Outcome::Fresh, provenAt < m_ownWriteAt ? Instant::min() : provenAt};
}

bool Freshness::hasUnseenChange(const QByteArray &scope, const Snapshot &snapshot) const
{
    const qsizetype dots = scope.startsWith("m:") ? scope.indexOf("..") : -1;
    if (dots < 0) {
        const auto logged = m_log.find(scope);
        return logged != m_log.end() && missesOneOf(logged->second, snapshot);
    }
    const auto end = m_log.upper_bound("m:" + scope.sliced(dots + 2));
    for (auto logged = m_log.lower_bound(scope.first(dots)); logged != end; ++logged) {
        if (missesOneOf(logged->second, snapshot))
            return true;
    }
    return false;
}

void Freshness::addChange(const FreshnessPoll::Change &change)
{
    std::vector<TransactionId> &ids = m_log[change.scope];
    const auto place = std::lower_bound(ids.begin(), ids.end(), change.transaction);
    if (place != ids.end() && *place == change.transaction)
        return;
    ids.insert(place, change.transaction);
    ++m_changeCount;
    ++m_learnedCount;
}

/// Drops log entries below the horizon; cached entries with an xmin below it are not accepted any more.
void Freshness::raiseHorizon(TransactionId horizon)
{
    ++m_learnedCount;
    m_horizon = std::max(m_horizon, horizon);
    m_changeCount = 0;
    for (auto logged = m_log.begin(); logged != m_log.end();) {
        std::vector<TransactionId> &ids = logged->second;
        ids.erase(ids.begin(), std::lower_bound(ids.begin(), ids.end(), m_horizon));
        m_changeCount += ids.size();
        logged = ids.empty() ? m_log.erase(logged) : std::next(logged);
    }
}

void Freshness::noteTriggers(const FreshnessPoll &poll)
{
    if (poll.triggersHealthy != m_areTriggersHealthy)
        ++m_learnedCount;
    // Enabling a trigger waits for the transactions that wrote without it, so this snapshot sees all their changes.
    if (poll.triggersHealthy && !m_areTriggersHealthy)
        m_trustedFrom = m_triggerDetail.isEmpty() ? std::nullopt : std::optional(poll.snapshot);
    m_areTriggersHealthy = poll.triggersHealthy;
    if (!poll.triggersHealthy)
        m_triggerDetail = poll.triggerDetail.isEmpty() ? QStringLiteral("a change trigger is disabled") : poll.triggerDetail;
    else
        m_triggerDetail.clear();
}

void Freshness::forgetEverything()
{
    ++m_learnedCount;
    m_boot = QUuid();
    m_newest = Snapshot();
    m_polledAt = Instant::min();
    m_horizon = 0;
    m_trustedFrom.reset();
    m_log.clear();
    m_changeCount = 0;
}

bool Freshness::isUsableLocked() const { return !m_boot.isNull() && m_areTriggersHealthy && m_auditVerdict.isEmpty(); }

bool Freshness::isUsable() const
{
    const std::lock_guard lock(m_mutex);
    return isUsableLocked();
}

void Freshness::noteDenied()
{
    const std::lock_guard lock(m_mutex);
    m_readable = {false, false};
}

Readable Freshness::readable() const
{
    const std::lock_guard lock(m_mutex);
    return m_readable;
}

std::uint64_t Freshness::learnedCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_learnedCount;
}

Instant Freshness::polledAt() const
{
    const std::lock_guard lock(m_mutex);
    return m_polledAt;
}

void Freshness::noteOwnWrite()
{
    const std::lock_guard lock(m_mutex);
    m_ownWriteAt = std::max(m_ownWriteAt, m_clock.now());
    ++m_learnedCount;
    if (m_ownWriteListener)
        m_ownWriteListener();
}

void Freshness::whenOwnWrite(std::function<void()> listener)
{
    const std::lock_guard lock(m_mutex);
    m_ownWriteListener = std::move(listener);
}

Instant Freshness::ownWriteAt() const
{
    const std::lock_guard lock(m_mutex);
    return m_ownWriteAt;
}

void Freshness::noteBoot(const QUuid &boot)
{
    const std::lock_guard lock(m_mutex);
    if (boot != m_boot)
        m_polledAt = Instant::min();
}

void Freshness::distrust(const QString &reason)
{
    const std::lock_guard lock(m_mutex);
    if (m_auditVerdict.isEmpty())
        m_auditVerdict = reason;
    ++m_learnedCount;
}

QString Freshness::distrustReason() const
{
    const std::lock_guard lock(m_mutex);
    return m_auditVerdict.isEmpty() ? m_triggerDetail : m_auditVerdict;
}

} // namespace lectern::cache
